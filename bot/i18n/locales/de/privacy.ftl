# /privatsphäre: was über ein Mitglied aufbewahrt wird, wie es das bekommt, und wie es gelöscht wird.

privacy-title = **Was ich über dich aufbewahre, und warum**
privacy-jobs = Jedes Bild, um das du bittest: den Prompt und seine Einstellungen, wo und wann, und die fertigen Dateien. Danach male ich, und nach einer Störung bringe ich es daraus noch einmal; die Knöpfe, Antworten und `/verlauf` brauchen sie.
privacy-usage = Wie viel du gemalt hast, nach Tag und Modell: damit alle gerecht drankommen, für Grenzen und `/statistik`.
privacy-preferences = Deine `/einstellungen`, deine eigenen Stile, und was du mich aus Bildern hast lesen lassen: nur für dich.
privacy-uploads = Bilder, die du als Vorlage anhängst, ohne ihre Metadaten: Der Auftrag braucht sie.
privacy-order = Was Moderatoren über dich entschieden haben, etwa Sperren, und was sie getan haben: zum Schutz der anderen.
privacy-logs = In meinen Protokollen stehen Nummern von Aufträgen, Mitgliedern und Servern, nie Prompts. Andere Nachrichten lese ich nicht, und nichts geht an Dritte.
privacy-pictures-days = Dieser Server bewahrt Bilder { $days ->
    [one] { $days } Tag
   *[other] { $days } Tage
} auf, dann werden sie gelöscht.
privacy-prompts-days = Dieser Server bewahrt Prompts { $days ->
    [one] { $days } Tag
   *[other] { $days } Tage
} auf, dann werden sie geleert.
privacy-can = **Exportieren** schickt dir alles als Direktnachricht. **Löschen** nimmt es für immer weg, und bricht zuerst ab, was für dich gemalt wird.
privacy-stays = Was andere schützt, bleibt auch dann, allein mit deiner Nutzer-ID: geltende Sperren, Verwarnungen, das Protokoll der Moderatoren, Fingerabdrücke entfernter Bilder, und was heute auf deine Grenzen zählt. Die Bildersummen eines Servers bleiben, ohne deinen Namen.
privacy-export = Exportieren
privacy-erase = Löschen
privacy-part = Teil { $number } von { $total } von allem, was ich über dich aufbewahre, mit insgesamt { $pictures ->
    [one] einem Bild
   *[other] { $pictures } Bildern
}. Die JSON-Dateien liest jedes Textprogramm.
privacy-left-out = Für { $count ->
    [one] das älteste Bild
   *[other] die { $count } ältesten Bilder
} war kein Platz: Speichere, was du davon willst, aus /verlauf.
privacy-left-out-note = Für die ältesten Bilder war kein Platz. Ihre Prompts und Einstellungen stehen im Ordner jobs; die Bilder selbst lassen sich aus /verlauf speichern.
privacy-sent = { $parts ->
    [one] Ich habe dir eine Datei als Direktnachricht geschickt.
   *[other] Ich habe dir { $parts } Dateien als Direktnachrichten geschickt.
}
privacy-form-title = Löschen, was über dich aufbewahrt ist
privacy-form-what = Was geht
privacy-form-about = Mit dem Absenden beginnt es sofort, und nichts bringt es zurück.
privacy-form-choose = Wähle
privacy-form-data = Alles Aufbewahrte; die Nachrichten bleiben
privacy-form-posts = Alles Aufbewahrte und die Nachrichten
privacy-erasing = Es hat begonnen: Was für dich gemalt wird, ist abgebrochen, und alles geht. Wenn es fertig ist, sage ich es dir per Direktnachricht.
privacy-erased = Alles, was ich über dich aufbewahrt habe, ist gelöscht: { $jobs ->
    [one] ein Auftrag
   *[other] { $jobs } Aufträge
} mit Bildern, Vorlagen, Einstellungen, Stilen und Statistik. Was andere schützt, bleibt, wie /privatsphäre sagt.
privacy-erased-posts = { $messages ->
    [one] Eine Nachricht ist gelöscht
   *[other] { $messages } Nachrichten sind gelöscht
}{ $missed ->
    [0] .
    [one] ; eine war nicht zu erreichen.
   *[other] ; { $missed } waren nicht zu erreichen.
}
