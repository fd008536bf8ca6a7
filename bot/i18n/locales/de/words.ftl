# /admin words.

words-none = Hier gibt es noch keine Regeln, außer der, die immer gilt: nichts Sexuelles mit Minderjährigen.
words-added = Regel { $number } gilt ab jetzt: { $rule }
words-removed = Regel { $number } ist weg.
words-exported = { $count ->
    [one] { $count } Regel
   *[other] { $count } Regeln
}
words-imported = { $count ->
    [one] { $count } Regel gilt ab jetzt, statt aller bisherigen.
   *[other] { $count } Regeln gelten ab jetzt, statt aller bisherigen.
}
words-would-refuse = ⛔ Das würde abgelehnt.
words-would-pass = ✅ Das würde gemalt.
words-hit = - { $action }: „{ $found }“ trifft { $rule } (rückgängig gemacht: { $disguises })
