# /datenschutz: was über ein Mitglied gespeichert ist, wie es das bekommt und wie es das löscht.

privacy-title = **Was ich über dich speichere, und warum**
privacy-jobs = Jedes Bild, das du malen lässt: den Prompt und die Einstellungen, wo und wann, und die fertigen Dateien. Ich brauche sie zum Malen, um nach einer Störung noch einmal zuzustellen, und für Buttons, Antworten und `/verlauf`.
privacy-usage = Wie viel du gemalt hast, nach Tag und Modell: damit alle gerecht drankommen, für Limits und `/statistik`.
privacy-preferences = Deine `/einstellungen`, deine eigenen Stile und Listen und 30 Tage lang, was ich für dich aus Nachrichten und Bilddateien gelesen habe: damit du sie wieder benutzen kannst.
privacy-uploads = Bilder, die du als Vorlage anhängst, ohne ihre Metadaten: Ich brauche sie zum Malen.
privacy-order = Was die Moderation über dich entschieden hat, etwa Sperren, und was sie getan hat: zum Schutz der anderen.
privacy-logs = In meinen Logdateien stehen IDs von Aufträgen, Mitgliedern und Servern, aber nie Prompts. Andere Nachrichten lese ich nicht, und ich gebe nichts an Dritte weiter.
privacy-pictures-days = Dieser Server bewahrt Bilder { $days ->
    [one] { $days } Tag
   *[other] { $days } Tage
} auf, dann werden sie gelöscht.
privacy-prompts-days = Dieser Server bewahrt Prompts { $days ->
    [one] { $days } Tag
   *[other] { $days } Tage
} auf, dann werden sie gelöscht.
privacy-can = **Exportieren** schickt dir alles als Direktnachricht. **Löschen** bricht zuerst ab, was für dich gemalt wird, und löscht dann endgültig deine Daten.
privacy-stays = Manches bleibt zum Schutz der anderen, nur unter deiner Nutzer-ID: geltende Sperren, Strikes, das Moderationsprotokoll, Fingerabdrücke entfernter Bilder und was heute auf deine Limits zählt. Auch die Bilderzahlen eines Servers bleiben, ohne deinen Namen.
privacy-export = Exportieren
privacy-erase = Löschen
privacy-part = Teil { $number } von { $total } von allem, was ich über dich speichere, mit insgesamt { $pictures ->
    [one] 1 Bild
   *[other] { $pictures } Bildern
}. Die JSON-Dateien kannst du mit jedem Texteditor lesen.
privacy-left-out = { $count ->
    [one] Dein ältestes Bild hat
   *[other] Deine { $count } ältesten Bilder haben
} nicht mehr hineingepasst. Speichere, was du behalten willst, aus /verlauf.
privacy-left-out-note = Deine ältesten Bilder haben nicht mehr hineingepasst. Ihre Prompts und Einstellungen stehen im Ordner jobs; die Bilder selbst kannst du aus /verlauf speichern.
privacy-sent = { $parts ->
    [one] Ich habe dir eine Datei als Direktnachricht geschickt.
   *[other] Ich habe dir { $parts } Dateien als Direktnachrichten geschickt.
}
privacy-form-title = Deine Daten löschen
privacy-form-what = Was gelöscht werden soll
privacy-form-about = Das Löschen beginnt, sobald du das abschickst, und lässt sich nicht rückgängig machen.
privacy-form-choose = Auswählen
privacy-form-data = Deine Daten; gepostete Nachrichten bleiben
privacy-form-posts = Deine Daten und deine geposteten Nachrichten
privacy-erasing = Ich habe begonnen: Was für dich gemalt wird, breche ich ab, und deine Daten lösche ich. Wenn ich fertig bin, schicke ich dir eine Direktnachricht.
privacy-erased = Deine Daten sind gelöscht: { $jobs ->
    [one] 1 Auftrag
   *[other] { $jobs } Aufträge
} mit Bildern, Vorlagen, Einstellungen, Stilen und Statistik. Was andere schützt, bleibt; /datenschutz sagt, was das ist.
privacy-erased-posts = { $messages ->
    [one] 1 gepostete Nachricht ist gelöscht
   *[other] { $messages } gepostete Nachrichten sind gelöscht
}{ $missed ->
    [0] .
    [one] ; 1 konnte ich nicht erreichen.
   *[other] ; { $missed } konnte ich nicht erreichen.
}
