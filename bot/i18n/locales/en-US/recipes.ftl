# How a picture was painted, as its file or its job tells.

recipe-job = Asked for by <@{ $member }>
recipe-prompt = Prompt
recipe-negative_prompt = Without
recipe-sampler = Sampler
recipe-steps = Steps
recipe-guidance_scale = Guidance
recipe-seed = Seed
recipe-strength = Strength
recipe-noise_schedule = Noise schedule
recipe-model = Model
recipe-size = Size
recipe-instead = { $fact } ({ $taken } instead)
recipe-changed = Not taken over from the file: { $facts }.
