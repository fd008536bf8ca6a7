# /help and /about.

help-on-message = Under Apps in a message's own menu: { $names }
help-on-member = Under Apps in a member's own menu: { $names }
help-replies = **From a picture:** reply to one of my pictures, or mention me with a picture attached, and write what it should become. Keep the ping of the reply switched on (@ ON): without it Discord does not show me your text.
help-weights = **Weights:** `(fog)` counts more, `[fog]` less, and `(fog:1.3)` 1.3 times. `\(` and `\[` are plain brackets.
help-choices = **Choices:** `a {"{"}red|blue{"}"} house` is one of the two, for each picture anew; /matrix paints all of them.
help-flags = **Flags** at the end of a prompt are settings: `--ar 3:2`, `--no fog`, `--steps 30`, `--seed 5`, `--cfg 7`, `--n 4`.

about-version = **Easel { $version }** paints with Stable Diffusion on the very computer that it runs on. Licence: { $licence }
about-model = Model: { $model }, on { $device }
about-loading = Model: { $model }, not ready yet: { $phrase }
about-running = Running for { $time }
about-painted = Painted so far: { $count ->
    [one] { $count } job
   *[other] { $count } jobs
}
