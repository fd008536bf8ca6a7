# Error messages, by their keys in bot/errors.py. Each says what is wrong, then what to do.

prompt-empty = The prompt is empty. Say what to paint.
prompt-words = There are no words in this prompt. Say what to paint.
prompt-long = That prompt has { $length } characters; the limit is { $limit }. Shorten it.
prompt-text = That text contains a broken character, such as half an emoji. Type it again.

steps-range = Steps must be from 1 to { $limit }, not { $value }.

guidance-range = Guidance must be from 0 to { $limit }, not { $value }.

strength-range = Strength must be above 0 and at most 1, not { $value }.
strength-steps = At strength { $strength }, { $steps ->
    [one] 1 step is too few
   *[other] { $steps } steps are too few
} to paint anything. Use more steps or a higher strength.

seed-range = The seed must be a whole number from 0 to { $limit }, or -1 for a random one.

images-range = I can paint 1 to { $limit } pictures at a time, not { $value }.

scheduler-unknown = There's no sampler called “{ $name }”. Choose one of these: { $known }.
scheduler-model = { $name } doesn't work with this model. Choose another sampler.
scheduler-steps = { $name } needs at least { $least } steps with this model, not { $steps }. Use more steps or another sampler.

noise_schedule-unknown = There's no noise schedule called “{ $name }”. Choose one of these: { $known }.
noise_schedule-model = This model only works with its own noise schedule. Leave out “{ $name }”.
noise_schedule-precision = The { $name } noise schedule doesn't work in fp16. Choose one of these: { $known }.
noise_schedule-sampler = { $sampler } doesn't work with the { $name } noise schedule. Change one of the two.


size-form = “{ $value }” isn't a size. Write width x height, for example { $example }.
size-multiple = I can't paint { $width }x{ $height }: each side must be a multiple of { $multiple }. Try { $example }.
size-memory = { $width }x{ $height } needs more memory than this device has. Choose a size of at most { $limit } pixels.
size-range = I can't paint { $width }x{ $height }: each side must be from { $low } to { $high } pixels.
aspect-range = I can't paint the shape { $written }: the longer side can be at most { $most } times the shorter one. Choose a shape from 1:{ $most } to { $most }:1.

model-other = The model “{ $name }” isn't loaded; { $loaded } is. To paint with { $loaded }, use /imagine.

upload-kind = I can't read that file as a picture. Attach a PNG, JPEG or WebP.
upload-broken = That picture is damaged or incomplete. Save it again, then attach the new file.
upload-animated = That picture is animated. Attach a still one.
upload-slow = That picture takes too long to read. Save it again as PNG or JPEG, then attach the new file.
upload-heavy = That picture takes too much memory to read. Save it again as PNG or JPEG, then attach the new file.
upload-many = I'm already reading { $count } files for you. Wait until they're done, then try again.
upload-busy = Too many people are sending pictures right now. Try again in a few minutes.
workers-many = I'm already working on { $count } things for you. Wait until they're done, then try again.
upload-pixels = That picture is { $width }x{ $height } pixels; the limit is { $limit } megapixels. Make it smaller.
upload-bytes = That file is too large; the limit is { $limit } MB. Make it smaller.
upload-host = I only take pictures that are attached on Discord. Attach it here.
upload-download = I couldn't download that picture from Discord. Attach it again.
upload-time = Downloading that picture took too long. Attach it again.
upload-missing = To paint from words, use /imagine. To repaint, reply to one of my pictures or attach one.
reply-unseen = I can't see the message you replied to, so I can't paint from it. In that message's menu, under Apps, choose Repaint; or attach the picture. To paint from words, mention me without replying.
message-empty = Tell me what to paint: mention me with some words, such as `a red boat at dawn`, or send them to me here. With a picture attached, I paint from it. If you did write something, use my name (<@{ $bot }>), not my role. /help shows more.
upload-gone = The picture to paint from is gone. Attach it again.
upload-file = The picture { $path } can't be read ({ $reason }). Check its name.

queue-member = You already have { $count ->
    [one] 1 request
   *[other] { $count } requests
} in the queue, which is the limit. Try again in about { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}.
queue-all = The queue is full. Try again in about { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}.

ban-member = You're banned from painting on this server{ $until ->
    [0] {""}
   *[other] {" "}until <t:{ $until }:f>
}{ $reason }. If you think this is a mistake, ask a moderator.
ban-words = You're banned from painting on this server{ $until ->
    [0] {""}
   *[other] {" "}until <t:{ $until }:f>
}, because you asked for something that its word rules forbid. If you think this is a mistake, ask a moderator.

owner-only = Only the member who asked for it, or a moderator, can do that.

moderators-only = Only moderators can do that: members with the “Timeout Members” permission.

guild-only = That only works on a server.

job-none = You have nothing in the queue.
job-unknown = There's no request { $job } in the queue here. /queue shows the numbers.
job-gone = I no longer have the settings of that picture. Use /imagine to paint a new one.

ban-none = They aren't banned here. /mod bans shows who is.

painting-failed = Painting failed ({ $reason }). Try again.
painting-crash = Easel crashed twice while painting this, so I gave up on it. Try other settings.
painting-hung = Painting got stuck for { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}, so I gave up on this picture. Try again, or try other settings.
painting-memory = There isn't enough memory for this picture. Ask for a smaller one.
painting-unloaded = The model couldn't be loaded: { $reason }
painting-halted = Easel stopped because of an error: { $reason }. Start it again; the queue is kept.
painting-numbers = The result wasn't a picture (the model returned not-a-number values). Try another seed.

unexpected = Something went wrong on my side. Try again. If it keeps happening, give the operator this code: { $note }.

model-missing = There's no model at { $path }. Set EASEL_MODEL to `demo`, a diffusers folder or a hub id.
model-demo = The demo model has no weights at { $path }. Run `python -m demo_model.train`, or set EASEL_MODEL to a diffusers folder or a hub id.
model-file = The model folder { $path } is incomplete: { $file } is missing. Copy the whole folder again.
model-broken = The model folder { $path } is damaged: { $file } can't be read ({ $reason }). Copy the folder again.
model-variant = The model folder { $path } has { $found }, but { $file } is missing. Copy { $file } as well, or rename { $found }.
model-pickle = The folder { $path } has no safetensors weights for its { $part }, and Easel doesn't load pickled weights. Use a folder with safetensors weights.
model-kind = The model at { $path } is a { $kind }. Use a StableDiffusionPipeline or StableDiffusionXLPipeline folder.
model-hub = The model { $name } couldn't be downloaded from the hub ({ $reason }). Check the name and the network.
model-taesd = The preview model { $name } can't be used ({ $reason }). Set EASEL_TAESD to the folder or hub id of an AutoencoderTiny for this model, or leave it empty.

device-lost = The device stopped working ({ $reason }). Restart Easel; the queue is kept.
device-missing = EASEL_DEVICE={ $device } isn't available here. Use one of these: { $available }.

settings-value = { $key }={ $value } isn't valid: { $allowed }.
settings-token = The token doesn't have the form of a bot token. Copy it again from the developer portal: *Bot*, *Reset Token*.
settings-data = Easel can't write to the data folder { $path } ({ $reason }). Set EASEL_DATA to a folder that it can write to.
settings-database = Easel can't open the database { $path } ({ $reason }). Restore a backup, or move the file away to start with an empty one.
settings-taken = Another Easel is already running in the data folder { $path }. Stop it first, or set EASEL_DATA to another folder.
settings-vacuum = Easel couldn't clean up the database { $path } ({ $reason }). Make free space on the disk, about twice the size of that file, then start it again.
settings-file = Easel can't read the settings in { $path } ({ $reason }). Save that file as UTF-8.

output-exists = { $path } is already there. Choose another name with --output, or add --force to replace it.
output-suffix = The picture is saved as a PNG, so { $path } has the wrong ending. Name it { $example }.
output-folder = There's no folder { $path } to write to. Create it first.
output-file = The picture can't be written to { $path } ({ $reason }). Choose another place with -o.

token-refused = Discord rejected DISCORD_TOKEN. Copy it again from the developer portal (Bot, Reset Token).

discord-unreachable = Easel can't reach Discord ({ $reason }). Check the network, then start it again.
discord-closed = Discord closed the connection (code { $code }). Update Easel, then start it again.
discord-intents = Discord rejected the intents that Easel asks for, although none of them is privileged. Update Easel, then start it again.

playground-unreachable = There's no playground at { $address } ({ $reason }). Start one with `easel playground`.
playground-port = Port { $port } is already in use. Set EASEL_PLAYGROUND_PORT (or --port) to another one, or to 0 for any free port.

# Buttons, messages and channels that are gone or closed to Easel.
fix-gone = I no longer have what you typed. Use the command again.
fix-lost = I no longer have the rest of that request. Use the command again; this is the prompt to copy:
    ```
    { $prompt }
    ```
button-gone = That button comes from another version of Easel and no longer works. Use the command instead.
discord-forbidden = Discord doesn't let me do that in this channel. Ask a moderator to give me permission, or use another channel.
discord-gone = That message or channel no longer exists.

form-whole = “{ $field }” must be a whole number, such as 20.
form-number = “{ $field }” must be a number, such as 0.7.
picture-gone = I no longer have that picture. Press Again to paint one like it, or attach it to /imagine.

style-unknown = There's no style called “{ $name }” here. { $near ->
    [none] Choose one from the list, or add it with /styles add.
   *[other] Did you mean { $near }? /styles list shows all.
}
history-empty = You have no pictures here yet. Paint one with /imagine first.
model-loading = The model is still loading. Try again in a moment.
style-many = There are already { $limit } styles, which is the limit. Remove one with /styles remove first.

weights-number = “{ $value }” at character { $place } (“{ $near }”) isn't a weight. Write a number, for example (word:1.3), or `\:` for a plain colon.
weights-range = The weight { $value } (“{ $near }”) must be from 0 to { $limit }. Change it, or write `\(` for a plain bracket and `\:` for a plain colon.

edits-many = This prompt changes too often: over its steps, it would be more than { $limit } different texts. Remove some of its [a|b] and [a:b:0.5].
edits-long = All the different texts of this prompt together have { $length } characters; the limit is { $limit }. Shorten the prompt, or remove some of its [a|b] and [a:b:0.5].
edits-share = In “{ $near }”, { $value } is more than all the steps. Write a share from 0 to 1, for example [red:blue:0.5], or round brackets for a weight, for example (red:1.3).

choices-open = The choice at character { $place } (“{ $near }”) is never closed. End it with {"}"}, or write `\{"{"}` for a plain brace.
choices-none = There's nothing to choose from in this prompt. Add choices, for example {"{"}red|blue{"}"} house.
choices-many = That would make { $count } pictures; the limit is { $limit }. Remove some choices.
choices-chosen = A choice can take at most { $limit } of its options at once, not { $count }. Ask for fewer.
choices-weights = All options of a choice have the weight 0, so none can be chosen. Give one of them a larger weight, for example {"{"}2::red|blue{"}"}.
choices-large = With its choices made, this prompt would have far more than { $limit } characters, which is the limit. Shorten it, or the lists that it names.

flags-value = `{ $flag }` needs { $kind ->
    [whole] a whole number
    [number] a number
   *[other] a valid value
}, for example `{ $form }`.

style-name = A style's name must be 1 to { $limit } characters on one line. Choose another.
style-empty = That style is empty. Say what it should add to a prompt.

upscale-large = That picture is { $width }x{ $height } pixels; { $factor } times that is over the limit of { $limit } pixels a side. Choose a smaller one.

# Styles.
managers-only = Only members with the “Manage Server” permission can change this server's styles. Use a style of your own instead.
style-missing = There's no style called “{ $name }” to remove. { $near ->
    [none] Choose one from the list.
   *[other] Did you mean { $near }?
}
style-builtin = “{ $name }” is built in, so you can't remove it. To replace it, add your own style with the same name.

history-none = None of your pictures has “{ $words }” in its prompt. Try fewer or other words, or use /history without any.
history-long = That search text has { $length } characters; the limit is { $limit }. Use fewer words.

repaint-declined = The owner has turned off repainting of their pictures.
repaint-gone = I can no longer reach that picture. Choose it again in its message's menu, under Apps.
avatar-own = You can only repaint your own avatar here.
avatar-off = Repainting avatars is turned off on this server. A server manager can turn it on with /admin settings.
admin-only = Only members with the “Manage Server” permission can see and change this server's settings.
recipe-none = That file doesn't say how it was painted. Attach the original file, not a copy or a screenshot.
recipe-gone = I no longer have what that file said. Attach it to /inspect image again.
delivery-closed = I couldn't deliver your picture: I can no longer write in <#{ $channel }>, and I can't send you a direct message. Allow direct messages, then ask again.

# Limits.
limit-steps = You can use at most { $limit ->
    [one] 1 step
   *[other] { $limit } steps
} here, not { $value }. Use fewer.
limit-pixels = { $size } is too large here; the limit is { $limit } pixels, about { $side }x{ $side }. Choose a smaller size.
limit-pictures = You can ask for at most { $limit ->
    [one] 1 picture
   *[other] { $limit } pictures
} at once here, not { $value }. Ask for fewer.
limit-day = Your limit { $scope ->
    [here] on this server
   *[all] everywhere
} is { $limit ->
    [one] 1 picture
   *[other] { $limit } pictures
} a day, and you have { $left ->
    [0] none left today. Try again
    [one] 1 left today. Ask for 1, or try again
   *[other] { $left } left today. Ask for fewer, or try again
} <t:{ $when }:R>.
limit-cooldown = You can ask once every { $seconds ->
    [one] second
   *[other] { $seconds } seconds
}{ $scope ->
    [here] {" "}on this server
   *[all] {""}
}. Try again <t:{ $when }:R>.
limit-channel = I don't paint in this channel. Ask in one of these: { $channels }.
limit-role = On this server I only paint for members with one of these roles: { $roles }. Ask a moderator for one.
limit-nothing = You didn't set any limit. Set at least one, such as `pictures_a_day`.
limit-nobody = You didn't choose anything. Choose a channel or a role.

# The word filter.
rules-form = A rule starts with an action ({ $actions }) and a colon. Write it like “refuse: castle”.
rules-empty = This rule has no words to look for. Add at least one.
rules-everything = “{ $pattern }” would match every prompt. Make it more specific.
rules-slashes = “{ $pattern }” looks like a regular expression. Put it between slashes, or remove its brackets and backslashes.
rules-forms = “{ $pattern }” has no other forms: only words have them. Remove the slashes or wildcards, or choose “as written”.
rules-long = This pattern has { $length } characters; the limit is { $limit }. Split it into several rules.
rules-detail = The text after => has { $length } characters; the limit is { $limit }. Shorten it.
rules-lines = A rule must fit on one line. Remove the line breaks.
rules-negative = This rule doesn't say what to add to the negative prompt. Write it like “negative: moat => water”.
rules-expression = RE2 can't read the expression “{ $pattern }” ({ $reason }). Correct it; RE2 has no look-arounds and no back-references.
rules-complex = The expression “{ $pattern }” repeats too much. Use smaller numbers of repeats, or * and +.
rules-many = This text has too many rules; the limit is { $limit }. Remove some.
rules-line = Line { $number }: { $reason }
rules-expressions = All regular expressions together would take { $size } instructions; the limit is { $limit }. Shorten or remove some.
rules-words = All rules together have more than { $limit } words, which is the limit. Remove some.
rules-kept = There are already { $limit } rules, which is the limit. Remove one first.

# Safety: the classifier, channel policies, reviews, purged pictures and reports.
model-safety = The safety classifier { $name } can't be used ({ $reason }). Set EASEL_SAFETY to the folder or hub id of an image-classification model with safetensors weights, or of a StableDiffusionSafetyChecker, or leave it empty.
upload-unsafe = The safety classifier flagged that picture, so I can't paint from it here. Choose another, or ask in an age-restricted channel.
upload-unchecked = I couldn't check that picture, so I won't paint from it. Try again later, or attach it as a PNG or JPEG.
upload-purged = This server's moderators removed that picture, so it can't be used again. Choose another.
picture-purged = The result looks like a picture that moderators removed, so I'm not showing it. Change the prompt or the seed.
picture-unsafe = I can't show that picture here: it's too unsafe for this channel, or nobody has checked it. Ask for it in an age-restricted channel.
study-unchecked = The steps of a picture can't be checked, so I don't show them in this channel. Ask in an age-restricted channel, or ask a server manager to allow unchecked pictures here.
policy-order = The bounds must be from 1 to 101, with `spoiler` ≤ `blur` ≤ `withhold`. Change one of them.
policy-ages = `withhold` can be at most 100 in a channel that isn't age-restricted. Lower it, or make the channel age-restricted first.
policy-none = Nothing is set there, so there's nothing to clear. /admin channels show lists what is set.
review-decided = Another moderator has already decided.
review-early = The member is just being told about this. Press again in a moment.
report-other = You can only report my messages. For other messages, tell a moderator.
report-nowhere = This server has no moderation log that I can write to, so nobody would see your report. Tell a moderator directly.
report-broken = Your report didn't reach the moderators because Discord didn't answer. Try again in a minute.
report-many = You've reached the limit of { $limit } reports an hour. Tell a moderator directly.

words-refused = That isn't allowed here{ $reason }. Ask for something else.
words-complex = Checking this against the server's word rules takes too long. Shorten your prompt, or ask a moderator to simplify the rules.
words-unknown = There's no rule { $number } here. The list of rules shows the numbers.

# Privacy, and the operator.
privacy-closed = I can't send you a direct message. Allow direct messages from members of this server, or write to me first, then press Export again.
privacy-exporting = I'm still preparing your export. Wait for my direct message.
privacy-meanwhile = You've erased your data since you asked for this, so I don't paint it. Ask again if you still want it.
block-member = The operator of this bot has blocked you{ $reason }. If you think this is a mistake, ask the operator.
block-server = The operator of this bot has blocked this server{ $reason }. You can still use me on other servers and in direct messages.
block-unlisted = The operator of this bot only allows certain servers, and this isn't one of them. Ask the operator to add it.
block-self = You would lock yourself out. Choose someone else.
block-none = `{ $id }` isn't blocked. /operator blocks shows who is.
block-list = `{ $id }` can't be removed: it isn't on the list, or it's your own server, which stays on it. /operator servers shows the list.
operator-only = Only the operator of this bot can do that.
operator-id = “{ $value }” isn't an id. Turn on Developer Mode in Discord's settings, then copy the id from the menu of a member or server.
operator-announcing = An announcement is still being posted. Wait until I say that it's done.
queue-draining = I'm about to restart, so I'm not taking new requests. Try again in a few minutes.
model-reloading = The model is already being reloaded. Wait until that's done.

# Moderation.
order-self = You can't do that to yourself. Ask another moderator.
order-bot = You can't do that to me. Choose a member.
order-owner = That member owns this server. Nobody can do that to them.
order-rank = That member's highest role is as high as yours, or higher. Ask someone above both of you.
order-role = That role is as high as your highest role, or higher. Ask someone above it.
order-everyone = Everyone has that role. To stop all painting for a while, use /admin pause.
duration-form = “{ $value }” isn't a duration. Write one of at most { $days } days, such as { $example }, or forever.
ladder-form = “{ $value }” doesn't work in `ladder`. Write a number of strikes and how long they ban for, such as { $example }, or off.
ladder-rungs = `ladder` takes at most { $limit } entries, each for a different number of strikes. Remove some.
strike-forgiven = That strike no longer counts.
strikes-none = That member has no strikes here.
bans-none = No bans.
bans-end = No more bans.
audit-none = No matching entries. Try fewer filters.
recent-none = I have no pictures by that member here.
job-here = There's no job { $job } on this server. /mod recent shows the numbers of a member's jobs.
pause-already = This server's queue is already paused.
pause-none = This server's queue isn't paused.
purge-form = “{ $value }” isn't a job number or a message link. Copy the link from the message's menu.
purge-own = That message isn't mine. Delete it like any other message.
purge-elsewhere = That message is on another server. Purge it there.
log-forbidden = I can't write in <#{ $channel }>. Let me see that channel and send messages there, or choose another.
export-many = There are more than { $limit } rows. Ask for fewer days.
export-large = That file is larger than { $limit } MB, even zipped. Ask for fewer days.

# Wildcards.
wildcards-unknown = There's no list called “{ $name }” here.{ $near ->
    [none] {""}
   *[other] {" "}Did you mean { $near }?
} /wildcards list shows the lists, and /wildcards add adds one. Write `\__{ $name }__` for plain text.
wildcards-missing = There's no list called “{ $name }” here. Choose one from the list.
wildcards-name = A list's name must be 1 to { $limit } letters, digits, hyphens, slashes and single underscores. Choose another.
wildcards-empty = That list has no entries. Write one entry on each line.
wildcards-entries = That list has { $count } entries; the limit is { $limit }. Remove some.
wildcards-entry = The entry “{ $near }…” has { $length } characters; the limit is { $limit }. Shorten it.
wildcards-cycle = The list “{ $name }” leads back to itself. Take its name out of its entries and of the lists that they name.
wildcards-deep = The list “{ $name }” is too deep in others: lists can name each other { $limit } levels deep. Write its entries into one of those lists.
wildcards-long = The lists that this prompt names have more than { $limit } characters together, which is the limit. Name fewer, or shorten them.
wildcards-many = There are already { $limit } lists, which is the limit. Remove one with /wildcards remove first.
wildcards-managers = Only members with the “Manage Server” permission can change this server's lists. Use a list of your own instead.
