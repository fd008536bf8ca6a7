# Namen und Beschreibungen von /verlauf, /statistik, /hilfe und /über: siehe bot/i18n/translator.py.

command-history = verlauf
    .description = Zeigt deine fertigen Bilder; nur du siehst sie.
    .text = text
    .text-description = Wörter, die im Prompt vorkommen sollen

command-stats = statistik
    .description = Zeigt, wie viel gemalt wurde, nach Tagen und Modellen.
    .whose = wessen
    .whose-description = Deine Bilder oder alle auf diesem Server

choice-mine = Meine
choice-server = Dieser Server

command-help = hilfe
    .description = Zeigt, was ich kann und wie man einen Prompt schreibt.

command-about = über
    .description = Zeigt meine Version, mein Modell und wie lange ich schon laufe.
