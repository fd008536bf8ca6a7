# Namen und Beschreibungen der Befehle für Discords Menüs: siehe bot/i18n/translator.py.

command-imagine = male
    .description = Malt ein Bild nach deinem Prompt.
    .prompt = prompt
    .prompt-description = Was gemalt werden soll
    .negative_prompt = negativprompt
    .negative_prompt-description = Was nicht aufs Bild soll
    .image = bild
    .image-description = Ein Bild als Vorlage; sein Seitenverhältnis bleibt
    .strength = stärke
    .strength-description = Wie stark sich die Vorlage ändert, von 0,05 (kaum) bis 1 (ganz)
    .steps = schritte
    .steps-description = Zahl der Entrauschungsschritte: mehr dauern länger und zeigen mehr Details
    .guidance_scale = prompt-treue
    .guidance_scale-description = Wie genau das Bild dem Prompt folgt (CFG); bis 1 wird der Negativprompt ignoriert
    .seed = seed
    .seed-description = Startzahl für das Rauschen: gleicher Seed, gleiche Einstellungen, gleiches Bild
    .size = größe
    .size-description = Breite x Höhe in Pixeln
    .scheduler = sampler
    .scheduler-description = Der Sampler, der das Rauschen entfernt
    .images = bilder
    .images-description = Wie viele Bilder; jedes bekommt den nächsten Seed
    .noise_schedule = rauschplan
    .noise_schedule-description = Wie das Rauschen über die Schritte verläuft, falls das Modell eine Wahl lässt
    .style = stil
    .style-description = Eine gespeicherte Prompt-Vorlage, siehe /stile
    .private = privat
    .private-description = Das Bild nur dir zeigen
    .spoiler = spoiler
    .spoiler-description = Das Bild verbergen, bis jemand darauf klickt

command-matrix = matrix
    .description = Malt alle Kombinationen der Auswahlen in einem Prompt nebeneinander.
    .prompt = prompt
    .prompt-description = Ein Prompt mit Auswahlen: {"{"}rot|blau{"}"} {"{"}Katze|Burg{"}"} ergibt vier Bilder, höchstens 16
    .negative_prompt = negativprompt
    .negative_prompt-description = Was nicht aufs Bild soll
    .image = bild
    .image-description = Ein Bild als Vorlage; sein Seitenverhältnis bleibt
    .strength = stärke
    .strength-description = Wie stark sich die Vorlage ändert, von 0,05 (kaum) bis 1 (ganz)
    .steps = schritte
    .steps-description = Zahl der Entrauschungsschritte: mehr dauern länger und zeigen mehr Details
    .guidance_scale = prompt-treue
    .guidance_scale-description = Wie genau das Bild dem Prompt folgt (CFG); bis 1 wird der Negativprompt ignoriert
    .seed = seed
    .seed-description = Startzahl für das Rauschen aller Bilder
    .size = größe
    .size-description = Breite x Höhe in Pixeln
    .scheduler = sampler
    .scheduler-description = Der Sampler, der das Rauschen entfernt
    .style = stil
    .style-description = Eine gespeicherte Prompt-Vorlage, siehe /stile
    .private = privat
    .private-description = Das Raster nur dir zeigen

command-diffusion = diffusion
    .description = Zeigt, wie Diffusion funktioniert.

command-diffusion-forward = vorwärts
    .description = Zeigt, wie Rauschen dein Bild zerstört, in Pixeln und aus Sicht des Modells.
    .image = bild
    .image-description = Das Bild, das zerstört wird
    .schedule = rauschplan
    .schedule-description = Wie das Rauschen wächst. Standard: beide nebeneinander
    .seed = seed
    .seed-description = Startzahl für das Rauschen

command-diffusion-reverse = rückwärts
    .description = Zeigt, wie ein Bild Schritt für Schritt aus reinem Rauschen entsteht.
    .prompt = prompt
    .prompt-description = Was gemalt werden soll. Standard: dein neuestes Bild
    .steps = schritte
    .steps-description = Zahl der Entrauschungsschritte
    .seed = seed
    .seed-description = Startzahl für das Rauschen
    .scheduler = sampler
    .scheduler-description = Der Sampler, der das Rauschen entfernt

command-diffusion-model = modell
    .description = Zeigt das Netz, das malt: seine Blöcke, Formen und Parameter.

command-diffusion-sampler = sampler
    .description = Vergleicht Sampler oder Schrittzahlen mit demselben Seed.
    .prompt = prompt
    .prompt-description = Was gemalt werden soll
    .compare = vergleich
    .compare-description = Verschiedene Sampler oder verschiedene Schrittzahlen
    .steps = schritte
    .steps-description = Zahl der Schritte, wenn du Sampler vergleichst
    .scheduler = sampler
    .scheduler-description = Der Sampler, wenn du Schrittzahlen vergleichst
    .seed = seed
    .seed-description = Startzahl für das Rauschen aller Bilder

command-queue = warteschlange
    .description = Zeigt der Reihe nach, was gerade gemalt wird und was wartet.

command-cancel = abbrechen
    .description = Bricht eines deiner Bilder ab, das wartet oder gerade gemalt wird.
    .job = auftrag
    .job-description = Die Nummer deines Auftrags. Standard: der neueste

choice-linear = Linear
choice-scaled_linear = Skaliert linear
choice-cosine = Kosinus
choice-samplers = Sampler
choice-steps = Schrittzahlen
