# Wie ein Bild gemalt wurde, wie seine Datei oder sein Auftrag es sagt.

recipe-job = Gewünscht von <@{ $member }>
recipe-prompt = Prompt
recipe-negative_prompt = Ohne
recipe-sampler = Sampler
recipe-steps = Schritte
recipe-guidance_scale = Führung
recipe-seed = Seed
recipe-strength = Stärke
recipe-noise_schedule = Rauschplan
recipe-model = Modell
recipe-size = Größe
recipe-instead = { $fact } (stattdessen { $taken })
recipe-changed = Nicht aus der Datei übernommen: { $facts }.
