# /betreiber: für den, der den Bot betreibt.

operator-ready = Zustand: **bereit**
operator-loading = Zustand: **lädt das Modell**
operator-draining = Zustand: **malt fertig, was wartet, und endet dann**
operator-model = Modell: **{ $model }** auf { $device }
operator-device-none = noch keinem Gerät
operator-queue = Offene Aufträge: **{ $count }**
operator-pace = Tempo: **{ $seconds } s** je Megapixel und Zeile des U-Nets
operator-pace-none = Tempo: noch nicht gemessen
operator-memory = Speicher des Prozesses: **{ $size } MiB**
operator-guilds = Server: **{ $count }**
operator-uptime = Läuft seit **{ $time }**
operator-database = Datenbank: **{ $size } MiB**
operator-blocks-none = Niemand ist gesperrt.
operator-block-user = - Mitglied <@{ $id }> (`{ $id }`), seit { $when }: { $reason }
operator-block-guild = - Server `{ $id }`, seit { $when }: { $reason }
operator-blocked = `{ $id }` ist überall gesperrt; { $count ->
    [one] ein Auftrag
   *[other] { $count } Aufträge
} abgebrochen.
operator-unblocked = `{ $id }` darf mich wieder benutzen.
operator-list = { $on ->
    [True] Nur diese Server dürfen mich benutzen:
   *[other] Alle Server dürfen mich benutzen. Auf der Liste, die nicht gilt:
}
operator-announce-title = Ankündigung
operator-announce-text = Was alle Server lesen
operator-announce-post = Auf { $count ->
    [one] einem Server
   *[other] { $count } Servern
} posten
operator-announce-done = Auf { $reached } von { $count } Servern gepostet.{ $missed ->
    [0] {""}
    [one] {" "}Einen Server habe ich nicht erreicht; im Protokoll steht, warum.
   *[other] {" "}{ $missed } Server habe ich nicht erreicht; im Protokoll steht, warum.
}
operator-reloaded = { $model } ist neu geladen, und die Warteschlange geht weiter.
operator-drains = Ich nehme nichts mehr an, male { $count ->
    [one] einen offenen Auftrag
   *[other] { $count } offene Aufträge
} fertig und ende.
operator-restarts = Ich starte neu: Was gemalt wird, geht an seinen alten Platz in der Warteschlange zurück.
