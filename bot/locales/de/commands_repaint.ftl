# Die Namen und Beschreibungen von Repaint, Show parameters, /inspect und /admin.

command-repaint = Neu malen
command-repaint-avatar = Avatar neu malen
command-show-parameters = Parameter zeigen

command-inspect = untersuchen
    .description = Sieh, wie ein Bild gemalt wurde

command-inspect-image = bild
    .description = Sieh, wie ein Bild gemalt wurde: Prompt, Seed und was seine Datei sonst noch sagt.
    .image = bild
    .image-description = Ein Bild, so wie es gespeichert wurde, von Easel oder einem anderen Werkzeug

command-admin = verwaltung
    .description = Richte diesen Server ein

command-admin-settings = einstellungen
    .description = Sieh, was dieser Server erlaubt, und ändere es.
    .repaint_avatar = avatare
    .repaint_avatar-description = Ob Mitglieder die Avatare anderer neu malen dürfen
