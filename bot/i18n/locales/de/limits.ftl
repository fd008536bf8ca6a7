# /kontingent und /verwaltung grenzen.

limits-title = **Grenzen auf diesem Server**
limits-none = Hier ist nichts begrenzt als durch die Warteschlange selbst.
limits-default = - **Mitglieder ohne eine hier genannte Rolle:** { $list }
limits-of-role = - <@&{ $role }>: { $list }
limits-channel = - Gemalt wird nur in erlaubten Kanälen: <#{ $channel }>
limits-role = - Gemalt wird nur für erlaubte Rollen: <@&{ $role }>
limits-queued = { $count ->
    [one] ein offener Auftrag
   *[other] { $count } offene Aufträge
}
limits-running = { $count ->
    [one] ein Auftrag, der gleichzeitig gemalt wird
   *[other] { $count } Aufträge, die gleichzeitig gemalt werden
}
limits-pictures_a_day = { $count ->
    [one] ein Bild am Tag
   *[other] { $count } Bilder am Tag
}
limits-steps = { $count ->
    [one] ein Schritt
   *[other] { $count } Schritte
}
limits-pixels = { $count } Pixel (etwa { $side }x{ $side })
limits-pictures = { $count ->
    [one] ein Bild je Auftrag
   *[other] { $count } Bilder je Auftrag
}
limits-priority = { $count }-mal so oft an der Reihe
limits-cooldown_seconds = { $count ->
    [one] eine Sekunde zwischen zwei Aufträgen
   *[other] { $count } Sekunden zwischen zwei Aufträgen
}

quota-title = **Was du dir hier wünschen darfst**
quota-day = - Heute { $scope ->
    [here] auf diesem Server
   *[all] insgesamt
}: noch { $left } von { $limit ->
    [one] einem Bild
   *[other] { $limit } Bildern
}; alles wieder <t:{ $when }:R>
quota-free = - So viele Bilder am Tag, wie du willst; heute bisher { $count }, neu gezählt <t:{ $when }:R>
quota-soon = - Der nächste Auftrag <t:{ $when }:R>
