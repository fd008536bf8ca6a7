# How a picture was painted, according to its file or its job.

recipe-job = Asked for by <@{ $member }>
recipe-prompt = Prompt
recipe-negative_prompt = Negative prompt
recipe-sampler = Sampler
recipe-steps = Steps
recipe-guidance_scale = Guidance
recipe-seed = Seed
recipe-strength = Strength
recipe-noise_schedule = Noise schedule
recipe-model = Model
recipe-size = Size
recipe-instead = { $fact } ({ $taken } instead)
recipe-changed = I couldn't use this from the file: { $facts }.
