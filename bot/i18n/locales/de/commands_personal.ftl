# Namen und Beschreibungen von /einstellungen, /stile und /platzhalter: siehe bot/i18n/translator.py.

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

command-wildcards = platzhalter
    .description = Listen für __name__ in Prompts

command-wildcards-list = liste
    .description = Zeigt alle Listen, die du hier benutzen kannst.

command-wildcards-show = anzeigen
    .description = Zeigt die Einträge einer Liste.
    .name = name
    .name-description = Welche Liste

command-wildcards-add = anlegen
    .description = Legt eine Liste an oder ändert eine.
    .name = name
    .name-description = Wie sie heißen soll; eine vorhandene kannst du ändern
    .scope = wessen
    .scope-description = Wem die Liste gehört

command-wildcards-remove = entfernen
    .description = Entfernt eine Liste.
    .name = name
    .name-description = Welche Liste
    .scope = wessen
    .scope-description = Wem die Liste gehört
