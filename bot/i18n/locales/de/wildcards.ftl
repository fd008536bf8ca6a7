# /platzhalter: Listen für Prompts.

wildcards-none = Noch keine Listen. /platzhalter anlegen legt eine an.
wildcards-count = { $count ->
    [one] { $count } Eintrag
   *[other] { $count } Einträge
}
wildcards-kept = Ich habe die Liste **{ $name }** mit { $count ->
    [one] { $count } Eintrag
   *[other] { $count } Einträgen
} gespeichert. Schreib `__{ $name }__` in einen Prompt, um sie zu benutzen.
wildcards-removed = Ich habe die Liste **{ $name }** entfernt.

wildcards-form-mine = Deine Liste
wildcards-form-server = Eine Liste dieses Servers
wildcards-form-entries = Einträge
wildcards-form-entries-about = Einer in jeder Zeile. Einträge können Auswahlen haben und andere Listen nennen.
