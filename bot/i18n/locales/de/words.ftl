# /verwaltung wörter.

words-none = Hier gibt es noch keine Regeln, außer der einen, die immer gilt: keine sexuellen Inhalte mit Minderjährigen.
words-added = Regel { $number } gilt jetzt: { $rule }
words-removed = Regel { $number } ist entfernt.
words-exported = { $count ->
    [one] { $count } Regel
   *[other] { $count } Regeln
}
words-imported = { $count ->
    [one] { $count } Regel gilt jetzt. Sie ersetzt alle bisherigen.
   *[other] { $count } Regeln gelten jetzt. Sie ersetzen alle bisherigen.
}
words-would-refuse = ⛔ Das würde abgelehnt.
words-would-pass = ✅ Das würde gemalt.
words-hit = - { $action }: „{ $found }“ passt auf { $rule } (Verkleidung: { $disguises })
