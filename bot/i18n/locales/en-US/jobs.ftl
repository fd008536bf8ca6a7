# A request's progress, and the text beneath its pictures.

progress-title = **{ $prompt }** · request { $job }
progress-loading = ⏳ Your request is in the queue. The model isn't ready yet ({ $phrase }).
progress-loading-other = ⏳ waiting; the model isn't ready yet.
progress-queued = ⏳ { $position ->
    [0] You're next.
    [one] { $position } request before yours.
   *[other] { $position } requests before yours.
}{ $wait }
progress-queued-other = ⏳ waiting.{ $wait }
progress-running = 🎨 `{ $bar }` step { $step } of { $steps }.{ $left }
progress-running-several = 🎨 `{ $bar }` { $percent }% of { $pictures } pictures, { $steps } steps in all.{ $left }
progress-running-study = 🎨 `{ $bar }` { $percent }%.{ $left }
progress-delivering = 📦 Painted. Uploading it now.
progress-cancelled = ✖️ Cancelled.
progress-failed = ⚠️ { $error }
progress-done = ✅ Done.
progress-in-line = ⏳ In the queue.
wait-seconds = About { $seconds ->
    [one] 1 second
   *[other] { $seconds } seconds
}.
wait-minutes = About { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}.
left-seconds = About { $seconds ->
    [one] 1 second
   *[other] { $seconds } seconds
} left.
left-minutes = About { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
} left.

caption-negative = negative prompt: { $text }
caption-seed = seed { $seed }
caption-seeds = seed { $first } to { $last }
caption-steps = { $steps ->
    [one] 1 step
   *[other] { $steps } steps
}
caption-steps-compared = { $list } steps compared
caption-samplers-compared = samplers compared: { $list }
caption-enlarged = { $size } (shown at { $file })
caption-source = [made from this]({ $url })
caption-guidance = guidance { $scale }
caption-schedule = { $name ->
    [linear] linear noise schedule
    [scaled_linear] scaled linear noise schedule
   *[cosine] cosine noise schedule
}
caption-strength = from a picture, strength { $strength }
caption-template = chosen from: { $text }
caption-forward = How noise destroys this picture
caption-reverse = how this picture emerged from noise
list-more = … and { $count } more.
left-out = I ignored { $flags }; { $count ->
    [one] it has
   *[other] they have
} no effect here.
delivered-elsewhere = Your picture from <#{ $channel }>. I can no longer write there, so here it is:

button-again = Again
button-edit = Edit
button-vary_weak = Vary a little
button-vary_strong = Vary a lot
button-upscale = Upscale
button-steps = Steps
button-delete = Delete
button-cancel = Cancel
button-open = Open
button-fix = Fix
# Midjourney's names, with the picture's place in the message.
button-upscale-one = U{ $number }
button-vary_weak-one = V{ $number }

upscaled = **{ $prompt }** — <@{ $member }>, painted at { $painted }, enlarged to { $size }{ $source }
picker-which = Which picture?
picker-which-upscale = Upscale which picture?
picker-which-vary_weak = Vary which picture a little?
picker-which-vary_strong = Vary which picture a lot?
picker-which-steps = Show the steps of which picture?
picker-which-open = Open which picture?
picker-which-repaint = Repaint which picture?
picker-which-inspect = Show the parameters of which picture?
picker-picture = Picture { $number }

form-edit = Edit and paint again
form-fix = Fix and send again
form-prompt = What to paint
form-negative = What to leave out
form-steps = Steps
form-guidance = Guidance
form-seed = Seed (leave empty for a new one)
form-images = How many pictures
form-size = Size: width x height in pixels
form-style = Style: a name from /styles list
form-scheduler = Sampler
form-noise_schedule = Noise schedule
form-own = The model's own

diffusion-unet = The U-Net of the loaded model
