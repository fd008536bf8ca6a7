# /settings: a member's own defaults.

settings-title = **Your defaults**, used when you don't set an option.
settings-model = Model: **{ $name }**
settings-model-any = Model: whichever is loaded, now **{ $loaded }**
settings-model-other = Model: **{ $name }** isn't loaded, so I use **{ $loaded }**
settings-size = Size: **{ $size }**
settings-size-own = Size: the model's default, **{ $size }**
settings-size-other = Size: this model can't paint **{ $size }**, so I use its default, **{ $own }**
settings-steps = Steps: **{ $steps }**
settings-steps-own = Steps: the model's default, **{ $steps }**
settings-style = Style: **{ $name }**
settings-style-none = Style: **none**
settings-style-gone = Style: **{ $name }** isn't available here, so I use **none**
settings-private = { $on ->
    [True] Private: only you see your pictures
   *[other] Not private: everyone in the channel sees your pictures
}
settings-spoiler = { $on ->
    [True] Spoiler: your pictures are hidden until someone clicks on them
   *[other] No spoiler: your pictures are shown right away
}
settings-repaintable = { $on ->
    [True] Repaintable: others may repaint your pictures and your avatar
   *[other] Not repaintable: nobody else may repaint your pictures or your avatar
}
settings-ping = { $when ->
    [always] Ping: I mention you with every finished picture
    [never] No ping: I never mention you
   *[after_wait] Ping: I mention you with a picture that took over 30 seconds
}

settings-menu-ping = When to mention you
settings-choice-ping = { $when ->
    [always] Ping me with every picture
    [never] Never ping me
   *[after_wait] Ping me after a wait of 30 seconds
}
settings-button-private = { $on ->
    [True] Private: on
   *[other] Private: off
}
settings-button-spoiler = { $on ->
    [True] Spoiler: on
   *[other] Spoiler: off
}
settings-button-repaintable = { $on ->
    [True] Repaintable: on
   *[other] Repaintable: off
}
settings-change = Change
settings-reset = Reset

settings-form-title = Your settings
settings-form-size = Size
settings-form-size-about = Width x height, such as { $sizes }. Empty: the model's default.
settings-form-steps-about = From 1 to { $limit }. Empty: the model's default, { $steps }.
settings-form-style = Style
settings-form-style-about = A name from /styles list. Empty: none.
settings-form-model = Model
settings-form-model-any = Whichever is loaded
settings-form-model-kept = { $name } (not loaded)
