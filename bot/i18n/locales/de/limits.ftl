# /kontingent und /verwaltung limits.

limits-title = **Limits auf diesem Server**
limits-none = Keine Limits außer denen der Warteschlange selbst.
limits-default = - **Standard:** { $list }
limits-of-role = - <@&{ $role }>: { $list }
limits-channel = - Erlaubter Kanal: <#{ $channel }>
limits-role = - Erlaubte Rolle: <@&{ $role }>
limits-queued = { $count ->
    [one] 1 offener Auftrag
   *[other] { $count } offene Aufträge
}
limits-running = { $count ->
    [one] 1 Auftrag gleichzeitig in Arbeit
   *[other] { $count } Aufträge gleichzeitig in Arbeit
}
limits-pictures_a_day = { $count ->
    [one] 1 Bild am Tag
   *[other] { $count } Bilder am Tag
}
limits-steps = { $count ->
    [one] 1 Schritt
   *[other] { $count } Schritte
}
limits-pixels = { $count } Pixel (etwa { $side }x{ $side })
limits-pictures = { $count ->
    [one] 1 Bild pro Auftrag
   *[other] { $count } Bilder pro Auftrag
}
limits-priority = { $count }-mal so oft dran
limits-cooldown_seconds = { $count ->
    [one] 1 Sekunde zwischen zwei Aufträgen
   *[other] { $count } Sekunden zwischen zwei Aufträgen
}

quota-title = **Deine Limits hier**
quota-day = - Heute { $scope ->
    [here] auf diesem Server
   *[all] insgesamt
}: noch { $left } von { $limit ->
    [one] 1 Bild
   *[other] { $limit } Bildern
} übrig; neu <t:{ $when }:R>
quota-free = - Kein Tageslimit. Heute { $count ->
    [one] 1 Bild
   *[other] { $count } Bilder
}; neu <t:{ $when }:R>.
quota-soon = - Der nächste Auftrag geht <t:{ $when }:R>
