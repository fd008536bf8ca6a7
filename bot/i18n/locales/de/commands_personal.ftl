# Namen und Beschreibungen von /einstellungen und /stile: siehe bot/i18n/translator.py.

command-settings = einstellungen
    .description = Zeigt deine Voreinstellungen und ändert sie.

command-styles = stile
    .description = Gespeicherte Prompt-Vorlagen für /male stil

command-styles-list = liste
    .description = Zeigt alle Stile, die du hier benutzen kannst.

command-styles-show = anzeigen
    .description = Zeigt einen Stil vollständig.
    .name = name
    .name-description = Welcher Stil

command-styles-add = anlegen
    .description = Legt einen Stil an oder ändert einen.
    .name = name
    .name-description = Wie er heißen soll; einen vorhandenen kannst du ändern
    .scope = wessen
    .scope-description = Wem der Stil gehört

command-styles-remove = entfernen
    .description = Entfernt einen Stil.
    .name = name
    .name-description = Welcher Stil
    .scope = wessen
    .scope-description = Wem der Stil gehört
