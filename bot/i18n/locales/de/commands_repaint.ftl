# Die Namen und Beschreibungen von Repaint, Show parameters und /inspect.

command-repaint = Neu malen
command-repaint-avatar = Avatar neu malen
command-show-parameters = Parameter zeigen

command-inspect = untersuchen
    .description = Sieh, wie ein Bild gemalt wurde

command-inspect-image = bild
    .description = Sieh, wie ein Bild gemalt wurde: Prompt, Seed und was seine Datei sonst noch sagt.
    .image = bild
    .image-description = Ein Bild, so wie es gespeichert wurde, von Easel oder einem anderen Werkzeug
