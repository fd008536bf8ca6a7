# Die Namen und Beschreibungen von /admin kanäle und der Meldung im Kontextmenü: siehe bot/translator.py.

command-report = Melden

command-admin-channels = kanäle
    .description = Was mit heiklen Bildern geschieht, Kanal für Kanal

command-admin-channels-show = zeigen
    .description = Sieh, was eingestellt ist, und was sonst gilt.

command-admin-channels-set = einstellen
    .description = Stell ein, was mit heiklen Bildern geschieht; was du weglässt, bleibt.
    .channel = kanal
    .channel-description = Welcher Kanal; ohne Angabe die Vorgabe des Servers
    .spoiler = spoiler
    .spoiler-description = Ab wie viel Prozent ein Bild hinter einem Spoiler steht; 101 für nie
    .blur = unscharf
    .blur-description = Ab wie viel Prozent es unscharf gezeigt wird; 101 für nie
    .withhold = zurückhalten
    .withhold-description = Ab wie viel Prozent es geprüft werden muss; 101 für nie, nur in Kanälen für Erwachsene
    .unchecked = ungeprüft
    .unchecked-description = Ob Vorschauen und Schritte gezeigt werden, die niemand prüfen kann

command-admin-channels-clear = löschen
    .description = Vergiss, was für einen Kanal eingestellt war.
    .channel = kanal
    .channel-description = Welcher Kanal; ohne Angabe die Vorgabe des Servers
