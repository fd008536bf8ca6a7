# Text in Zeichnungen: die Streifen einer Studie, der Aufbau eines U-Nets, Diagramme.

drawings-number = { $value }

## Studien der Diffusion

drawings-schedule = { $name ->
    [linear] linear
    [scaled_linear] skaliert linear
    [cosine] Kosinus
    [trained] der des Modells
   *[other] { $name }
}
drawings-forward = { $what ->
    [latents] Rauschen auf Latents, decodiert
   *[pixels] Rauschen auf Pixeln
} · { $schedule ->
    [linear] linearer Rauschplan
    [scaled_linear] skaliert linearer Rauschplan
    [cosine] Kosinus-Rauschplan
    [trained] Rauschplan des Modells
   *[other] { $schedule }
}
drawings-bar = Wie viel vom Bild übrig ist: ᾱₜ
drawings-snr = Signal zu Rauschen: ᾱₜ / (1 − ᾱₜ)
drawings-timestep = Zeitschritt t
drawings-noisy = Verrauschtes Latent xₜ, decodiert
drawings-clean = Vorhergesagtes sauberes Bild x̂₀
drawings-noisy-short = verrauscht: xₜ
drawings-clean-short = vorhergesagt: x̂₀
drawings-step = Schritt { $step } von { $steps }
drawings-step-short = { $step } von { $steps }

## Der Aufbau eines U-Nets

drawings-millions = { $value } Mio.
drawings-thousands = { $value } Tsd.
drawings-unet = U-Net mit { $parameters } Parametern
drawings-predicts = sagt { $prediction ->
    [epsilon] das Rauschen ε
    [v_prediction] die Geschwindigkeit v
    [sample] das saubere Bild x₀
   *[other] { $prediction }
} vorher · { $timesteps } Zeitschritte
drawings-resnets = { $number ->
    [one] 1 ResNet-Block
   *[other] { $number } ResNet-Blöcke
}
drawings-attentions = { $number ->
    [one] 1 Attention
   *[other] { $number } Attentions
} × { $heads ->
    [one] 1 Kopf
   *[other] { $heads } Köpfe
}
drawings-parameters = { $count } Parameter
drawings-words = Prompt
drawings-legend-flow = Weg des Latents
drawings-legend-skip = Skip-Verbindung
drawings-legend-attention = Wörter des Prompts
drawings-work = { $resnets ->
    [one] 1 ResNet-Block
   *[other] { $resnets } ResNet-Blöcke
}{ $attentions ->
    [0] { "" }
    [one] { " " }und 1 Attention-Schicht mit { $heads } { $heads ->
        [one] Kopf
       *[other] Köpfen
    }
   *[other] { " " }und { $attentions } Attention-Schichten mit je { $heads } { $heads ->
        [one] Kopf
       *[other] Köpfen
    }
}{ $words ->
    [yes] , die den Prompt lesen
   *[no] { "" }
}
drawings-explain-in = **Eingang**, { $size }: Eine Faltung macht aus den { $channels } Kanälen des Latents { $channels_given }; { $parameters } Parameter.
drawings-explain-down = **Abwärts { $number }**, { $size }{ $resized ->
    [yes] { " " }→ { $given }
   *[no] { "" }
}: { $work }{ $resized ->
    [yes] , dann wird das Bild verkleinert
   *[no] { "" }
}; { $channels } → { $channels_given } Kanäle, { $parameters } Parameter.
drawings-explain-mid = **Mitte**, { $size }: { $work }{ $attentions ->
    [0] { "" }
   *[other] , dabei sieht jede Stelle das ganze Bild
}; { $channels_given } Kanäle, { $parameters } Parameter.
drawings-explain-up = **Aufwärts { $number }**, { $size }{ $resized ->
    [yes] { " " }→ { $given }
   *[no] { "" }
}: Was Abwärts { $partner } behalten hat, kommt dazu; { $work }{ $resized ->
    [yes] , dann wird das Bild vergrößert
   *[no] { "" }
}; { $channels } → { $channels_given } Kanäle, { $parameters } Parameter.
drawings-explain-out = **Ausgang**, { $given }: Eine Faltung macht aus { $channels } Kanälen { $channels_given }: { $prediction ->
    [epsilon] das Rauschen ε
    [v_prediction] die Geschwindigkeit v
    [sample] das saubere Bild x₀
   *[other] { $prediction }
}; { $parameters } Parameter.

## Diagramme

drawings-day = { $day }.{ $month }.
drawings-total = { $number ->
    [one] 1 Bild in { $days } Tagen
   *[other] { $number } Bilder in { $days } Tagen
}
drawings-left-out = { $number ->
    [one] und 1 weiteres
   *[other] und { $number } weitere
}
drawings-empty = Noch keine Bilder. Probier /male.
