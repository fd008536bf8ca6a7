# /operator, for whoever runs the bot.

operator-ready = State: **ready**
operator-loading = State: **loading the model**
operator-draining = State: **finishing the queue, then shutting down**
operator-model = Model: **{ $model }** on { $device }
operator-device-none = no device yet
operator-queue = Open jobs: **{ $count }**
operator-pace = Speed: **{ $seconds } s** per megapixel and U-Net row
operator-pace-none = Speed: not measured yet
operator-memory = Process memory: **{ $size } MiB**
operator-guilds = Servers: **{ $count }**
operator-uptime = Running for **{ $time }**
operator-database = Database: **{ $size } MiB**
operator-blocks-none = Nobody is blocked.
operator-block-user = - member <@{ $id }> (`{ $id }`), since { $when }: { $reason }
operator-block-guild = - server `{ $id }`, since { $when }: { $reason }
operator-blocked = `{ $id }` is now blocked everywhere. { $count ->
    [one] 1 job
   *[other] { $count } jobs
} cancelled.
operator-unblocked = `{ $id }` can use me again.
operator-list = { $on ->
    [True] Only these servers can use me:
   *[other] All servers can use me. The list is off; it has:
}
operator-announce-title = Announcement
operator-announce-text = What all servers will read
operator-announce-post = Post on { $count ->
    [one] 1 server
   *[other] { $count } servers
}
operator-reloaded = I reloaded { $model }. The queue continues.
operator-drains = I'm not taking new requests. I'll finish { $count ->
    [one] 1 open job
   *[other] { $count } open jobs
}, then shut down.
operator-restarts = I'm restarting. What is being painted goes back to its place in the queue.
operator-announce-done = Posted on { $reached } of { $count } servers.{ $missed ->
    [0] {""}
    [one] {" "}1 server wasn't reached; the log says why.
   *[other] {" "}{ $missed } servers weren't reached; the log says why.
}
