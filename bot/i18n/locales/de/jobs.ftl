# Wie weit ein Auftrag ist, und was unter seinen Bildern steht.

progress-loading = ⏳ Dein Bild ist in der Reihe; das Modell ist noch nicht bereit: { $phrase }.
progress-loading-other = ⏳ in der Reihe; das Modell ist noch nicht bereit.
progress-queued = ⏳ { $position ->
    [0] Du bist als Nächstes dran.
    [one] { $position } Bild vor deinem.
   *[other] { $position } Bilder vor deinem.
}{ $wait }
progress-queued-other = ⏳ in der Reihe.{ $wait }
progress-running = 🎨 `{ $bar }` Schritt { $step } von { $steps }
progress-delivering = 📦 Gemalt: Ich bringe es her.
progress-cancelled = ✖️ Abgebrochen.
progress-failed = ⚠️ { $error }
progress-failed-plain = ⚠️ Das Malen ist gescheitert.
progress-done = ✅ Fertig.
progress-in-line = ⏳ In der Reihe.
wait-seconds = Etwa { $seconds } s.
wait-minutes = Etwa { $minutes } Minuten.

caption-negative = ohne: { $text }
caption-seed = Seed { $seed }
caption-seeds = Seed { $first } bis { $last }
caption-steps = { $steps } Schritte
caption-guidance = Führung { $scale }
caption-schedule = Rauschplan: { $name ->
    [linear] linear
    [scaled_linear] skaliert linear
   *[cosine] Kosinus
}
caption-strength = nach einem Bild, Stärke { $strength }
caption-template = gewählt aus: { $text }
caption-forward = Wie Rauschen dieses Bild zerstört
caption-reverse = wie dieses Bild aus dem Rauschen kam
list-more = … und { $count } weitere.
left-out = Weggelassen: { $flags } – das bedeutet hier nichts.
delivered-elsewhere = Dein Bild aus <#{ $channel }>, wo ich nicht mehr schreiben kann:

button-again = Noch einmal
button-edit = Ändern
button-vary_weak = Leicht abwandeln
button-vary_strong = Stark abwandeln
button-upscale = Vergrößern
button-steps = Schritte
button-delete = Löschen
button-cancel = Abbrechen
button-open = Ein Bild öffnen

upscaled = **{ $prompt }** — <@{ $member }>, vergrößert auf { $size }
picker-which = Welches Bild?
picker-picture = Bild { $number }

form-edit = Ändern und noch einmal malen
form-prompt = Was gemalt werden soll
form-negative = Was fehlen soll
form-steps = Schritte
form-guidance = Führung
form-seed = Seed (leer für einen neuen)

diffusion-unet = Das U-Net, das malt, wie es geladen ist
