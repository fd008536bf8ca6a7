# Einstellungen und Stile: siehe bot/translator.py.

command-settings = einstellungen
    .description = Sieh und ändere, was zählt, wo du etwas weglässt.

command-styles = stile
    .description = Benannte Prompt-Vorlagen, für /male stil

command-styles-list = liste
    .description = Zeig alle Stile, die du hier nutzen kannst.

command-styles-show = zeigen
    .description = Zeig einen Stil ganz.
    .name = name
    .name-description = Welchen Stil

command-styles-add = anlegen
    .description = Lege einen Stil an, oder ändere einen.
    .name = name
    .name-description = Wie er heißen soll; einen, den es schon gibt, kannst du ändern
    .scope = wessen
    .scope-description = Wessen Stil es ist

command-styles-remove = entfernen
    .description = Entferne einen Stil.
    .name = name
    .name-description = Welchen Stil
    .scope = wessen
    .scope-description = Wessen Stil es ist

choice-mine = meiner
choice-server = des Servers
