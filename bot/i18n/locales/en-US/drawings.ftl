# Text in drawings: the strips of a study, the summary of a U-Net, and charts.

drawings-number = { $value }

## Studies of diffusion

drawings-schedule = { $name ->
    [linear] linear
    [scaled_linear] scaled linear
    [cosine] cosine
    [trained] this model's own
   *[other] { $name }
}
drawings-forward = { $what ->
    [latents] Noise on latents, decoded
   *[pixels] Noise on pixels
} · { $schedule ->
    [linear] linear schedule
    [scaled_linear] scaled linear schedule
    [cosine] cosine schedule
    [trained] the model's own schedule
   *[other] { $schedule }
}
drawings-bar = How much of the picture is left: ᾱₜ
drawings-snr = Signal to noise: ᾱₜ / (1 − ᾱₜ)
drawings-timestep = timestep t
drawings-noisy = Noisy latent xₜ, decoded
drawings-clean = Predicted clean picture x̂₀
drawings-noisy-short = noisy: xₜ
drawings-clean-short = predicted: x̂₀
drawings-step = step { $step } of { $steps }
drawings-step-short = { $step } of { $steps }

## The summary of a U-Net

drawings-millions = { $value } M
drawings-thousands = { $value } k
drawings-unet = U-Net with { $parameters } parameters
drawings-predicts = predicts { $prediction ->
    [epsilon] the noise ε
    [v_prediction] the velocity v
    [sample] the clean picture x₀
   *[other] { $prediction }
} · { $timesteps } timesteps
drawings-resnets = { $number ->
    [one] 1 ResNet block
   *[other] { $number } ResNet blocks
}
drawings-attentions = { $number ->
    [one] 1 attention
   *[other] { $number } attentions
} × { $heads ->
    [one] 1 head
   *[other] { $heads } heads
}
drawings-parameters = { $count } parameters
drawings-words = prompt
drawings-legend-flow = path of the latent
drawings-legend-skip = skip connection
drawings-legend-attention = words of the prompt
drawings-work = { $resnets ->
    [one] 1 ResNet block
   *[other] { $resnets } ResNet blocks
}{ $attentions ->
    [0] { "" }
    [one] { " " }and 1 attention layer with { $heads } { $heads ->
        [one] head
       *[other] heads
    }
   *[other] { " " }and { $attentions } attention layers with { $heads } { $heads ->
        [one] head
       *[other] heads
    } each
}{ $words ->
    [yes] , reading the prompt
   *[no] { "" }
}
drawings-explain-in = **In**, { $size }: a convolution turns the latent's { $channels } channels into { $channels_given }; { $parameters } parameters.
drawings-explain-down = **Down { $number }**, { $size }{ $resized ->
    [yes] { " " }→ { $given }
   *[no] { "" }
}: { $work }{ $resized ->
    [yes] , then makes the picture smaller
   *[no] { "" }
}; { $channels } → { $channels_given } channels, { $parameters } parameters.
drawings-explain-mid = **Middle**, { $size }: { $work }{ $attentions ->
    [0] { "" }
   *[other] , where each spot sees the whole picture
}; { $channels_given } channels, { $parameters } parameters.
drawings-explain-up = **Up { $number }**, { $size }{ $resized ->
    [yes] { " " }→ { $given }
   *[no] { "" }
}: adds what Down { $partner } kept; { $work }{ $resized ->
    [yes] , then makes the picture larger
   *[no] { "" }
}; { $channels } → { $channels_given } channels, { $parameters } parameters.
drawings-explain-out = **Out**, { $given }: a convolution turns { $channels } channels into { $channels_given }: { $prediction ->
    [epsilon] the noise ε
    [v_prediction] the velocity v
    [sample] the clean picture x₀
   *[other] { $prediction }
}; { $parameters } parameters.

## Charts

drawings-day = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
} { $day }
drawings-total = { $number ->
    [one] 1 picture in { $days } days
   *[other] { $number } pictures in { $days } days
}
drawings-left-out = { $number ->
    [one] and 1 more
   *[other] and { $number } more
}
drawings-empty = No pictures yet. Try /imagine.
