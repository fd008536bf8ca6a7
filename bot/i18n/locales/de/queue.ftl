# /warteschlange und /abbrechen.

queue-empty = Hier wartet nichts. Mit /male kannst du ein Bild malen lassen.
queue-none = **Deine:** Nichts wartet.
queue-own = **Deine:** { $jobs ->
    [one] { $jobs } Auftrag
   *[other] { $jobs } Aufträge
}, { $pictures ->
    [one] { $pictures } Bild
   *[other] { $pictures } Bilder
}{ $last }
queue-last = {"; Wartezeit bis zum letzten: etwa "}{ $time }
queue-others = **Andere auf diesem Server:** { $jobs ->
    [one] { $jobs } Auftrag
   *[other] { $jobs } Aufträge
}, { $pictures ->
    [one] { $pictures } Bild
   *[other] { $pictures } Bilder
}
queue-yours = { $place }. **{ $prompt }** (Auftrag { $job }) · { $progress }
queue-theirs = { $place }. <@{ $member }> **{ $prompt }** (Auftrag { $job }) · { $progress }
queue-other = { $place }. <@{ $member }> (Auftrag { $job }) · { $progress }
queue-cancelled = Auftrag { $job } ist abgebrochen.
