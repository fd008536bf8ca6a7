# /einstellungen: die eigenen Voreinstellungen eines Mitglieds.

settings-title = **Deine Voreinstellungen** gelten, wenn du nichts anderes angibst.
settings-model = Modell: **{ $name }**
settings-model-any = Modell: das jeweils geladene, gerade **{ $loaded }**
settings-model-other = Modell: **{ $name }** ist nicht geladen, darum nehme ich **{ $loaded }**
settings-size = Größe: **{ $size }**
settings-size-own = Größe: Standard des Modells, **{ $size }**
settings-size-other = Größe: **{ $size }** kann dieses Modell nicht malen, darum nehme ich seinen Standard, **{ $own }**
settings-steps = Schritte: **{ $steps }**
settings-steps-own = Schritte: Standard des Modells, **{ $steps }**
settings-style = Stil: **{ $name }**
settings-style-none = Stil: **keiner**
settings-style-gone = Stil: **{ $name }** gibt es hier nicht, darum nehme ich **keinen**
settings-private = { $on ->
    [True] Privat: Nur du siehst deine Bilder
   *[other] Nicht privat: Alle im Kanal sehen deine Bilder
}
settings-spoiler = { $on ->
    [True] Spoiler: Deine Bilder sind verborgen, bis jemand darauf klickt
   *[other] Kein Spoiler: Deine Bilder sind sofort zu sehen
}
settings-repaintable = { $on ->
    [True] Neumalen erlaubt: Andere dürfen deine Bilder und deinen Avatar neu malen
   *[other] Neumalen nicht erlaubt: Niemand sonst darf deine Bilder oder deinen Avatar neu malen
}
settings-ping = { $when ->
    [always] Benachrichtigung: Ich erwähne dich bei jedem fertigen Bild
    [never] Keine Benachrichtigung: Ich erwähne dich nie
   *[after_wait] Benachrichtigung: Ich erwähne dich, wenn ein Bild länger als 30 Sekunden gebraucht hat
}

settings-menu-ping = Wann ich dich erwähne
settings-choice-ping = { $when ->
    [always] Bei jedem Bild benachrichtigen
    [never] Nie benachrichtigen
   *[after_wait] Nach 30 Sekunden Wartezeit benachrichtigen
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
    [True] Neumalen: an
   *[other] Neumalen: aus
}
settings-change = Ändern
settings-reset = Zurücksetzen

settings-form-title = Deine Einstellungen
settings-form-size = Größe
settings-form-size-about = Breite x Höhe, etwa { $sizes }. Leer: Standard des Modells.
settings-form-steps-about = Von 1 bis { $limit }. Leer: Standard des Modells, { $steps }.
settings-form-style = Stil
settings-form-style-about = Ein Name aus /stile liste. Leer: keiner.
settings-form-model = Modell
settings-form-model-any = Das jeweils geladene
settings-form-model-kept = { $name } (nicht geladen)
