# /help and /about.

help-try = **Try this:**
help-example-plain = `prompt:` a red castle on the snow at night
help-example-choices = `prompt:` a {"{"}red|blue|yellow{"}"} boat on the sea `images:` 3
help-example-flags = `prompt:` a cat on the grass at sunset --ar 3:2 --no clouds
help-theme-painting = **Painting**
help-theme-members = **Your pictures, styles and settings**
help-theme-privacy = **Privacy**
help-theme-moderation = **For moderators**
help-theme-administration = **For server managers and the operator**
help-on-message = In a message's menu, under Apps: { $names }
help-on-member = In a member's menu, under Apps: { $names }
help-buttons = **Buttons:** U1 to U4 upscale the first to fourth picture of a message, V1 to V4 vary it a little. *Open* shows one picture with all its buttons.
help-mentions = **By message:** Mention me with some words, or write to me directly, and I paint them.
help-replies = **From a picture:** Reply to one of my pictures, or mention me with a picture attached, and write what it should become. When you reply, leave the ping on (@ ON); without it, Discord doesn't show me your text.
help-weights = **Weights:** `(fog)` makes fog stronger, `[fog]` makes it weaker, and `(fog:1.3)` makes it 1.3 times as strong. Write `\(` and `\[` for plain brackets.
help-choices = **Choices:** `a {"{"}red|blue{"}"} house` picks one of the two for each picture; /matrix paints all of them. `{"{"}2$$a|b|c{"}"}` picks two, `{"{"}3::a|b{"}"}` picks a three times as often, and `__animal__` picks an entry of a list, see /wildcards.
help-edits = **Steps:** `[cat:dog:0.5]` is a cat for half of the steps and then a dog, `[cat|dog]` is each in turn, and `BREAK` begins a new part.
help-flags = **Flags** in a prompt set options: `--ar 3:2`, `--no fog`, `--steps 30`, `--seed 5`, `--cfg 7`, `--n 4`.

about-version = **Easel { $version }** runs Stable Diffusion locally. License: { $licence }
about-model = Model: { $model }, on { $device }
about-loading = Model: { $model }, not ready yet ({ $phrase })
about-running = Running for { $time }
about-painted = Painted so far: { $count ->
    [one] { $count } request
   *[other] { $count } requests
}

# What a small model can paint.
vocabulary-heading = **This small demo model** only knows the following. For anything else, it paints a scene of its own choosing.
vocabulary-object = Objects
vocabulary-colour = Colors
vocabulary-size = Sizes
vocabulary-ground = Grounds
vocabulary-sky = Skies
vocabulary-light = In the sky
vocabulary-unknown = This small demo model knows nothing that your prompt names, so it paints a scene of its own choosing. It can paint: { $words }. /help lists everything that it knows.
vocabulary-topic = The demo model can paint: { $words }
