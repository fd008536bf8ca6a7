# Die Namen und Beschreibungen der Befehle, für Discords Menüs: siehe bot/translator.py.

command-imagine = male
    .description = Male ein Bild nach einer Beschreibung.
    .prompt = prompt
    .prompt-description = Was gemalt werden soll
    .negative_prompt = ohne
    .negative_prompt-description = Was fehlen soll
    .image = bild
    .image-description = Ein Bild, nach dem gemalt wird; seine Form bleibt
    .strength = stärke
    .strength-description = Wie viel dieses Bildes neu gemalt wird, von 0,05 (kaum) bis 1 (alles)
    .steps = schritte
    .steps-description = Wie viele Entrauschungsschritte: mehr dauern länger und zeigen mehr Einzelheiten
    .guidance_scale = führung
    .guidance_scale-description = Wie genau dem Prompt gefolgt wird; bei 1 und weniger zählt „ohne“ nicht
    .seed = seed
    .seed-description = Die Zahl, aus der das Rauschen gezogen wird: gleicher Seed, gleiche Einstellungen, gleiches Bild
    .size = größe
    .size-description = Breite x Höhe in Pixeln
    .scheduler = sampler
    .scheduler-description = Der Sampler, der das Rauschen entfernt
    .images = bilder
    .images-description = Wie viele Bilder; jedes hat den nächsten Seed
    .noise_schedule = rauschplan
    .noise_schedule-description = Wie das Rauschen über die Schritte wächst, wo das Modell einen anderen als seinen zulässt
    .style = stil
    .style-description = Eine benannte Prompt-Vorlage, siehe /stile
    .private = privat
    .private-description = Zeig das Bild nur dir
    .spoiler = spoiler
    .spoiler-description = Verbirg das Bild, bis jemand darauf klickt

command-matrix = matrix
    .description = Male jede Kombination der Auswahlen eines Prompts, nebeneinander.
    .prompt = prompt
    .prompt-description = Was gemalt werden soll, mit Auswahlen: {"{"}rot|blau{"}"} {"{"}Katze|Burg{"}"} gibt vier Bilder, höchstens 16
    .negative_prompt = ohne
    .negative_prompt-description = Was fehlen soll
    .image = bild
    .image-description = Ein Bild, nach dem gemalt wird; seine Form bleibt
    .strength = stärke
    .strength-description = Wie viel dieses Bildes neu gemalt wird, von 0,05 (kaum) bis 1 (alles)
    .steps = schritte
    .steps-description = Wie viele Entrauschungsschritte: mehr dauern länger und zeigen mehr Einzelheiten
    .guidance_scale = führung
    .guidance_scale-description = Wie genau dem Prompt gefolgt wird; bei 1 und weniger zählt „ohne“ nicht
    .seed = seed
    .seed-description = Die Zahl, aus der das Rauschen aller Bilder gezogen wird
    .size = größe
    .size-description = Breite x Höhe in Pixeln
    .scheduler = sampler
    .scheduler-description = Der Sampler, der das Rauschen entfernt
    .style = stil
    .style-description = Eine benannte Prompt-Vorlage, siehe /stile
    .private = privat
    .private-description = Zeig das Raster nur dir

command-diffusion = diffusion
    .description = Sieh, wie Diffusion arbeitet

command-diffusion-forward = vorwärts
    .description = Sieh zu, wie Rauschen ein Bild von dir zerstört, in Pixeln und wie das Modell es sieht.
    .image = bild
    .image-description = Das Bild, das zerstört wird
    .schedule = plan
    .schedule-description = Wie das Rauschen wächst: beide nebeneinander, wenn du das weglässt
    .seed = seed
    .seed-description = Die Zahl, aus der das Rauschen gezogen wird

command-diffusion-reverse = rückwärts
    .description = Sieh zu, wie ein Bild Schritt für Schritt aus reinem Rauschen kommt.
    .prompt = prompt
    .prompt-description = Was gemalt werden soll; dein neuestes Bild, wenn du das weglässt
    .steps = schritte
    .steps-description = Wie viele Entrauschungsschritte
    .seed = seed
    .seed-description = Die Zahl, aus der das Rauschen gezogen wird
    .scheduler = sampler
    .scheduler-description = Der Sampler, der das Rauschen entfernt

command-diffusion-model = modell
    .description = Sieh das Netz, das malt: seine Blöcke, Formen und Parameter.

command-diffusion-sampler = sampler
    .description = Vergleiche Sampler oder Schrittzahlen an einem Seed.
    .prompt = prompt
    .prompt-description = Was gemalt werden soll
    .compare = vergleich
    .compare-description = Sampler bei einer Schrittzahl, oder Schrittzahlen eines Samplers
    .steps = schritte
    .steps-description = Wie viele Entrauschungsschritte, wenn Sampler verglichen werden
    .scheduler = sampler
    .scheduler-description = Der Sampler, wenn Schrittzahlen verglichen werden
    .seed = seed
    .seed-description = Die Zahl, aus der das Rauschen aller Bilder gezogen wird

command-queue = warteschlange
    .description = Zeig, was gemalt wird und was wartet, in der Reihenfolge, in der es drankommt.

command-cancel = abbrechen
    .description = Brich ein Bild von dir ab, das wartet oder gemalt wird.
    .job = auftrag
    .job-description = Welcher deiner Aufträge; der neueste, wenn du das weglässt

choice-linear = Linear
choice-scaled_linear = Skaliert linear
choice-cosine = Kosinus
choice-samplers = Sampler
choice-steps = Schrittzahlen
