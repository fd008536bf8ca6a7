# Der Fortschritt eines Auftrags, und der Text unter seinen Bildern.

progress-title = **{ $prompt }** · Auftrag { $job }
progress-loading = ⏳ Dein Auftrag ist in der Warteschlange. Das Modell ist noch nicht bereit ({ $phrase }).
progress-loading-other = ⏳ wartet; das Modell ist noch nicht bereit.
progress-queued = ⏳ { $position ->
    [0] Du bist als Nächstes dran.
    [one] { $position } Auftrag vor deinem.
   *[other] { $position } Aufträge vor deinem.
}{ $wait }
progress-queued-other = ⏳ wartet.{ $wait }
progress-running = 🎨 `{ $bar }` Schritt { $step } von { $steps }.{ $left }
progress-running-several = 🎨 `{ $bar }` { $percent } % von { $pictures } Bildern, zusammen { $steps } Schritte.{ $left }
progress-running-study = 🎨 `{ $bar }` { $percent } %.{ $left }
progress-delivering = 📦 Gemalt. Ich lade es gerade hoch.
progress-cancelled = ✖️ Abgebrochen.
progress-failed = ⚠️ { $error }
progress-done = ✅ Fertig.
progress-in-line = ⏳ In der Warteschlange.
wait-seconds = Etwa { $seconds ->
    [one] 1 Sekunde
   *[other] { $seconds } Sekunden
}.
wait-minutes = Etwa { $minutes ->
    [one] 1 Minute
   *[other] { $minutes } Minuten
}.
left-seconds = Noch etwa { $seconds ->
    [one] 1 Sekunde
   *[other] { $seconds } Sekunden
}.
left-minutes = Noch etwa { $minutes ->
    [one] 1 Minute
   *[other] { $minutes } Minuten
}.

caption-negative = Negativprompt: { $text }
caption-seed = Seed { $seed }
caption-seeds = Seed { $first } bis { $last }
caption-steps = { $steps ->
    [one] 1 Schritt
   *[other] { $steps } Schritte
}
caption-steps-compared = { $list } Schritte im Vergleich
caption-samplers-compared = Sampler im Vergleich: { $list }
caption-enlarged = { $size } (gezeigt in { $file })
caption-source = [daraus entstanden]({ $url })
caption-guidance = Prompt-Treue (CFG) { $scale }
caption-schedule = Rauschplan: { $name ->
    [linear] linear
    [scaled_linear] skaliert linear
   *[cosine] Kosinus
}
caption-strength = aus einem Bild, Stärke { $strength }
caption-template = ausgewählt aus: { $text }
caption-forward = Wie Rauschen dieses Bild zerstört
caption-reverse = wie dieses Bild aus Rauschen entstanden ist
list-more = … und { $count } weitere.
left-out = Ich habe { $flags } ignoriert; { $count ->
    [one] das hat
   *[other] die haben
} hier keine Wirkung.
delivered-elsewhere = Dein Bild aus <#{ $channel }>. Dort kann ich nicht mehr schreiben, darum ist es hier:

button-again = Nochmal
button-edit = Ändern
button-vary_weak = Etwas anders
button-vary_strong = Ganz anders
button-upscale = Größer
button-steps = Schritte
button-delete = Löschen
button-fix = Korrigieren
# Die Namen von Midjourney, mit dem Platz des Bildes in der Nachricht.
button-upscale-one = U{ $number }
button-vary_weak-one = V{ $number }
button-cancel = Abbrechen
button-open = Öffnen

upscaled = **{ $prompt }** — <@{ $member }>, gemalt in { $painted }, vergrößert auf { $size }{ $source }
picker-which-upscale = Welches Bild vergrößern?
picker-which-vary_weak = Welches Bild etwas anders malen?
picker-which-vary_strong = Welches Bild ganz anders malen?
picker-which-steps = Von welchem Bild die Schritte zeigen?
picker-which-open = Welches Bild öffnen?
picker-which-repaint = Welches Bild neu malen?
picker-which-inspect = Von welchem Bild die Parameter zeigen?
picker-which = Welches Bild?
picker-picture = Bild { $number }

form-fix = Korrigieren und noch einmal senden
form-edit = Ändern und noch einmal malen
form-prompt = Was gemalt werden soll
form-negative = Was nicht aufs Bild soll
form-steps = Schritte
form-guidance = Prompt-Treue (CFG)
form-seed = Seed (leer lassen für einen neuen)
form-images = Wie viele Bilder
form-size = Größe: Breite x Höhe in Pixeln
form-style = Stil: ein Name aus /stile liste
form-scheduler = Sampler
form-noise_schedule = Rauschplan
form-own = Wie vom Modell vorgegeben

diffusion-unet = Das U-Net des geladenen Modells
