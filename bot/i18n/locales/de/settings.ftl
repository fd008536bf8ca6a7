# /einstellungen: die Tafel mit den eigenen Vorgaben eines Mitglieds.

settings-title = **Deine Einstellungen** zählen, wo du etwas weglässt.
settings-model = Modell: **{ $name }**
settings-model-any = Modell: das geladene, **{ $loaded }**
settings-model-other = Modell: **{ $name }**, das nicht geladen ist: stattdessen malt **{ $loaded }**
settings-size = Größe: **{ $size }**
settings-size-own = Größe: die des Modells, **{ $size }**
settings-size-other = Größe: **{ $size }**, was dieses Modell nicht malen kann: stattdessen gilt seine eigene, **{ $own }**
settings-steps = Schritte: **{ $steps }**
settings-steps-own = Schritte: die des Modells, **{ $steps }**
settings-style = Stil: **{ $name }**
settings-style-none = Stil: **keiner**
settings-style-gone = Stil: **{ $name }**, den es hier nicht gibt: stattdessen gilt **keiner**
settings-private = { $on ->
    [True] Privat: nur du siehst deine Bilder
   *[other] Nicht privat: alle im Kanal sehen deine Bilder
}
settings-spoiler = { $on ->
    [True] Spoiler: deine Bilder sind verborgen, bis jemand darauf klickt
   *[other] Kein Spoiler: deine Bilder sind gleich zu sehen
}
settings-repaintable = { $on ->
    [True] Übermalbar: andere dürfen deine Bilder und deinen Avatar neu malen
   *[other] Nicht übermalbar: niemand sonst darf deine Bilder oder deinen Avatar neu malen
}

settings-button-private = { $on ->
    [True] Privat: an
   *[other] Privat: aus
}
settings-button-spoiler = { $on ->
    [True] Spoiler: an
   *[other] Spoiler: aus
}
settings-button-repaintable = { $on ->
    [True] Übermalbar: an
   *[other] Übermalbar: aus
}
settings-change = Ändern
settings-reset = Zurücksetzen

settings-form-title = Deine Einstellungen
settings-form-size = Größe
settings-form-size-about = Breite x Höhe, etwa { $sizes }. Leer: die des Modells.
settings-form-steps-about = Von 1 bis { $limit }. Leer: die des Modells, { $steps }.
settings-form-style = Stil
settings-form-style-about = Ein Name, den /stile liste zeigt. Leer: keiner.
settings-form-model = Modell
settings-form-model-any = Welches gerade geladen ist
settings-form-model-kept = { $name } (nicht geladen)
