# How far a job is, and what stands beneath its pictures.

progress-loading = ⏳ Your picture is in line; the model is not ready yet: { $phrase }.
progress-loading-other = ⏳ in line; the model is not ready yet.
progress-queued = ⏳ { $position ->
    [0] You are next.
    [one] { $position } picture before yours.
   *[other] { $position } pictures before yours.
}{ $wait }
progress-queued-other = ⏳ in line.{ $wait }
progress-running = 🎨 `{ $bar }` step { $step } of { $steps }
progress-delivering = 📦 Painted: bringing it here.
progress-cancelled = ✖️ Cancelled.
progress-failed = ⚠️ { $error }
progress-failed-plain = ⚠️ Painting failed.
progress-done = ✅ Done.
progress-in-line = ⏳ In line.
wait-seconds = About { $seconds } s.
wait-minutes = About { $minutes } minutes.

caption-negative = without: { $text }
caption-seed = seed { $seed }
caption-seeds = seed { $first } to { $last }
caption-steps = { $steps } steps
caption-guidance = guidance { $scale }
caption-schedule = { $name ->
    [linear] linear noise schedule
    [scaled_linear] scaled linear noise schedule
   *[cosine] cosine noise schedule
}
caption-strength = from a picture, strength { $strength }
caption-template = chosen from: { $text }
caption-forward = How noise destroys this picture
caption-reverse = how this picture left the noise
list-more = … and { $count } more.
left-out = I left out { $flags }: here that means nothing.
delivered-elsewhere = Your picture from <#{ $channel }>, where I can no longer write:

button-again = Again
button-edit = Edit
button-vary_weak = Vary a little
button-vary_strong = Vary a lot
button-upscale = Upscale
button-steps = Steps
button-delete = Delete
button-cancel = Cancel
button-open = Open a picture

upscaled = **{ $prompt }** — <@{ $member }>, enlarged to { $size }
picker-which = Which picture?
picker-picture = Picture { $number }

form-edit = Change and paint again
form-prompt = What to paint
form-negative = What to leave out
form-steps = Steps
form-guidance = Guidance
form-seed = Seed (empty for a new one)

diffusion-unet = The U-Net that paints, as it is loaded
