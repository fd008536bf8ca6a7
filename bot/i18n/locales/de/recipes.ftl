# Wie ein Bild gemalt wurde, laut seiner Datei oder seinem Auftrag.

recipe-job = Auftrag von <@{ $member }>
recipe-prompt = Prompt
recipe-negative_prompt = Negativprompt
recipe-sampler = Sampler
recipe-steps = Schritte
recipe-guidance_scale = Prompt-Treue (CFG)
recipe-seed = Seed
recipe-strength = Stärke
recipe-noise_schedule = Rauschplan
recipe-model = Modell
recipe-size = Größe
recipe-instead = { $fact } (stattdessen { $taken })
recipe-changed = Das konnte ich nicht aus der Datei übernehmen: { $facts }.
