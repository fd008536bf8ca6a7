# /history: a member's own pictures.

gallery-all = **Your pictures**, newest first
gallery-found = **Your pictures** with “{ $words }”, newest first
gallery-open = Open a picture
gallery-newer = Newer
gallery-older = Older
gallery-job = { $day } · { $count ->
    [one] seed { $seed }
   *[other] { $count } pictures, seed { $seed }
}
