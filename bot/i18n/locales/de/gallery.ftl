# /verlauf: die eigenen Bilder eines Mitglieds.

gallery-all = **Deine Bilder**, die neuesten zuerst
gallery-found = **Deine Bilder** mit „{ $words }“, die neuesten zuerst
gallery-open = Ein Bild öffnen
gallery-newer = Neuere
gallery-older = Ältere
gallery-job = { $day } · { $count ->
    [one] Seed { $seed }
   *[other] { $count } Bilder, Seed { $seed }
}
