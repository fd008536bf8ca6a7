# Die Namen und Beschreibungen von /mod, /admin und Purge picture.

command-purge-picture = Bild beseitigen

command-mod = mod
    .description = Ordnung halten

command-mod-ban = sperren
    .description = Lass ein Mitglied oder eine Rolle hier nicht mehr malen, und brich ab, was wartet.
    .who = wen
    .who-description = Ein Mitglied, oder eine Rolle für alle, die sie haben
    .duration = dauer
    .duration-description = Etwa 1h oder 7d; für immer, wenn du das weglässt
    .reason = grund
    .reason-description = Warum; das Mitglied erfährt es

command-mod-unban = entsperren
    .description = Lass ein Mitglied oder eine Rolle wieder malen.
    .who = wen
    .who-description = Ein Mitglied oder eine Rolle

command-mod-bans = sperren-liste
    .description = Zeig, wer hier nicht malen darf, warum, und bis wann.

command-mod-warn = verwarnen
    .description = Verwarne ein Mitglied: mit einem Strike, und einer Sperre, wenn es zu viele sind.
    .member = mitglied
    .member-description = Wen
    .reason = grund
    .reason-description = Warum; das Mitglied erfährt es

command-mod-strikes = strikes
    .description = Zeig die Strikes eines Mitglieds; dort kannst du sie erlassen.
    .member = mitglied
    .member-description = Wessen

command-mod-cancel = abbrechen
    .description = Brich das Bild eines Mitglieds ab, das wartet oder gemalt wird.
    .job = auftrag
    .job-description = Die Nummer des Auftrags, wie /warteschlange sie zeigt

command-mod-inspect = einsehen
    .description = Sieh alles über einen Auftrag: wer was wollte, wann, und was daraus wurde.
    .job = auftrag
    .job-description = Die Nummer des Auftrags

command-mod-clear = leeren
    .description = Brich alles ab, was auf diesem Server wartet oder gemalt wird.

command-mod-purge = beseitigen
    .description = Nimm ein Bild für immer weg: Nachricht und Dateien, auch Kopien, die später kommen.
    .picture = bild
    .picture-description = Die Nummer des Auftrags, oder der Link der Nachricht
    .reason = grund
    .reason-description = Warum; für das Protokoll

command-mod-recent = neueste
    .description = Sieh die neuesten neun Bilder eines Mitglieds auf diesem Server, mit Nummern und Links.
    .member = mitglied
    .member-description = Wessen

command-mod-audit = protokoll
    .description = Sieh nach, was Moderatoren hier getan haben.
    .moderator = moderator
    .moderator-description = Wer es war
    .target = wem
    .target-description = Wem es galt: ein Mitglied oder eine Rolle
    .action = tat
    .action-description = Was getan wurde
    .text = text
    .text-description = Wörter des Grundes

command-admin = verwaltung
    .description = Richte diesen Server ein

command-admin-settings = einstellungen
    .description = Sieh, was dieser Server erlaubt, und ändere es.
    .repaint_avatar = avatare
    .repaint_avatar-description = Ob Mitglieder die Avatare anderer neu malen dürfen
    .log_channel = protokollkanal
    .log_channel-description = Wo ich poste, was Moderatoren tun
    .retention_picture_days = bildertage
    .retention_picture_days-description = Wie viele Tage Bilder aufbewahrt werden; 0 für immer
    .retention_prompt_days = prompttage
    .retention_prompt_days-description = Wie viele Tage Prompts aufbewahrt werden; 0 für immer
    .ladder = leiter
    .ladder-description = Was Strikes nach sich ziehen, etwa 3=1d 5=7d 7=forever; oder off
    .strike_days = striketage
    .strike_days-description = Wie viele Tage ein Strike zählt

command-admin-pause = anhalten
    .description = Lass die Aufträge dieses Servers warten, bis du sie weitergehen lässt.

command-admin-resume = fortsetzen
    .description = Lass die Aufträge dieses Servers weitergehen.

command-admin-clear = leeren
    .description = Brich alles ab, was auf diesem Server wartet oder gemalt wird.

command-admin-export = export
    .description = Hol dir eine Tabelle als CSV-Datei, für eine Tabellenkalkulation.
    .what = was
    .what-description = Welche Tabelle
    .days = tage
    .days-description = Wie viele Tage zurück; alles, wenn du das weglässt

command-admin-charts = diagramme
    .description = Sieh, was hier in den letzten Tagen gemalt wurde: nach Tag, Mitglied und Modell.

choice-usage = Was gemalt wurde
choice-audit = Was Moderatoren taten
