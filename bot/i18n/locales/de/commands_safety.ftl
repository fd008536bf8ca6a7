# Namen und Beschreibungen von /verwaltung kanäle und „Melden“: siehe bot/i18n/translator.py.

command-report = Melden

command-admin-channels = kanäle
    .description = Was mit heiklen Bildern passiert, Kanal für Kanal

command-admin-channels-show = anzeigen
    .description = Zeigt, was für die Kanäle eingestellt ist und was sonst gilt.

command-admin-channels-set = einstellen
    .description = Legt fest, was mit heiklen Bildern passiert; was du nicht angibst, bleibt.
    .channel = kanal
    .channel-description = Welcher Kanal. Standard: die Vorgabe des Servers
    .spoiler = spoiler
    .spoiler-description = Ab wie viel Prozent ein Bild als Spoiler erscheint; 101 für nie
    .blur = unscharf
    .blur-description = Ab wie viel Prozent ein Bild unscharf erscheint; 101 für nie
    .withhold = zurückhalten
    .withhold-description = Ab wie viel Prozent ein Bild geprüft werden muss; 101 für nie (nur mit Altersbeschränkung)
    .unchecked = ungeprüft
    .unchecked-description = Ob Vorschauen und Schritte gezeigt werden, die niemand prüfen kann

command-admin-channels-clear = zurücksetzen
    .description = Löscht, was für einen Kanal eingestellt ist.
    .channel = kanal
    .channel-description = Welcher Kanal. Standard: die Vorgabe des Servers
