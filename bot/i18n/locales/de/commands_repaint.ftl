# Namen und Beschreibungen von „Neu malen“, „Parameter anzeigen“ und /untersuchen: siehe bot/i18n/translator.py.

command-repaint = Neu malen
command-repaint-avatar = Avatar neu malen
command-show-parameters = Parameter anzeigen

command-inspect = untersuchen
    .description = Zeigt, wie ein Bild gemalt wurde.

command-inspect-image = bild
    .description = Zeigt, wie ein Bild gemalt wurde: Prompt, Seed und was sonst in der Datei steht.
    .image = bild
    .image-description = Die Originaldatei, von Easel oder einem anderen Programm
