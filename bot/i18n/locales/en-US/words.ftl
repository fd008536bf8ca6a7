# /admin words.

words-none = There are no rules here yet, but for the one that always holds: no sexual content with minors.
words-added = Rule { $number } holds from now on: { $rule }
words-removed = Rule { $number } is gone.
words-exported = { $count ->
    [one] { $count } rule
   *[other] { $count } rules
}
words-imported = { $count ->
    [one] { $count } rule holds from now on, in place of all before.
   *[other] { $count } rules hold from now on, in place of all before.
}
words-would-refuse = ⛔ This would be refused.
words-would-pass = ✅ This would be painted.
words-hit = - { $action }: “{ $found }” meets { $rule } (undone: { $disguises })
