# /help and /about.

help-on-message = In a message's menu, under Apps: { $names }
help-on-member = In a member's menu, under Apps: { $names }
help-mentions = **By message:** Mention me with some words, or write to me directly, and I paint them.
help-replies = **From a picture:** Reply to one of my pictures, or mention me with a picture attached, and write what it should become. When you reply, leave the ping on (@ ON); without it, Discord doesn't show me your text.
help-weights = **Weights:** `(fog)` makes fog stronger, `[fog]` makes it weaker, and `(fog:1.3)` makes it 1.3 times as strong. Write `\(` and `\[` for plain brackets.
help-choices = **Choices:** `a {"{"}red|blue{"}"} house` picks one of the two for each picture; /matrix paints all of them.
help-flags = **Flags** in a prompt set options: `--ar 3:2`, `--no fog`, `--steps 30`, `--seed 5`, `--cfg 7`, `--n 4`.

about-version = **Easel { $version }** runs Stable Diffusion locally. License: { $licence }
about-model = Model: { $model }, on { $device }
about-loading = Model: { $model }, not ready yet ({ $phrase })
about-running = Running for { $time }
about-painted = Painted so far: { $count ->
    [one] { $count } request
   *[other] { $count } requests
}
