# /settings: the panel of a member's own defaults.

settings-title = **Your settings** count where you leave something out.
settings-model = Model: **{ $name }**
settings-model-any = Model: the one that is loaded, **{ $loaded }**
settings-model-other = Model: **{ $name }**, which is not loaded: **{ $loaded }** paints instead
settings-size = Size: **{ $size }**
settings-size-own = Size: the model's own, **{ $size }**
settings-size-other = Size: **{ $size }**, which this model can't paint: its own, **{ $own }**, is taken instead
settings-steps = Steps: **{ $steps }**
settings-steps-own = Steps: the model's own, **{ $steps }**
settings-style = Style: **{ $name }**
settings-style-none = Style: **none**
settings-style-gone = Style: **{ $name }**, which is not there in this place: **none** is taken instead
settings-private = { $on ->
    [True] Private: only you see your pictures
   *[other] Not private: everybody in the channel sees your pictures
}
settings-spoiler = { $on ->
    [True] Spoiler: your pictures are hidden until somebody clicks on them
   *[other] No spoiler: your pictures are shown at once
}
settings-repaintable = { $on ->
    [True] Repaintable: others may repaint your pictures and your avatar
   *[other] Not repaintable: nobody else may repaint your pictures or your avatar
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
settings-form-size-about = Width x height, such as { $sizes }. Empty: the model's own.
settings-form-steps-about = From 1 to { $limit }. Empty: the model's own, { $steps }.
settings-form-style = Style
settings-form-style-about = A name that /styles list shows. Empty: none.
settings-form-model = Model
settings-form-model-any = Whichever is loaded
settings-form-model-kept = { $name } (not loaded)
