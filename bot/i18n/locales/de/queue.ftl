# /queue und /cancel.

queue-empty = Nichts wartet: Dein Bild würde sofort gemalt.
queue-none = **Deine:** Nichts wartet.
queue-own = **Deine:** { $jobs ->
    [one] { $jobs } Auftrag
   *[other] { $jobs } Aufträge
}, { $pictures ->
    [one] { $pictures } Bild
   *[other] { $pictures } Bilder
}{ $last }
queue-last = {"; der letzte kommt dran in etwa "}{ $time }
queue-others = **Andere auf diesem Server:** { $jobs ->
    [one] { $jobs } Auftrag
   *[other] { $jobs } Aufträge
}, { $pictures ->
    [one] { $pictures } Bild
   *[other] { $pictures } Bilder
}
queue-yours = { $place }. **{ $prompt }** (Auftrag { $job }) · { $progress }
queue-other = { $place }. <@{ $member }> · { $progress }
queue-cancelled = Auftrag { $job } ist abgebrochen.
