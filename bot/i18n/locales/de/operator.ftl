# /betreiber, für den Betreiber des Bots.

operator-ready = Status: **bereit**
operator-loading = Status: **lädt das Modell**
operator-draining = Status: **malt fertig, was wartet, und fährt dann herunter**
operator-model = Modell: **{ $model }** auf { $device }
operator-device-none = noch keinem Gerät
operator-queue = Offene Aufträge: **{ $count }**
operator-pace = Geschwindigkeit: **{ $seconds } s** pro Megapixel und U-Net-Zeile
operator-pace-none = Geschwindigkeit: noch nicht gemessen
operator-memory = Speicher des Prozesses: **{ $size } MiB**
operator-guilds = Server: **{ $count }**
operator-uptime = Laufzeit: **{ $time }**
operator-database = Datenbank: **{ $size } MiB**
operator-blocks-none = Niemand ist gesperrt.
operator-block-user = - Mitglied <@{ $id }> (`{ $id }`), seit { $when }: { $reason }
operator-block-guild = - Server `{ $id }`, seit { $when }: { $reason }
operator-blocked = `{ $id }` ist jetzt überall gesperrt. { $count ->
    [one] 1 Auftrag
   *[other] { $count } Aufträge
} abgebrochen.
operator-unblocked = `{ $id }` kann mich wieder benutzen.
operator-list = { $on ->
    [True] Nur diese Server können mich benutzen:
   *[other] Alle Server können mich benutzen. Die Liste ist ausgeschaltet; darauf stehen:
}
operator-announce-title = Ankündigung
operator-announce-text = Was alle Server lesen
operator-announce-post = Auf { $count ->
    [one] 1 Server
   *[other] { $count } Servern
} posten
operator-reloaded = Ich habe { $model } neu geladen. Die Warteschlange läuft weiter.
operator-drains = Ich nehme nichts mehr an. Ich male noch { $count ->
    [one] 1 offenen Auftrag
   *[other] { $count } offene Aufträge
} fertig und fahre dann herunter.
operator-restarts = Ich starte neu. Was gerade gemalt wird, kommt zurück an seinen Platz in der Warteschlange.
operator-announce-done = Auf { $reached } von { $count } Servern gepostet.{ $missed ->
    [0] {""}
    [one] {" "}1 Server war nicht zu erreichen; im Log steht, warum.
   *[other] {" "}{ $missed } Server waren nicht zu erreichen; im Log steht, warum.
}
