# Was auf Zeichnungen steht: Streifen einer Studie, die Anatomie eines U-Nets, Diagramme.

drawings-number = { $value }

## Studien der Diffusion

drawings-schedule = { $name ->
    [linear] linear
    [scaled_linear] skaliert linear
    [cosine] Kosinus
   *[other] { $name }
}
drawings-forward = { $what ->
    [latents] Rauschen auf Latents, decodiert
   *[pixels] Rauschen auf Pixeln
} · { $schedule ->
    [linear] linearer Zeitplan
    [scaled_linear] skaliert linearer Zeitplan
    [cosine] Kosinus-Zeitplan
   *[other] { $schedule }
}
drawings-bar = Was vom Bild bleibt: ᾱₜ
drawings-snr = Signal zu Rauschen: ᾱₜ / (1 − ᾱₜ)
drawings-timestep = Zeitschritt t
drawings-noisy = Verrauschtes Latent xₜ, decodiert
drawings-clean = Vorhergesagtes sauberes Bild x̂₀
drawings-noisy-short = verrauscht: xₜ
drawings-clean-short = vorhergesagt: x̂₀
drawings-step = Schritt { $step } von { $steps }
drawings-step-short = { $step } von { $steps }
