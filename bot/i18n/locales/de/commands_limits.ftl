# Namen und Beschreibungen von /kontingent und /verwaltung limits: siehe bot/i18n/translator.py.

command-quota = kontingent
    .description = Zeigt, wie viele Bilder du heute noch malen lassen kannst und welche Limits hier gelten.

command-admin-limits = limits
    .description = Limits für Mitglieder, Kanäle und Rollen

command-admin-limits-show = anzeigen
    .description = Zeigt die Limits dieses Servers.

command-admin-limits-set = setzen
    .description = Setzt Limits für alle Mitglieder oder für die mit einer Rolle.
    .role = rolle
    .role-description = Für welche Rolle. Standard: Mitglieder ohne Rolle mit eigenen Limits
    .queued = offen
    .queued-description = Offene Aufträge pro Mitglied; 0 hebt dieses und jedes andere Limit auf
    .running = gleichzeitig
    .running-description = Aufträge eines Mitglieds, die gleichzeitig gemalt werden
    .pictures_a_day = bilder_pro_tag
    .pictures_a_day-description = Bilder pro Tag, von Mitternacht bis Mitternacht (UTC)
    .steps = schritte
    .steps-description = Schritte pro Bild
    .pixels = pixel
    .pixels-description = Pixel pro Bild, etwa 262144 für 512x512
    .pictures = bilder
    .pictures-description = Bilder pro Auftrag
    .priority = vorrang
    .priority-description = Wie viel öfter ein Mitglied drankommt: 1- bis 4-mal
    .cooldown_seconds = pause_sekunden
    .cooldown_seconds-description = Sekunden zwischen zwei Aufträgen

command-admin-limits-clear = aufheben
    .description = Hebt Limits auf: die einer Rolle oder die Standard-Limits.
    .role = rolle
    .role-description = Für welche Rolle. Standard: Mitglieder ohne Rolle mit eigenen Limits

command-admin-limits-allow = erlauben
    .description = Lässt mich nur noch in erlaubten Kanälen oder für erlaubte Rollen malen.
    .channel = kanal
    .channel-description = Ich male in diesem und anderen erlaubten Kanälen, sonst nirgends
    .role = rolle
    .role-description = Ich male für diese und andere erlaubte Rollen, sonst für niemanden

command-admin-limits-deny = entfernen
    .description = Entfernt einen Kanal oder eine Rolle von der Liste der erlaubten.
    .channel = kanal
    .channel-description = Welcher Kanal; ist keiner mehr auf der Liste, sind alle erlaubt
    .role = rolle
    .role-description = Welche Rolle; ist keine mehr auf der Liste, sind alle erlaubt
