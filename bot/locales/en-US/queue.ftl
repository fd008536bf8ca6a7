# /queue, /cancel and /mod.

queue-empty = Nothing is waiting: your picture would be painted at once.
queue-yours = { $place }. **{ $prompt }** (job { $job }) · { $progress }
queue-other = { $place }. <@{ $member }> · { $progress }
queue-cancelled = Job { $job } is cancelled.

mod-banned = <@{ $member }> can no longer paint here. { $count ->
    [one] { $count } job cancelled.
   *[other] { $count } jobs cancelled.
}
mod-unbanned = <@{ $member }> can paint here again.
mod-cleared = { $count ->
    [one] { $count } job cancelled.
   *[other] { $count } jobs cancelled.
}
