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

ban-member = Die Moderatoren dieses Servers lassen dich hier{ $until ->
    [0] {""}
   *[other] {" "}bis <t:{ $until }:f>
} nicht mehr malen{ $reason }.

owner-only = Das kann nur, wer das Bild verlangt hat, oder ein Moderator.

moderators-only = Das können nur Mitglieder, die andere moderieren dürfen.

guild-only = Das geht nur auf einem Server.
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
model-demo = Das Demo-Modell hat bei { $path } keine Gewichte: Starte `python -m demo_model.train`, oder setze EASEL_MODEL auf einen diffusers-Ordner oder eine Hub-Id.
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

# Grenzen.
limit-steps = Du darfst hier { $limit ->
    [one] nur einen Schritt
   *[other] höchstens { $limit } Schritte
} nehmen, nicht { $value }: Nimm weniger.
limit-pixels = { $size } ist größer als die { $limit } Pixel, die du hier haben darfst, etwa { $side }x{ $side }: Nimm eine kleinere Größe.
limit-pictures = Du darfst hier { $limit ->
    [one] nur ein Bild
   *[other] höchstens { $limit } Bilder
} auf einmal wünschen, nicht { $value }: Wünsch dir weniger.
limit-day = Du darfst { $scope ->
    [here] auf diesem Server
   *[all] insgesamt von mir
} { $limit ->
    [one] ein Bild
   *[other] { $limit } Bilder
} am Tag haben, und { $left ->
    [0] für heute ist keins mehr übrig: Frag
    [one] für heute ist noch eins übrig: Wünsch dir nicht mehr, oder frag
   *[other] für heute sind noch { $left } übrig: Wünsch dir nicht mehr, oder frag
} <t:{ $when }:R> noch einmal.
limit-cooldown = Du darfst { $scope ->
    [here] auf diesem Server{" "}
   *[all] {""}
}nur { $seconds ->
    [one] jede Sekunde
   *[other] alle { $seconds } Sekunden
} einmal fragen: Versuch es <t:{ $when }:R> wieder.
limit-channel = In diesem Kanal male ich nicht: Frag in einem von diesen: { $channels }.
limit-role = Auf diesem Server male ich nur für Mitglieder mit einer dieser Rollen: { $roles }. Frag die Moderation danach.
limit-nothing = Damit ist nichts begrenzt: Gib mindestens eine Grenze an, etwa bilder_am_tag.
limit-nobody = Sag, welchen Kanal oder welche Rolle du meinst.

# Der Wortfilter.
rules-form = Eine Regel beginnt mit dem, was sie tut ({ $actions }), und einem Doppelpunkt, etwa „refuse: Burg“: Schreib sie so.
rules-empty = In dieser Regel steht kein Wort: Schreib eines hinter den Doppelpunkt.
rules-everything = „{ $pattern }“ würde auf jeden Prompt passen: Nenne Buchstaben, die vorkommen müssen.
rules-slashes = „{ $pattern }“ sieht wie ein regulärer Ausdruck aus: Setz ihn zwischen Schrägstriche, oder nimm Klammern und Backslashs heraus.
rules-long = Dieses Muster hat { $length } Zeichen, und höchstens { $limit } sind möglich: Mach mehrere Regeln daraus.
rules-detail = Was hinter => steht, hat { $length } Zeichen, und höchstens { $limit } sind möglich: Fass es kürzer.
rules-lines = Eine Regel steht in einer Zeile: Nimm die Zeilenumbrüche heraus.
rules-negative = Diese Regel fügt dem negativen Prompt nichts hinzu: Schreib, was sie hinzufügen soll, etwa „negative: Graben => Wasser“.
rules-expression = RE2 kann den Ausdruck „{ $pattern }“ nicht lesen ({ $reason }): Berichtige ihn. Umschauen und Rückverweise kennt es nicht.
rules-complex = Der Ausdruck „{ $pattern }“ wiederholt zu viel: Lass seine Teile seltener oder unbegrenzt oft vorkommen.
rules-many = Dieser Text hat mehr als { $limit } Regeln: Nimm ein paar heraus.
rules-line = Zeile { $number }: { $reason }
rules-kept = Mehr als { $limit } Regeln gehen nicht: Entferne erst eine.

# Sicherheit: der Klassifikator, die Regeln der Kanäle, Prüfungen, gelöschte Bilder und Meldungen.
model-safety = Der Klassifikator { $name } ist nicht zu gebrauchen ({ $reason }): Setz EASEL_SAFETY auf einen Ordner oder eine Hub-ID eines Bildklassifikators mit safetensors-Gewichten oder eines StableDiffusionSafetyChecker, oder lass es weg.
upload-unsafe = Der Klassifikator hält das Bild für eines, nach dem hier nicht gemalt werden darf: Nimm ein anderes, oder frag in einem altersbeschränkten Kanal.
upload-unchecked = Das Bild ließ sich nicht prüfen, deshalb male ich nicht danach: Versuch es später noch einmal, oder häng es als PNG oder JPEG an.
upload-purged = Dieses Bild haben die Moderatoren dieses Servers entfernt, und es lässt sich nicht noch einmal verwenden: Nimm ein anderes.
picture-purged = Was gemalt wurde, sieht aus wie ein Bild, das Moderatoren entfernt haben, deshalb zeige ich es nicht: Ändere den Prompt oder den Seed.
picture-unsafe = Das Bild lässt sich hier nicht zeigen: Es ist zu heikel für diesen Ort, oder niemand hat es geprüft. Frag in einem altersbeschränkten Kanal danach.
study-unchecked = Die Schritte eines Bildes lassen sich nicht prüfen, deshalb zeige ich sie in diesem Kanal nicht: Frag in einem altersbeschränkten Kanal danach, oder bitte jemanden, der den Server verwaltet, ungeprüfte Bilder hier zuzulassen.
policy-order = Die Grenzen müssen von 1 bis 101 reichen, und zwar in der Reihenfolge Spoiler ≤ unscharf ≤ zurückhalten: Ändere eine davon.
policy-ages = In einem Kanal ohne Altersbeschränkung ist „zurückhalten“ höchstens 100: Senk den Wert, oder lass den Kanal zuerst auf Erwachsene beschränken.
policy-none = Dort ist nichts eingestellt, also gibt es nichts zu löschen: /admin kanäle zeigen listet auf, was eingestellt ist.
review-decided = Darüber hat schon jemand anderes aus der Moderation entschieden.
review-early = Das Mitglied erfährt gerade davon: Drück gleich noch einmal.
report-other = Ich gebe nur Meldungen über meine eigenen Nachrichten weiter: Wende dich für andere an die Moderation.
report-nowhere = Dieser Server hat keinen Protokollkanal, in den ich schreiben kann; niemand würde deine Meldung lesen: Wende dich direkt an die Moderation.
report-broken = Deine Meldung kam nicht bei der Moderation an, weil Discord nicht geantwortet hat. Versuch es in einer Minute noch einmal.
report-many = Mehr als { $limit } Meldungen in der Stunde gehen nicht: Wende dich direkt an die Moderation.

words-refused = Das darf hier nicht verlangt werden{ $reason }.
words-unknown = Eine Regel { $number } gibt es hier nicht: /admin words list zeigt sie.

# Aufbewahren: Privatsphäre, und der Betreiber.
privacy-closed = Ich kann dir keine Direktnachricht schicken: Erlaube Direktnachrichten von Mitgliedern dieses Servers, oder schreib mir zuerst, und drück dann noch einmal auf Exportieren.
privacy-exporting = Ich stelle noch zusammen, was ich über dich aufbewahre: Warte auf meine Direktnachricht.
block-member = Der Betreiber dieses Bots lässt dich ihn nicht benutzen{ $reason }. Wenn du das für ein Versehen hältst, frag den Betreiber.
block-server = Der Betreiber dieses Bots lässt diesen Server ihn nicht benutzen{ $reason }. Auf anderen Servern und in Direktnachrichten kannst du mich weiter benutzen.
block-unlisted = Der Betreiber dieses Bots lässt ihn nur bestimmte Server benutzen, und dieser gehört nicht dazu: Bitte den Betreiber, ihn aufzunehmen.
block-self = Damit würdest du dich selbst aussperren: Wähle jemand anderen.
block-none = `{ $id }` ist nicht gesperrt: Sieh nach unter /betreiber gesperrte.
block-list = `{ $id }` ist nicht auf der Liste, oder ist dein eigener Server, der darauf bleibt: Sieh nach unter /betreiber server.
operator-only = Das kann nur, wer diesen Bot betreibt.
operator-id = „{ $value }“ ist keine ID: Schalte in Discords Einstellungen den Entwicklermodus ein, und kopiere die ID aus dem Menü eines Mitglieds oder Servers.
operator-announcing = Eine Ankündigung wird noch gepostet: Warte, bis ich sage, dass sie fertig ist.
queue-draining = Ich werde gleich neu gestartet und nehme nichts mehr an: Bitte frag in ein paar Minuten noch einmal.
model-reloading = Das Modell wird schon neu geladen: Warte, bis das fertig ist.

# Ordnung halten.
order-self = Mit dir selbst geht das nicht: Bitte jemand anderen aus der Moderation darum.
order-bot = Mich kann niemand vom Malen abhalten: Ich bin es, der malt.
order-owner = Dieser Server gehört diesem Mitglied: Das kann hier niemand mit ihm machen.
order-rank = Die höchste Rolle dieses Mitglieds ist so hoch wie deine oder höher: Bitte jemanden über euch beiden.
order-role = Diese Rolle ist so hoch wie deine höchste oder höher: Bitte jemanden über ihr.
order-everyone = Diese Rolle haben alle: Nimm /verwaltung anhalten, wenn eine Weile niemand malen soll.
duration-form = „{ $value }“ ist keine Dauer: Schreib sie etwa so: { $example }, höchstens { $days } Tage, oder forever.
ladder-form = „{ $value }“ ist keine Stufe einer Leiter: Schreib Strikes und was sie bringen, etwa { $example }, oder off.
ladder-rungs = Eine Leiter hat höchstens { $limit } Stufen, jede für eine andere Zahl von Strikes: Schreib sie neu.
strike-forgiven = Dieser Strike zählt schon nicht mehr.
strikes-none = Dieses Mitglied hat hier keine Strikes.
bans-none = Hier ist niemand gesperrt, oder die Liste endet hier.
audit-none = Dazu passt hier keine Tat: Such nach weniger.
recent-none = Von diesem Mitglied werden hier keine Bilder mehr aufbewahrt.
job-here = Auf diesem Server gibt es keinen Auftrag mit der Nummer { $job }: /mod neueste zeigt die eines Mitglieds.
pause-already = Die Aufträge dieses Servers sind schon angehalten.
pause-none = Die Aufträge dieses Servers sind nicht angehalten.
purge-form = „{ $value }“ ist weder die Nummer eines Auftrags noch der Link einer Nachricht: Kopiere den Link im Menü der Nachricht.
purge-own = Diese Nachricht ist nicht von mir: Lösch sie, wie du andere Nachrichten löschst.
purge-elsewhere = Diese Nachricht ist von einem anderen Server: Beseitige sie dort.
log-forbidden = In <#{ $channel }> kann ich nicht schreiben: Erlaube mir, ihn zu sehen und dort zu schreiben, oder wähl einen anderen Kanal.
export-many = Es sind mehr als { $limit } Zeilen: Frag nach weniger Tagen.
export-large = Diese Datei ist selbst gezippt größer als { $limit } MB: Frag nach weniger Tagen.
