# /queue and /cancel.

queue-empty = Nothing is waiting here. Ask for a picture with /imagine.
queue-none = **Yours:** nothing waiting.
queue-own = **Yours:** { $jobs ->
    [one] { $jobs } request
   *[other] { $jobs } requests
}, { $pictures ->
    [one] { $pictures } picture
   *[other] { $pictures } pictures
}{ $last }
queue-last = {"; the last one starts in about "}{ $time }
queue-others = **Others on this server:** { $jobs ->
    [one] { $jobs } request
   *[other] { $jobs } requests
}, { $pictures ->
    [one] { $pictures } picture
   *[other] { $pictures } pictures
}
queue-yours = { $place }. **{ $prompt }** (request { $job }) · { $progress }
queue-theirs = { $place }. <@{ $member }> **{ $prompt }** (request { $job }) · { $progress }
queue-other = { $place }. <@{ $member }> (request { $job }) · { $progress }
queue-cancelled = Request { $job } is cancelled.
