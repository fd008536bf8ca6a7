# What is written on drawings: strips of a study, a U-Net's anatomy, charts.

drawings-number = { $value }

## Studies of diffusion

drawings-schedule = { $name ->
    [linear] linear
    [scaled_linear] scaled linear
    [cosine] cosine
   *[other] { $name }
}
drawings-forward = { $what ->
    [latents] Noise on latents, decoded
   *[pixels] Noise on pixels
} · { $schedule ->
    [linear] linear schedule
    [scaled_linear] scaled linear schedule
    [cosine] cosine schedule
   *[other] { $schedule }
}
drawings-bar = Share of the picture left: ᾱₜ
drawings-snr = Signal to noise: ᾱₜ / (1 − ᾱₜ)
drawings-timestep = timestep t
drawings-noisy = Noisy latent xₜ, decoded
drawings-clean = Predicted clean picture x̂₀
drawings-noisy-short = noisy: xₜ
drawings-clean-short = predicted: x̂₀
drawings-step = step { $step } of { $steps }
drawings-step-short = { $step } of { $steps }
