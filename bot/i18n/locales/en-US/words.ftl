# /admin words.

words-none = There are no rules here yet, except the one that always applies: no sexual content with minors.
words-added = Rule { $number } is active: { $rule }
words-removed = Rule { $number } is removed.
words-exported = { $count ->
    [one] { $count } rule
   *[other] { $count } rules
}
words-imported = { $count ->
    [one] { $count } rule is active now. It replaces all earlier rules.
   *[other] { $count } rules are active now. They replace all earlier rules.
}
words-would-refuse = ⛔ This would be refused.
words-would-pass = ✅ This would be painted.
words-hit = - { $action }: “{ $found }” matches { $rule } (disguise: { $disguises })
