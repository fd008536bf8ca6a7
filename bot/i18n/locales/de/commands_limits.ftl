# Die Namen und Beschreibungen von /quota und /admin limits.

command-quota = kontingent
    .description = Sieh, wie viele Bilder du dir heute noch wünschen darfst und was hier sonst begrenzt ist.

command-admin-limits = grenzen
    .description = Was Mitglieder sich wünschen dürfen, und wo

command-admin-limits-show = zeigen
    .description = Sieh, was dieser Server begrenzt.

command-admin-limits-set = setzen
    .description = Begrenze, was Mitglieder sich wünschen dürfen: alle oder die mit einer Rolle.
    .role = rolle
    .role-description = Wessen Grenzen; die von Mitgliedern ohne eine hier genannte Rolle, wenn du das weglässt
    .queued = offen
    .queued-description = Aufträge, die ein Mitglied offen haben darf; bei jeder Grenze heißt 0, dass nichts gilt
    .running = gleichzeitig
    .running-description = Aufträge eines Mitglieds, die gleichzeitig gemalt werden
    .pictures_a_day = bilder_am_tag
    .pictures_a_day-description = Bilder am Tag, von Mitternacht bis Mitternacht UTC
    .steps = schritte
    .steps-description = Schritte
    .pixels = pixel
    .pixels-description = Pixel eines Bildes, etwa 262144 für 512x512
    .pictures = bilder
    .pictures-description = Bilder je Auftrag
    .priority = vorrang
    .priority-description = Wie viel öfter ein Mitglied an die Reihe kommt: 1- bis 4-mal
    .cooldown_seconds = pause_sekunden
    .cooldown_seconds-description = Sekunden zwischen zwei Aufträgen

command-admin-limits-clear = aufheben
    .description = Heb die Grenzen aller Mitglieder auf, oder die einer Rolle.
    .role = rolle
    .role-description = Wessen Grenzen; die von Mitgliedern ohne eine hier genannte Rolle, wenn du das weglässt

command-admin-limits-allow = erlauben
    .description = Male nur in Kanälen oder für Rollen, die erlaubt sind.
    .channel = kanal
    .channel-description = Male in diesem Kanal und in anderen erlaubten, und sonst nirgends
    .role = rolle
    .role-description = Male für Mitglieder mit dieser Rolle und mit anderen erlaubten, und für sonst niemanden

command-admin-limits-deny = ausschließen
    .description = Nimm einen Kanal oder eine Rolle aus denen heraus, die erlaubt sind.
    .channel = kanal
    .channel-description = Keiner der erlaubten mehr; sind es gar keine, so sind es alle
    .role = rolle
    .role-description = Keine der erlaubten mehr; sind es gar keine, so sind es alle
