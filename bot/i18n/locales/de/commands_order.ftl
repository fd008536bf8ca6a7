# Namen und Beschreibungen von /mod, /verwaltung und „Bild endgültig löschen“: siehe bot/i18n/translator.py.

command-purge-picture = Bild endgültig löschen

command-mod = mod
    .description = Moderation

command-mod-ban = sperren
    .description = Verbietet einem Mitglied oder einer Rolle das Malen und bricht offene Aufträge ab.
    .who = wen
    .who-description = Ein Mitglied oder eine Rolle; dann gilt es für alle mit dieser Rolle
    .duration = dauer
    .duration-description = Zum Beispiel 1h oder 7d. Standard: für immer
    .reason = grund
    .reason-description = Warum; das Mitglied erfährt den Grund

command-mod-unban = entsperren
    .description = Lässt ein Mitglied oder eine Rolle wieder malen.
    .who = wen
    .who-description = Ein Mitglied oder eine Rolle

command-mod-bans = gesperrte
    .description = Zeigt, wer hier nicht malen darf, warum und bis wann.

command-mod-warn = verwarnen
    .description = Verwarnt ein Mitglied mit einem Strike; bei zu vielen Strikes folgt eine Sperre.
    .member = mitglied
    .member-description = Wen
    .reason = grund
    .reason-description = Warum; das Mitglied erfährt den Grund

command-mod-strikes = strikes
    .description = Zeigt die Strikes eines Mitglieds; du kannst sie dort erlassen.
    .member = mitglied
    .member-description = Wessen Strikes

command-mod-cancel = abbrechen
    .description = Bricht das Bild eines Mitglieds ab, das wartet oder gerade gemalt wird.
    .job = auftrag
    .job-description = Die Nummer des Auftrags

command-mod-inspect = details
    .description = Zeigt alles über einen Auftrag: von wem er ist, wann er kam und was daraus wurde.
    .job = auftrag
    .job-description = Die Nummer des Auftrags

command-mod-clear = leeren
    .description = Bricht alles ab, was auf diesem Server wartet oder gerade gemalt wird.

command-mod-purge = löschen
    .description = Löscht ein Bild endgültig: Nachricht, Dateien und Kopien, die später auftauchen.
    .picture = bild
    .picture-description = Die Nummer des Auftrags oder der Link der Nachricht
    .reason = grund
    .reason-description = Warum; für das Moderationsprotokoll

command-mod-recent = neueste
    .description = Zeigt die neun neuesten Bilder eines Mitglieds auf diesem Server, mit Nummern und Links.
    .member = mitglied
    .member-description = Wessen Bilder

command-mod-audit = protokoll
    .description = Zeigt das Moderationsprotokoll dieses Servers.
    .moderator = moderator
    .moderator-description = Wer es getan hat
    .target = wen
    .target-description = Wen es betraf: ein Mitglied oder eine Rolle
    .action = aktion
    .action-description = Was getan wurde
    .text = text
    .text-description = Wörter aus dem Grund

command-admin = verwaltung
    .description = Diesen Server einrichten

command-admin-settings = einstellungen
    .description = Zeigt die Einstellungen dieses Servers und ändert sie.
    .repaint_avatar = avatare
    .repaint_avatar-description = Ob Mitglieder die Avatare anderer neu malen dürfen
    .log_channel = protokollkanal
    .log_channel-description = Kanal für das Moderationsprotokoll
    .retention_picture_days = bilder_aufbewahren
    .retention_picture_days-description = Wie viele Tage Bilder aufbewahrt werden; 0 für immer
    .retention_prompt_days = prompts_aufbewahren
    .retention_prompt_days-description = Wie viele Tage Prompts aufbewahrt werden; 0 für immer
    .ladder = sperrstufen
    .ladder-description = Wie lange Strikes sperren, etwa 3=1d 5=7d 7=forever; oder off
    .strike_days = strike_tage
    .strike_days-description = Wie viele Tage ein Strike zählt

command-admin-pause = pausieren
    .description = Hält die Warteschlange dieses Servers an, bis du sie fortsetzt.

command-admin-resume = fortsetzen
    .description = Setzt die Warteschlange dieses Servers fort.

command-admin-clear = leeren
    .description = Bricht alles ab, was auf diesem Server wartet oder gerade gemalt wird.

command-admin-export = export
    .description = Gibt dir eine Tabelle als CSV-Datei.
    .what = was
    .what-description = Welche Tabelle
    .days = tage
    .days-description = Wie viele Tage zurück. Standard: alle

command-admin-charts = diagramme
    .description = Zeigt, was hier zuletzt gemalt wurde: nach Tag, Mitglied und Modell.

choice-usage = Was gemalt wurde
choice-audit = Moderationsprotokoll
