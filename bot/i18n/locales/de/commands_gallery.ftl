# Die Namen und Beschreibungen von /verlauf, /statistik, /hilfe und /über: siehe bot/translator.py.

command-history = verlauf
    .description = Sieh deine fertigen Bilder durch; nur du siehst sie.
    .text = text
    .text-description = Wörter des Prompts, nach denen gesucht wird

command-stats = statistik
    .description = Sieh, wie viel gemalt wurde, nach Tagen und Modellen.
    .whose = wessen
    .whose-description = Deine, oder die aller auf diesem Server

choice-mine = Meine
choice-server = Die dieses Servers

command-help = hilfe
    .description = Zeig, was ich kann, und wie man einen Prompt schreibt.

command-about = über
    .description = Sieh meine Version, das Modell, mit dem ich male, und wie lange ich schon laufe.
