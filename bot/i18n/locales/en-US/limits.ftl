# /quota and /admin limits.

limits-title = **Limits on this server**
limits-none = Nothing is limited here but by the queue itself.
limits-default = - **Members without a role named here:** { $list }
limits-of-role = - <@&{ $role }>: { $list }
limits-channel = - Pictures are painted only in channels that are allowed: <#{ $channel }>
limits-role = - Pictures are painted only for roles that are allowed: <@&{ $role }>
limits-queued = { $count ->
    [one] one open job
   *[other] { $count } open jobs
}
limits-running = { $count ->
    [one] one job painted at once
   *[other] { $count } jobs painted at once
}
limits-pictures_a_day = { $count ->
    [one] one picture a day
   *[other] { $count } pictures a day
}
limits-steps = { $count ->
    [one] one step
   *[other] { $count } steps
}
limits-pixels = { $count } pixels (about { $side }x{ $side })
limits-pictures = { $count ->
    [one] one picture a job
   *[other] { $count } pictures a job
}
limits-priority = a turn { $count } times as often
limits-cooldown_seconds = { $count ->
    [one] one second between two jobs
   *[other] { $count } seconds between two jobs
}

quota-title = **What you may ask for here**
quota-day = - Today { $scope ->
    [here] on this server
   *[all] in all
}: { $left } of { $limit ->
    [one] one picture
   *[other] { $limit } pictures
} left; all of it again <t:{ $when }:R>
quota-free = - As many pictures a day as you like; { $count } so far today, counted anew <t:{ $when }:R>
quota-soon = - The next job <t:{ $when }:R>
