# /operator: for the one who runs the bot.

operator-ready = State: **ready**
operator-loading = State: **loading the model**
operator-draining = State: **finishing what is waiting, then ending**
operator-model = Model: **{ $model }** on { $device }
operator-device-none = no device yet
operator-queue = Open jobs: **{ $count }**
operator-pace = Pace: **{ $seconds } s** a megapixel and U-Net row
operator-pace-none = Pace: not measured yet
operator-memory = Memory of the process: **{ $size } MiB**
operator-guilds = Servers: **{ $count }**
operator-uptime = Running for **{ $time }**
operator-database = Database: **{ $size } MiB**
operator-blocks-none = Nobody is blocked.
operator-block-user = - member <@{ $id }> (`{ $id }`), since { $when }: { $reason }
operator-block-guild = - server `{ $id }`, since { $when }: { $reason }
operator-blocked = `{ $id }` is blocked everywhere; { $count ->
    [one] one job
   *[other] { $count } jobs
} cancelled.
operator-unblocked = `{ $id }` may use me again.
operator-list = { $on ->
    [True] Only these servers may use me:
   *[other] All servers may use me. On the list, which is off:
}
operator-announce-title = Announcement
operator-announce-text = What all servers will read
operator-announce-post = Post in { $count ->
    [one] one server
   *[other] { $count } servers
}
operator-announce-done = Posted in { $reached } of { $count } servers.{ $missed ->
    [0] {""}
    [one] {" "}One server was not reached; the log says why.
   *[other] {" "}{ $missed } servers were not reached; the log says why.
}
operator-reloaded = { $model } is loaded anew, and the queue goes on.
operator-drains = I take nothing more, finish { $count ->
    [one] one open job
   *[other] { $count } open jobs
}, and end.
operator-restarts = I restart: what is being painted goes back into the queue, in its old place.
