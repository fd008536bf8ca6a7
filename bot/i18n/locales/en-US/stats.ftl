# /stats and /about: how much was painted, and how long it took.

stats-mine = Your pictures
stats-server = This server's pictures
stats-recent = Last { $days } days: { $pictures ->
    [one] { $pictures } picture
   *[other] { $pictures } pictures
} in { $jobs ->
    [one] { $jobs } request
   *[other] { $jobs } requests
}, { $time } of painting
stats-ever = In all: { $pictures ->
    [one] { $pictures } picture
   *[other] { $pictures } pictures
} in { $jobs ->
    [one] { $jobs } request
   *[other] { $jobs } requests
}
stats-models = By model: { $list }
stats-members = Most pictures: { $list }

span-seconds = { $count ->
    [one] { $count } second
   *[other] { $count } seconds
}
span-minutes = { $count } minutes
span-hours = { $count } hours
span-days = { $count } days
