# What errors say, by their keys in bot/errors.py: what is wrong, and what to do.

prompt-empty = The prompt is empty: say what to paint.
prompt-long = The prompt has { $length } characters, and { $limit } are the most: shorten it.
prompt-text = The prompt holds half a character (a lone surrogate): type it again.

steps-range = Steps must be from 1 to { $limit }, not { $value }.

guidance-range = The guidance scale must be from 0 to { $limit }, not { $value }.

strength-range = Strength must be above 0 and at most 1, not { $value }.
strength-steps = { $steps } steps at strength { $strength } leave nothing to paint: raise one of them.

seed-range = The seed must be a whole number from 0 to { $limit }.

images-range = I paint 1 to { $limit } pictures at a time, not { $value }.

scheduler-unknown = There is no sampler called “{ $name }”. There are: { $known }.
scheduler-model = { $name } can't be used on this model: choose another sampler.

noise_schedule-unknown = There is no noise schedule called “{ $name }”. There are: { $known }.
noise_schedule-model = This model was trained for one noise schedule of its own: leave “{ $name }” out.
noise_schedule-precision = fp16 can't hold the noise of the { $name } schedule. There are: { $known }.
noise_schedule-sampler = { $sampler } can't follow the { $name } noise schedule: choose another of the two.


scheduler-steps = { $name } needs { $least } steps or more on this model, not { $steps }: raise them, or choose another.

size-form = “{ $value }” is no size: write width x height, such as { $example }.
size-multiple = { $width }x{ $height } can't be painted: each side must be a multiple of { $multiple }: try { $example }.
size-memory = { $width }x{ $height } is more than this device has memory for: ask for { $limit } pixels or fewer.
size-range = { $width }x{ $height } can't be painted: each side must be from { $low } to { $high } pixels.

model-other = The model “{ $name }” is not loaded; { $loaded } is.

upload-kind = That file is no picture I can read: attach a PNG, JPEG or WebP.
upload-broken = That picture is damaged or incomplete: save it again and attach it once more.
upload-animated = That picture is animated: attach a still one.
upload-pixels = That picture has { $width }x{ $height } pixels, over my { $limit } megapixels: make it smaller.
upload-bytes = That file is larger than { $limit } MB: make it smaller.
upload-host = I only take pictures that were attached here on Discord.
upload-download = I could not download that picture from Discord: attach it once more.
upload-time = Downloading that picture took too long: attach it once more.
upload-missing = There is no picture in that message: reply to one of my pictures, or attach one.
upload-gone = The picture that this was to be painted from is no longer there: attach it once more.
upload-file = The picture { $path } can't be read ({ $reason }): check its name.

queue-member = You have { $count } pictures waiting, as many as one member may: full, about { $minutes } minutes.
queue-all = The queue is full, about { $minutes } minutes: please ask again then.

ban-member = The moderators of this server have stopped you from painting here{ $until ->
    [0] {""}
   *[other] {" "}until <t:{ $until }:f>
}{ $reason }.

owner-only = Only the member who asked for it, or a moderator, can do that.

moderators-only = Only members who may moderate members can do that.

guild-only = That works only in a server.

job-none = You have nothing waiting or being painted.
job-unknown = There is no job number { $job } waiting or being painted here.
job-gone = I no longer know what was asked for that picture.

ban-none = That member is not banned.

painting-failed = Painting failed: { $reason }
painting-crash = This job stopped the painter twice, so I gave it up. Other settings may work.
painting-hung = Painting stood still for { $minutes } minutes, so I gave this job up.
painting-memory = The device has too little memory for this picture: ask for a smaller one.
painting-unloaded = The model could not be loaded: { $reason }
painting-halted = Easel met an error that it can't go on with: { $reason }. The queue is kept; start it again.
painting-numbers = The model painted something that is no picture (not-a-number values): try another seed.

unexpected = Something went wrong on my side (note { $note }). The operator finds it in the log.

model-missing = There is no model at { $path }: set EASEL_MODEL to `demo`, a diffusers folder or a hub id.
model-demo = The demo model has no weights at { $path }: run `python -m demo_model.train`, or set EASEL_MODEL to a diffusers folder or a hub id.
model-file = The model folder { $path } is incomplete: { $file } is missing. Copy the whole folder again.
model-broken = The model folder { $path } is broken: { $file } can't be read ({ $reason }). Copy it again.
model-variant = The model folder { $path } has { $found }, and { $file } is missing: copy that, or rename the one there.
model-pickle = The folder { $path } has no safetensors weights for its { $part }: pickled ones are not loaded.
model-kind = The model at { $path } is a { $kind }, and Easel paints with StableDiffusionPipeline and StableDiffusionXLPipeline folders.
model-hub = The model { $name } could not be fetched from the hub ({ $reason }): check the name and the network.
model-taesd = The preview model { $name } can't be used ({ $reason }): set EASEL_TAESD to a folder or hub id of an AutoencoderTiny for this model, or leave it out.

device-lost = The device stopped working ({ $reason }): Easel must be started again. The queue is kept.
device-missing = EASEL_DEVICE={ $device } is not available here: use one of { $available }.

settings-value = { $key }={ $value } is wrong: { $allowed }.
settings-data = The data folder { $path } can't be written ({ $reason }): set EASEL_DATA to a folder that can.
settings-database = The database { $path } can't be opened ({ $reason }): move it away or restore a copy.
settings-file = The settings in { $path } can't be read ({ $reason }): save that file as UTF-8.

output-suffix = The picture is a PNG, and { $path } has another ending: name it { $example }.
output-folder = There is no folder { $path } to write into: make it first.
output-file = The picture can't be written to { $path } ({ $reason }): choose another place with -o.

token-refused = Discord refused DISCORD_TOKEN: copy it again from the developer portal (Bot, Reset Token).

discord-unreachable = Discord could not be reached ({ $reason }): check the network and start again.
discord-closed = Discord closed the connection for good (code { $code }): start again, with the newest Easel.
discord-intents = Discord refused the intents that Easel asks for: it needs no privileged one. Use the newest Easel.

playground-unreachable = There is no playground at { $address } ({ $reason }): start one with `easel playground`.
playground-port = Port { $port } is taken: set EASEL_PLAYGROUND_PORT (or --port) to another, or to 0 for any.

# What Discord no longer has, or no longer lets Easel do.
button-gone = That button is from a version of Easel that I no longer understand: use the command instead.
discord-forbidden = Discord does not let me do that in this channel: ask a moderator for my permission, or use me elsewhere.
discord-gone = That message or channel is no longer there.

form-whole = “{ $value }” is no whole number for “{ $field }”: type one such as 20.
form-number = “{ $value }” is no number for “{ $field }”: type one such as 7.5.
picture-gone = That picture is no longer kept here: press Again to paint one like it, or attach it to /imagine.

style-unknown = There is no style called “{ $name }” here: choose one from the list, or make it with /styles add.
history-empty = You have no pictures here yet: paint one with /imagine first.
model-loading = The model is not loaded yet: ask again in a moment.
style-many = { $limit } styles are the most: take one away with /styles remove first.

weights-open = The bracket “{ $bracket }” at character { $place } (“{ $near }”) is never closed: close it, or write `\{ $bracket }` for a plain bracket.
weights-closed = The bracket “{ $bracket }” at character { $place } (“{ $near }”) closes nothing: open one before it, or write `\{ $bracket }` for a plain bracket.
weights-number = “{ $value }” at character { $place } (“{ $near }”) is no weight: write a number such as (word:1.3), or `\:` for a plain colon.
weights-range = The weight { $value } (“{ $near }”) is too strong or too weak: weights go from 0 to { $limit }. A plain bracket is written `\(` and a plain colon `\:`.

choices-open = The choice at character { $place } (“{ $near }”) is never closed: end it with {"}"}, or write `\{"{"}` for a plain brace.
choices-none = There is nothing to choose in this prompt: write choices such as {"{"}red|blue{"}"} house.
choices-many = These choices make { $count } pictures, and { $limit } are the most: take some choices away.

flags-value = “{ $value }” does not suit { $flag }: write it like { $form }.

style-name = A style's name has 1 to { $limit } characters on one line: choose another.
style-empty = That style is empty: say what it adds to a prompt.

upscale-large = That picture has { $width }x{ $height } pixels, and { $factor } times that is over { $limit } a side: choose a smaller one.

# Styles.
managers-only = Only members who may manage this server can change its styles: keep one of your own instead.
style-missing = There is no such style to remove, “{ $name }”: choose one from the list.
style-builtin = “{ $name }” comes with Easel and can't be removed: a style of your own with that name goes before it.

history-none = None of your pictures has “{ $words }” in its prompt: look for fewer or other words, or use /history alone.
history-long = That text has { $length } characters, and I can look for { $limit } at most: use a few of its words.

repaint-declined = Whose picture that is does not want it repainted by others.
repaint-gone = I can no longer reach that picture: choose it again in its message's menu, under Apps.
avatar-own = Here you can repaint only your own avatar.
avatar-off = Repainting avatars is off in this server: whoever manages it can turn it on with /admin settings.
admin-only = Only members who may manage this server can see and change its settings.
recipe-none = That file does not say how it was painted: attach the picture as it was saved, not a copy or a screenshot.
recipe-gone = I no longer know what that file said: attach it to /inspect image once more.
delivery-closed = I could not bring your picture: I can no longer write in <#{ $channel }>, and I can't send you a direct message. Allow direct messages and ask again.

# Limits.
limit-steps = You may use { $limit ->
    [one] one step
   *[other] { $limit } steps
} here at most, not { $value }: ask for fewer.
limit-pixels = { $size } is larger than the { $limit } pixels that you may have here, about { $side }x{ $side }: choose a smaller size.
limit-pictures = You may ask for { $limit ->
    [one] one picture
   *[other] { $limit } pictures
} at once here, not { $value }: ask for fewer.
limit-day = You may have { $limit ->
    [one] one picture
   *[other] { $limit } pictures
} a day { $scope ->
    [here] on this server
   *[all] from me in all
}, and { $left ->
    [0] none is left for today: ask again
    [one] one is left for today: ask for no more than that, or again
   *[other] { $left } are left for today: ask for no more than that, or again
} <t:{ $when }:R>.
limit-cooldown = You may ask once every { $seconds ->
    [one] second
   *[other] { $seconds } seconds
}{ $scope ->
    [here] {" "}on this server
   *[all] {""}
}: ask again <t:{ $when }:R>.
limit-channel = I don't paint in this channel: ask in one of { $channels }.
limit-role = On this server I paint only for members with one of these roles: { $roles }. Ask a moderator for one.
limit-nothing = That sets no limit: give at least one, such as pictures_a_day.
limit-nobody = Say which channel or role you mean.

# The word filter.
rules-form = A rule begins with what it does ({ $actions }) and a colon, such as “refuse: castle”: write it like that.
rules-empty = There is no word in this rule: write one after the colon.
rules-everything = “{ $pattern }” would match every prompt: name letters that it must find.
rules-slashes = “{ $pattern }” looks like a regular expression: put it between slashes, or take its brackets and backslashes out.
rules-long = This pattern has { $length } characters, and { $limit } are the most: make several rules of it.
rules-detail = What follows => has { $length } characters, and { $limit } are the most: make it shorter.
rules-lines = A rule stands on one line: take the line breaks out.
rules-negative = This rule adds nothing to the negative prompt: write what it shall add, such as “negative: moat => water”.
rules-expression = RE2 can't read the expression “{ $pattern }” ({ $reason }): correct it. It knows neither look-arounds nor back-references.
rules-complex = The expression “{ $pattern }” repeats too much: let its parts repeat less often, or without a bound.
rules-many = This text has more than { $limit } rules: take some out.
rules-line = Line { $number }: { $reason }
rules-kept = { $limit } rules are the most: remove one first.

# Safety: the classifier, channels' policies, reviews, purged pictures and reports.
model-safety = The classifier { $name } can't be used ({ $reason }): set EASEL_SAFETY to a folder or hub id of an image-classification model with safetensors weights, or of a StableDiffusionSafetyChecker, or leave it out.
upload-unsafe = The classifier takes that picture for one that may not be painted from here: choose another, or ask in an age-restricted channel.
upload-unchecked = That picture could not be checked, so I don't paint from it: try again later, or attach it as a PNG or JPEG.
upload-purged = That picture was removed by this server's moderators and can't be used again: choose another.
picture-purged = What was painted looks like a picture that moderators removed, so it is not shown: change the prompt or the seed.
picture-unsafe = That picture can't be shown here: it is too unsafe for this place, or nobody has checked it. Ask for it in an age-restricted channel.
study-unchecked = The steps of a picture can't be checked, so they are not shown in this channel: ask for them in an age-restricted channel, or ask a server manager to allow unchecked pictures here.
policy-order = The bounds must be from 1 to 101 with spoiler ≤ blur ≤ withhold, in that order: change one of them.
policy-ages = In a channel that is not age-restricted, “withhold” is 100 at most: lower it, or have the channel age-restricted first.
policy-none = Nothing is set there, so there is nothing to clear: /admin channels show lists what is set.
review-decided = Another moderator has decided about that already.
review-early = Its member is just being told of it: press again in a moment.
report-other = I pass on reports of my own messages only: for others, tell a moderator.
report-nowhere = This server has no log channel that I can write to, so nobody would read your report: tell a moderator directly.
report-broken = Your report did not reach the moderators, because Discord did not answer. Try again in a minute.
report-many = { $limit } reports an hour are the most: tell a moderator directly.

words-refused = That may not be asked for here{ $reason }.
words-unknown = There is no rule { $number } here: /admin words list shows them.

# Keeping: privacy, and the operator.
privacy-closed = I can't send you a direct message: allow direct messages from members of this server, or write to me first, then press Export again.
privacy-exporting = I am still putting together what I keep about you: wait for my direct message.
block-member = The operator of this bot has stopped you from using it{ $reason }. If you think that this is a mistake, ask the operator.
block-server = The operator of this bot has stopped this server from using it{ $reason }. In other servers and in direct messages you can still use me.
block-unlisted = The operator of this bot lets only certain servers use it, and this one is not among them: ask the operator to add it.
block-self = You would shut yourself out: choose somebody else.
block-none = `{ $id }` is not blocked: see /operator blocks.
block-list = `{ $id }` is not on the list, or is your own server, which stays on it: see /operator servers.
operator-only = Only the one who runs this bot can do that.
operator-id = “{ $value }” is no id: turn on developer mode in Discord's settings, and copy the id from a member's or server's menu.
operator-announcing = An announcement is still being posted: wait until I say that it is done.
queue-draining = I am about to be restarted and take nothing more: please ask again in a few minutes.
model-reloading = The model is being loaded anew already: wait until that is done.

# Keeping order.
order-self = You can't do that to yourself: ask another moderator.
order-bot = I can't be stopped from painting: I am the one who paints.
order-owner = This server belongs to that member: nobody here can do that to them.
order-rank = That member's highest role is as high as yours, or higher: ask someone above both.
order-role = That role is as high as your highest, or higher: ask someone above it.
order-everyone = That role is everybody's: use /admin pause where nobody should paint for a while.
duration-form = “{ $value }” is no duration: write one such as { $example }, of { $days } days at most, or forever.
ladder-form = “{ $value }” is no rung of a ladder: write strikes and what they bring, such as { $example }, or off.
ladder-rungs = A ladder has { $limit } rungs at most, each for another number of strikes: write it anew.
strike-forgiven = That strike counts no more already.
strikes-none = That member has no strikes here.
bans-none = Nobody is banned from painting here, or this list ends here.
audit-none = No deed fits that here: look for less.
recent-none = That member has no pictures here that are still kept.
job-here = There is no job number { $job } of this server: /mod recent shows those of a member.
pause-already = This server's jobs are paused already.
pause-none = This server's jobs are not paused.
purge-form = “{ $value }” is neither a job's number nor a message's link: copy the link in the message's menu.
purge-own = That message is not mine: delete it as you delete other messages.
purge-elsewhere = That message is of another server: purge it there.
log-forbidden = I can't write in <#{ $channel }>: allow me to see it and to send messages there, or choose another channel.
export-many = There are more than { $limit } rows: ask for fewer days.
export-large = That file is larger than { $limit } MB even zipped: ask for fewer days.
