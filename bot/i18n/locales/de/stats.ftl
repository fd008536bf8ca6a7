# /statistik und /über: wie viel gemalt wurde, und wie lange das dauerte.

stats-mine = Deine Bilder
stats-server = Die Bilder dieses Servers
stats-recent = Letzte { $days } Tage: { $pictures ->
    [one] { $pictures } Bild
   *[other] { $pictures } Bilder
} in { $jobs ->
    [one] { $jobs } Auftrag
   *[other] { $jobs } Aufträgen
}, { $time } gemalt
stats-ever = Insgesamt: { $pictures ->
    [one] { $pictures } Bild
   *[other] { $pictures } Bilder
} in { $jobs ->
    [one] { $jobs } Auftrag
   *[other] { $jobs } Aufträgen
}
stats-models = Nach Modell: { $list }
stats-members = Die meisten Bilder: { $list }

span-seconds = { $count ->
    [one] { $count } Sekunde
   *[other] { $count } Sekunden
}
span-minutes = { $count } Minuten
span-hours = { $count } Stunden
span-days = { $count } Tage
