# Die Namen und Beschreibungen von /privatsphäre und /betreiber: siehe bot/translator.py.

command-privacy = privatsphäre
    .description = Sieh, was ich über dich aufbewahre und warum, hol dir alles, oder lass es löschen.

command-operator = betreiber
    .description = Den Bot betreiben
command-operator-status = zustand
    .description = Sieh, wie es dem Bot geht: Modell, Warteschlange, Speicher, Server, Datenbank.
command-operator-block = sperren
    .description = Halte ein Mitglied oder einen Server überall vom Bot fern, und brich ab, was dort wartet.
    .kind = art
    .kind-description = Ein Mitglied oder ein Server
    .target = wen
    .target-description = Die ID
    .reason = grund
    .reason-description = Warum; es wird mitgeteilt
command-operator-unblock = entsperren
    .description = Lass ein Mitglied oder einen Server den Bot wieder benutzen.
    .target = wen
    .target-description = Die ID
command-operator-blocks = gesperrte
    .description = Sieh, wen du gesperrt hast.
command-operator-servers = server
    .description = Lass nur Server auf einer Liste den Bot benutzen, oder alle.
    .do = was
    .do-description = Was mit der Liste geschehen soll
    .server = server
    .server-description = Die ID eines Servers, der dazukommen oder gehen soll
command-operator-announce = ankündigen
    .description = Schreib allen Servern etwas; du siehst es, bevor es gepostet wird.
command-operator-reload = neuladen
    .description = Lade das Modell neu; was gemalt wird, wird vorher fertig, und die Warteschlange bleibt.
command-operator-drain = auslaufen
    .description = Nimm nichts mehr an, mal fertig, was wartet, und beende den Prozess.
command-operator-restart = neustart
    .description = Beende den Prozess jetzt, damit er neu startet: Was gemalt wird, geht in die Warteschlange zurück.

choice-user = Mitglied
choice-guild = Server
choice-list_show = zeigen
choice-list_on = ein
choice-list_off = aus
choice-list_add = hinzufügen
choice-list_remove = entfernen
