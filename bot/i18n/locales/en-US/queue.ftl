# /queue and /cancel.

queue-empty = Nothing is waiting: your picture would be painted at once.
queue-none = **Yours:** nothing is waiting.
queue-own = **Yours:** { $jobs ->
    [one] { $jobs } job
   *[other] { $jobs } jobs
}, { $pictures ->
    [one] { $pictures } picture
   *[other] { $pictures } pictures
}{ $last }
queue-last = {"; the last is begun in about "}{ $time }
queue-others = **Others on this server:** { $jobs ->
    [one] { $jobs } job
   *[other] { $jobs } jobs
}, { $pictures ->
    [one] { $pictures } picture
   *[other] { $pictures } pictures
}
queue-yours = { $place }. **{ $prompt }** (job { $job }) · { $progress }
queue-other = { $place }. <@{ $member }> · { $progress }
queue-cancelled = Job { $job } is cancelled.
