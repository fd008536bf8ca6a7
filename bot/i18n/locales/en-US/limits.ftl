# /quota and /admin limits.

limits-title = **Limits on this server**
limits-none = No limits, except those of the queue itself.
limits-default = - **Default:** { $list }
limits-of-role = - <@&{ $role }>: { $list }
limits-channel = - Allowed channel: <#{ $channel }>
limits-role = - Allowed role: <@&{ $role }>
limits-queued = { $count ->
    [one] 1 open request
   *[other] { $count } open requests
}
limits-running = { $count ->
    [one] 1 request painted at a time
   *[other] { $count } requests painted at a time
}
limits-pictures_a_day = { $count ->
    [one] 1 picture a day
   *[other] { $count } pictures a day
}
limits-steps = { $count ->
    [one] 1 step
   *[other] { $count } steps
}
limits-pixels = { $count } pixels (about { $side }x{ $side })
limits-pictures = { $count ->
    [one] 1 picture per request
   *[other] { $count } pictures per request
}
limits-priority = { $count } times as many turns
limits-cooldown_seconds = { $count ->
    [one] 1 second between requests
   *[other] { $count } seconds between requests
}

quota-title = **Your limits here**
quota-day = - Today { $scope ->
    [here] on this server
   *[all] everywhere
}: { $left } of { $limit ->
    [one] 1 picture
   *[other] { $limit } pictures
} left; resets <t:{ $when }:R>
quota-free = - No daily limit. { $count ->
    [one] 1 picture
   *[other] { $count } pictures
} today; resets <t:{ $when }:R>.
quota-soon = - You can ask again <t:{ $when }:R>
