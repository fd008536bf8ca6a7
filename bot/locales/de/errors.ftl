# Was Fehler sagen, nach ihren Schlüsseln in bot/errors.py: was nicht stimmt, und was zu tun ist.

prompt-empty = Der Prompt ist leer: Schreib, was gemalt werden soll.
prompt-long = Der Prompt hat { $length } Zeichen, höchstens { $limit } sind erlaubt: Kürze ihn.
prompt-text = Der Prompt enthält ein halbes Zeichen (ein einzelnes Surrogat): Tippe ihn noch einmal.

steps-range = Die Schritte müssen zwischen 1 und { $limit } liegen, nicht bei { $value }.

guidance-range = Die Führung (guidance) muss zwischen 0 und { $limit } liegen, nicht bei { $value }.

strength-range = Die Stärke muss über 0 und höchstens 1 sein, nicht { $value }.
strength-steps = Bei { $steps } Schritten und Stärke { $strength } bleibt nichts zu malen: Erhöhe eines von beiden.

seed-range = Der Seed muss eine ganze Zahl von 0 bis { $limit } sein.

images-range = Ich male 1 bis { $limit } Bilder auf einmal, nicht { $value }.

scheduler-unknown = Es gibt keinen Sampler namens „{ $name }“. Es gibt: { $known }.
scheduler-model = { $name } geht mit diesem Modell nicht: Wähle einen anderen Sampler.
scheduler-steps = { $name } braucht auf diesem Modell mindestens { $least } Schritte, nicht { $steps }: Erhöhe sie, oder wähle einen anderen.

noise_schedule-unknown = Es gibt keinen Rauschplan namens „{ $name }“. Es gibt: { $known }.
noise_schedule-model = Dieses Modell wurde für einen eigenen Rauschplan trainiert: Lass „{ $name }“ weg.
noise_schedule-precision = fp16 fasst das Rauschen des Plans { $name } nicht. Es gibt: { $known }.
noise_schedule-sampler = { $sampler } kann dem Rauschplan { $name } nicht folgen: Wähle eines von beiden anders.

adapter-unknown = Es gibt hier keine LoRA namens „{ $name }“: Lass sie weg.
adapter-family = Die LoRA „{ $name }“ ist für Modelle der Art { $family }, und { $loaded } ist eines der Art { $wanted }: Lass sie weg.

size-form = „{ $value }“ ist keine Größe: Schreib Breite x Höhe, etwa { $example }.
size-multiple = { $width }x{ $height } lässt sich nicht malen: Jede Seite muss ein Vielfaches von { $multiple } sein, etwa { $example }.
size-memory = Für { $width }x{ $height } reicht der Speicher dieses Geräts nicht: Verlange höchstens { $limit } Pixel.
size-range = { $width }x{ $height } lässt sich nicht malen: Jede Seite muss { $low } bis { $high } Pixel haben.

model-other = Das Modell „{ $name }“ ist nicht geladen; geladen ist { $loaded }.

upload-kind = Diese Datei ist kein Bild, das ich lesen kann: Häng ein PNG, JPEG oder WebP an.
upload-broken = Dieses Bild ist beschädigt oder unvollständig: Speichere es neu und häng es noch einmal an.
upload-animated = Dieses Bild bewegt sich: Häng ein stehendes an.
upload-pixels = Dieses Bild hat { $width }x{ $height } Pixel, mehr als meine { $limit } Megapixel: Verkleinere es.
upload-bytes = Diese Datei ist größer als { $limit } MB: Verkleinere sie.
upload-host = Ich nehme nur Bilder, die hier auf Discord angehängt wurden.
upload-download = Ich konnte dieses Bild nicht von Discord herunterladen: Häng es noch einmal an.
upload-time = Das Herunterladen dieses Bildes hat zu lange gedauert: Häng es noch einmal an.
upload-missing = In dieser Nachricht ist kein Bild: Antworte auf eines meiner Bilder, oder häng eines an.
upload-gone = Das Bild, nach dem gemalt werden sollte, ist nicht mehr da: Häng es noch einmal an.
upload-file = Das Bild { $path } lässt sich nicht lesen ({ $reason }): Prüfe den Namen.

queue-member = Du hast { $count } wartende Bilder, mehr darf ein Mitglied nicht haben: voll, für etwa { $minutes } Minuten.
queue-all = Die Warteschlange ist voll, für etwa { $minutes } Minuten: Frag dann bitte noch einmal.

ban-member = Die Moderatoren dieses Servers lassen dich hier nicht mehr malen{ $reason }.

owner-only = Das kann nur, wer das Bild verlangt hat, oder ein Moderator.

moderators-only = Das können nur Mitglieder, die andere moderieren dürfen.

guild-only = Das geht nur auf einem Server.
ban-self = Du kannst dich nicht selbst sperren.
ban-bot = Mich kann man nicht vom Malen aussperren: Ich bin es, der malt.
ban-moderator = Dieses Mitglied moderiert hier auch; nur ein Administrator kann es sperren.

job-none = Von dir wartet nichts, und nichts wird gemalt.
job-unknown = Hier wartet kein Auftrag mit der Nummer { $job }, und keiner wird gemalt.
job-gone = Ich weiß nicht mehr, was für dieses Bild verlangt war.

ban-none = Dieses Mitglied ist nicht gesperrt.

painting-failed = Das Malen ist gescheitert: { $reason }
painting-crash = Dieser Auftrag hat den Maler zweimal angehalten, darum habe ich ihn aufgegeben. Mit anderen Einstellungen geht es vielleicht.
painting-hung = Das Malen stand { $minutes } Minuten still, darum habe ich diesen Auftrag aufgegeben.
painting-memory = Das Gerät hat zu wenig Speicher für dieses Bild: Verlange ein kleineres.
painting-unloaded = Das Modell konnte nicht geladen werden: { $reason }
painting-halted = Easel ist auf einen Fehler gestoßen, mit dem es nicht weitergeht: { $reason }. Die Warteschlange bleibt; starte es neu.
painting-numbers = Was das Modell gemalt hat, ist kein Bild (keine Zahlen): Versuch einen anderen Seed.

unexpected = Bei mir ist etwas schiefgegangen (Notiz { $note }). Der Betreiber findet sie im Log.

model-missing = Bei { $path } ist kein Modell: Setze EASEL_MODEL auf `demo`, einen diffusers-Ordner oder eine Hub-Id.
model-demo = Das Demo-Modell hat bei { $path } keine Gewichte: Starte `python -m bot.demo.train`, oder setze EASEL_MODEL auf einen diffusers-Ordner oder eine Hub-Id.
model-file = Der Modellordner { $path } ist unvollständig: { $file } fehlt. Kopiere den ganzen Ordner noch einmal.
model-broken = Der Modellordner { $path } ist beschädigt: { $file } lässt sich nicht lesen ({ $reason }). Kopiere ihn noch einmal.
model-variant = Der Modellordner { $path } hat { $found }, und { $file } fehlt: Kopiere diese Datei, oder benenne die vorhandene um.
model-pickle = Der Ordner { $path } hat für { $part } keine safetensors-Gewichte: Gepickelte werden nicht geladen.
model-kind = Das Modell bei { $path } ist ein { $kind }, und Easel malt mit Ordnern von StableDiffusionPipeline und StableDiffusionXLPipeline.
model-hub = Das Modell { $name } konnte nicht vom Hub geholt werden ({ $reason }): Prüfe den Namen und das Netz.
model-taesd = Das Vorschaumodell { $name } geht nicht ({ $reason }): Setze EASEL_TAESD auf den Ordner oder die Hub-Id eines AutoencoderTiny für dieses Modell, oder lass es weg.

device-lost = Das Gerät arbeitet nicht mehr ({ $reason }): Easel muss neu gestartet werden. Die Warteschlange bleibt.
device-missing = EASEL_DEVICE={ $device } gibt es hier nicht: Nimm eines von { $available }.

settings-value = { $key }={ $value } ist falsch: { $allowed }.
settings-data = Der Datenordner { $path } lässt sich nicht beschreiben ({ $reason }): Setze EASEL_DATA auf einen, bei dem es geht.
settings-database = Die Datenbank { $path } lässt sich nicht öffnen ({ $reason }): Schaff sie beiseite, oder hol eine Kopie zurück.
settings-file = Die Einstellungen in { $path } lassen sich nicht lesen ({ $reason }): Speichere die Datei als UTF-8.

output-suffix = Das Bild ist ein PNG, und { $path } hat eine andere Endung: Nenn es { $example }.
output-folder = Es gibt keinen Ordner { $path }, in den geschrieben werden kann: Lege ihn erst an.
output-file = Das Bild lässt sich nicht nach { $path } schreiben ({ $reason }): Wähle mit -o einen anderen Ort.

token-refused = Discord hat DISCORD_TOKEN abgelehnt: Kopiere ihn noch einmal aus dem Entwicklerportal (Bot, Reset Token).

discord-unreachable = Discord war nicht zu erreichen ({ $reason }): Prüfe das Netz und starte noch einmal.
discord-closed = Discord hat die Verbindung endgültig geschlossen (Code { $code }): Starte noch einmal, mit dem neuesten Easel.
discord-intents = Discord hat die Intents abgelehnt, um die Easel bittet: Es braucht keine privilegierten. Nimm das neueste Easel.

playground-unreachable = Bei { $address } ist kein Playground ({ $reason }): Starte einen mit `easel playground`.
playground-port = Port { $port } ist belegt: Setze EASEL_PLAYGROUND_PORT (oder --port) auf einen anderen, oder auf 0 für irgendeinen.

# Was Discord nicht mehr hat, oder Easel nicht mehr tun lässt.
button-gone = Dieser Knopf ist aus einer Version von Easel, die ich nicht mehr verstehe: Nimm stattdessen den Befehl.
discord-forbidden = Discord lässt mich das in diesem Kanal nicht tun: Bitte einen Moderator um mein Recht dazu, oder nutze mich anderswo.
discord-gone = Diese Nachricht oder dieser Kanal ist nicht mehr da.

form-whole = „{ $value }“ ist keine ganze Zahl für „{ $field }“: Gib eine an, etwa 20.
form-number = „{ $value }“ ist keine Zahl für „{ $field }“: Gib eine an, etwa 7,5.
picture-gone = Dieses Bild wird hier nicht mehr aufbewahrt: Drück auf „Noch einmal“ für ein ähnliches, oder häng es an /imagine an.

style-unknown = Es gibt hier keinen Stil namens „{ $name }“: Wähle einen aus der Liste, oder lege ihn mit /styles add an.
history-empty = Du hast hier noch keine Bilder: Male erst eines mit /imagine.
model-loading = Das Modell ist noch nicht geladen: Frag gleich noch einmal.
style-many = { $limit } Stile sind das Höchste: Entferne erst einen mit /styles remove.

# Was Fehler sagen, nach ihren Schlüsseln in bot/errors.py: was nicht stimmt und was zu tun ist.

weights-open = Die Klammer „{ $bracket }“ an Stelle { $place } („{ $near }“) wird nie geschlossen: Schließe sie, oder schreib `\{ $bracket }` für eine einfache Klammer.
weights-closed = Die Klammer „{ $bracket }“ an Stelle { $place } („{ $near }“) schließt nichts: Öffne davor eine, oder schreib `\{ $bracket }` für eine einfache Klammer.
weights-number = „{ $value }“ an Stelle { $place } („{ $near }“) ist kein Gewicht: Schreib eine Zahl wie in (Wort:1.3), oder `\:` für einen einfachen Doppelpunkt.
weights-range = Das Gewicht { $value } („{ $near }“) ist zu stark oder zu schwach: Gewichte gehen von 0 bis { $limit }. Eine einfache Klammer schreibst du `\(` und einen einfachen Doppelpunkt `\:`.

choices-open = Die Auswahl an Stelle { $place } („{ $near }“) wird nie geschlossen: Beende sie mit {"}"}, oder schreib `\{"{"}` für eine einfache geschweifte Klammer.
choices-none = In diesem Prompt gibt es nichts auszuwählen: Schreib eine Auswahl wie {"{"}rot|blau{"}"} hinein.
choices-many = Diese Auswahl ergibt { $count } Bilder, und mehr als { $limit } gehen nicht: Nimm etwas davon weg.

flags-value = „{ $value }“ passt nicht zu { $flag }: Schreib es so: { $form }.

style-name = Der Name eines Stils hat 1 bis { $limit } Zeichen in einer Zeile: Wähle einen anderen.
style-empty = Dieser Stil ist leer: Sag, was er zu einem Prompt hinzufügt.

upscale-large = Das Bild hat { $width }x{ $height } Pixel, und das { $factor }-Fache davon wäre über { $limit } je Seite: Nimm ein kleineres.

# Stile.
managers-only = Nur wer diesen Server verwalten darf, kann seine Stile ändern: Lege stattdessen einen eigenen an.
style-missing = „{ $name }“ ist keiner der Stile, die du entfernen kannst: Wähle einen aus der Liste.
style-builtin = „{ $name }“ gehört zu Easel und lässt sich nicht entfernen: Ein eigener Stil dieses Namens geht ihm vor.

history-none = Keins deiner Bilder hat „{ $words }“ im Prompt: Such nach weniger oder anderen Wörtern, oder nimm /verlauf allein.
history-long = Dieser Text hat { $length } Zeichen, und ich kann nach höchstens { $limit } suchen: Nimm ein paar seiner Wörter.

repaint-declined = Wem dieses Bild gehört, möchte nicht, dass andere es neu malen.
repaint-gone = An dieses Bild komme ich nicht mehr heran: Wähle es noch einmal im Menü seiner Nachricht, unter Apps.
avatar-own = Hier kannst du nur deinen eigenen Avatar neu malen.
avatar-off = Avatare neu zu malen ist auf diesem Server abgeschaltet: Wer ihn verwaltet, kann es mit /verwaltung einstellungen einschalten.
admin-only = Nur wer diesen Server verwalten darf, kann seine Einstellungen sehen und ändern.
recipe-none = Diese Datei sagt nicht, wie sie gemalt wurde: Häng das Bild so an, wie es gespeichert wurde, keine Kopie und kein Bildschirmfoto.
recipe-gone = Ich weiß nicht mehr, was in dieser Datei stand: Häng sie noch einmal an /untersuchen bild.
delivery-closed = Ich konnte dein Bild nicht bringen: In <#{ $channel }> kann ich nicht mehr schreiben, und dir keine Direktnachricht schicken. Erlaube Direktnachrichten und frag noch einmal.
