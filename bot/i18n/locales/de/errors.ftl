# Fehlermeldungen, nach ihren Schlüsseln in bot/errors.py. Jede sagt, was nicht stimmt und was zu tun ist.

prompt-empty = Der Prompt ist leer. Schreib, was gemalt werden soll.
prompt-words = In diesem Prompt stehen keine Wörter. Schreib, was gemalt werden soll.
prompt-long = Der Prompt hat { $length } Zeichen, erlaubt sind { $limit }. Kürze ihn.
prompt-text = Der Text enthält ein kaputtes Zeichen, etwa ein halbes Emoji. Tippe ihn noch einmal.

steps-range = Die Schritte müssen zwischen 1 und { $limit } liegen, nicht bei { $value }.

guidance-range = Die Prompt-Treue (CFG) muss zwischen 0 und { $limit } liegen, nicht bei { $value }.

strength-range = Die Stärke muss über 0 und höchstens 1 sein, nicht { $value }.
strength-steps = Bei Stärke { $strength } { $steps ->
    [one] ist 1 Schritt
   *[other] sind { $steps } Schritte
} zu wenig, um etwas zu malen. Nimm mehr Schritte oder eine höhere Stärke.

seed-range = Der Seed muss eine ganze Zahl von 0 bis { $limit } sein, oder -1 für einen zufälligen.

images-range = Ich kann 1 bis { $limit } Bilder auf einmal malen, nicht { $value }.

scheduler-unknown = Den Sampler „{ $name }“ gibt es nicht. Nimm einen von diesen: { $known }.
scheduler-model = { $name } funktioniert mit diesem Modell nicht. Nimm einen anderen Sampler.
scheduler-steps = { $name } braucht bei diesem Modell mindestens { $least } Schritte, nicht { $steps }. Nimm mehr Schritte oder einen anderen Sampler.

noise_schedule-unknown = Den Rauschplan „{ $name }“ gibt es nicht. Nimm einen von diesen: { $known }.
noise_schedule-model = Dieses Modell funktioniert nur mit seinem eigenen Rauschplan. Lass „{ $name }“ weg.
noise_schedule-precision = Der Rauschplan { $name } funktioniert nicht mit fp16. Nimm einen von diesen: { $known }.
noise_schedule-sampler = { $sampler } funktioniert nicht mit dem Rauschplan { $name }. Ändere eins von beiden.


size-form = „{ $value }“ ist keine Größe. Schreib Breite x Höhe, zum Beispiel { $example }.
size-multiple = { $width }x{ $height } kann ich nicht malen: Jede Seite muss ein Vielfaches von { $multiple } sein. Nimm zum Beispiel { $example }.
size-memory = Für { $width }x{ $height } reicht der Speicher dieses Geräts nicht. Nimm eine Größe mit höchstens { $limit } Pixeln.
size-range = { $width }x{ $height } kann ich nicht malen: Jede Seite muss { $low } bis { $high } Pixel lang sein.
aspect-range = Das Format { $written } kann ich nicht malen: Die längere Seite darf höchstens { $most }-mal so lang wie die kürzere sein. Wähl ein Format von 1:{ $most } bis { $most }:1.

model-other = Das Modell „{ $name }“ ist nicht geladen, sondern { $loaded }. Um damit zu malen, nimm /male.

upload-kind = Diese Datei kann ich nicht als Bild lesen. Häng ein PNG, JPEG oder WebP an.
upload-broken = Das Bild ist beschädigt oder unvollständig. Speichere es noch einmal und häng die neue Datei an.
upload-animated = Das Bild ist animiert. Häng ein Standbild an.
upload-slow = Dieses Bild zu lesen dauert zu lange. Speichere es noch einmal als PNG oder JPEG und häng die neue Datei an.
upload-heavy = Dieses Bild zu lesen braucht zu viel Speicher. Speichere es noch einmal als PNG oder JPEG und häng die neue Datei an.
upload-many = Ich lese schon { $count } Dateien für dich. Warte, bis sie fertig sind, und versuch es dann noch einmal.
upload-busy = Gerade schicken zu viele Leute Bilder. Versuch es in ein paar Minuten noch einmal.
workers-many = Ich arbeite schon an { $count } Sachen für dich. Warte, bis sie fertig sind, und versuch es dann noch einmal.
upload-pixels = Das Bild hat { $width }x{ $height } Pixel, erlaubt sind { $limit } Megapixel. Verkleinere es.
upload-bytes = Die Datei ist zu groß, erlaubt sind { $limit } MB. Verkleinere sie.
upload-host = Ich nehme nur Bilder, die auf Discord angehängt sind. Häng es hier an.
upload-download = Ich konnte das Bild nicht von Discord herunterladen. Häng es noch einmal an.
upload-time = Das Herunterladen des Bildes hat zu lange gedauert. Häng es noch einmal an.
upload-missing = Um aus Worten zu malen, nimm /male. Um ein Bild neu zu malen, antworte auf eins meiner Bilder oder häng eins an.
reply-unseen = Die Nachricht, auf die du antwortest, kann ich nicht sehen, darum kann ich nicht daraus malen. Wähl im Menü dieser Nachricht unter Apps „Neu malen“, oder häng das Bild an. Um aus Worten zu malen, erwähne mich, ohne zu antworten.
message-empty = Schreib mir, was ich malen soll: Erwähne mich mit ein paar Worten, etwa `ein rotes Boot am Morgen`, oder schick sie mir hier. Hängst du ein Bild an, male ich daraus. Hast du schon etwas geschrieben, dann nimm meinen Namen (<@{ $bot }>), nicht meine Rolle. /hilfe zeigt mehr.
upload-gone = Das Bild, das als Vorlage dienen sollte, ist nicht mehr da. Häng es noch einmal an.
upload-file = Das Bild { $path } lässt sich nicht lesen ({ $reason }). Prüfe den Namen.

queue-member = Du hast schon { $count ->
    [one] 1 Auftrag
   *[other] { $count } Aufträge
} in der Warteschlange; mehr geht nicht. Versuch es in etwa { $minutes ->
    [one] 1 Minute
   *[other] { $minutes } Minuten
} noch einmal.
queue-all = Die Warteschlange ist voll. Versuch es in etwa { $minutes ->
    [one] 1 Minute
   *[other] { $minutes } Minuten
} noch einmal.

ban-member = Du darfst auf diesem Server{ $until ->
    [0] {""}
   *[other] {" "}bis <t:{ $until }:f>
} nicht malen{ $reason }. Wenn du das für einen Irrtum hältst, frag die Moderation.
ban-words = Du darfst auf diesem Server{ $until ->
    [0] {""}
   *[other] {" "}bis <t:{ $until }:f>
} nicht malen, weil du um etwas gebeten hast, das seine Wortregeln verbieten. Wenn du das für einen Irrtum hältst, frag die Moderation.

owner-only = Das kann nur, wer den Auftrag gegeben hat, oder die Moderation.

moderators-only = Das kann nur die Moderation: Mitglieder, die anderen einen Timeout geben dürfen.

guild-only = Das geht nur auf einem Server.

job-none = Du hast gerade keinen Auftrag.
job-unknown = Hier gibt es keinen offenen Auftrag { $job }. /warteschlange zeigt die Nummern.
job-gone = Die Einstellungen dieses Bildes habe ich nicht mehr. Male mit /male ein neues.

ban-none = Das Mitglied oder die Rolle ist hier nicht gesperrt. /mod gesperrte zeigt alle.

painting-failed = Das Malen ist fehlgeschlagen ({ $reason }). Versuch es noch einmal.
painting-crash = Easel ist bei diesem Bild zweimal abgestürzt, darum habe ich es aufgegeben. Versuch andere Einstellungen.
painting-hung = Das Malen hing { $minutes ->
    [one] 1 Minute
   *[other] { $minutes } Minuten
} lang fest, darum habe ich dieses Bild aufgegeben. Versuch es noch einmal oder mit anderen Einstellungen.
painting-memory = Für dieses Bild reicht der Speicher nicht. Nimm eine kleinere Größe.
painting-unloaded = Das Modell konnte nicht geladen werden: { $reason }
painting-halted = Easel wurde durch einen Fehler angehalten: { $reason }. Starte es neu; die Warteschlange bleibt.
painting-numbers = Das Ergebnis war kein Bild (das Modell lieferte ungültige Zahlen, NaN). Versuch einen anderen Seed.

unexpected = Bei mir ist etwas schiefgegangen. Versuch es noch einmal. Wenn es wieder passiert, nenn dem Betreiber diesen Code: { $note }.

model-missing = Bei { $path } liegt kein Modell. Setze EASEL_MODEL auf `demo`, einen diffusers-Ordner oder eine Hub-ID.
model-demo = Dem Demo-Modell fehlen die Gewichte bei { $path }. Führe `python -m demo_model.train` aus, oder setze EASEL_MODEL auf einen diffusers-Ordner oder eine Hub-ID.
model-file = Der Modellordner { $path } ist unvollständig: { $file } fehlt. Kopiere den ganzen Ordner noch einmal.
model-broken = Der Modellordner { $path } ist beschädigt: { $file } lässt sich nicht lesen ({ $reason }). Kopiere den Ordner noch einmal.
model-variant = Im Modellordner { $path } liegt { $found }, aber { $file } fehlt. Kopiere { $file } dazu, oder benenne { $found } um.
model-pickle = Im Ordner { $path } fehlen safetensors-Gewichte für { $part }, und Pickle-Dateien lädt Easel nicht. Nimm einen Ordner mit safetensors-Gewichten.
model-kind = Das Modell bei { $path } ist ein { $kind }. Nimm einen Ordner mit StableDiffusionPipeline oder StableDiffusionXLPipeline.
model-hub = Das Modell { $name } ließ sich nicht vom Hub herunterladen ({ $reason }). Prüfe den Namen und das Netzwerk.
model-taesd = Das Vorschaumodell { $name } lässt sich nicht verwenden ({ $reason }). Setze EASEL_TAESD auf den Ordner oder die Hub-ID eines AutoencoderTiny für dieses Modell, oder lass es leer.

device-lost = Das Gerät arbeitet nicht mehr ({ $reason }). Starte Easel neu; die Warteschlange bleibt.
device-missing = EASEL_DEVICE={ $device } gibt es hier nicht. Nimm eins von diesen: { $available }.

settings-value = { $key }={ $value } ist ungültig: { $allowed }.
settings-token = Das Token hat nicht die Form eines Bot-Tokens. Kopiere es neu aus dem Developer-Portal: *Bot*, *Reset Token*.
settings-data = Easel kann nicht in den Datenordner { $path } schreiben ({ $reason }). Setze EASEL_DATA auf einen Ordner, in den es schreiben kann.
settings-database = Easel kann die Datenbank { $path } nicht öffnen ({ $reason }). Spiel eine Sicherung zurück, oder verschieb die Datei, um mit einer leeren zu beginnen.
settings-taken = Im Datenordner { $path } läuft schon ein Easel. Beende es zuerst, oder setze EASEL_DATA auf einen anderen Ordner.
settings-vacuum = Easel konnte die Datenbank { $path } nicht aufräumen ({ $reason }). Schaffe Platz auf der Festplatte, etwa das Doppelte der Dateigröße, und starte Easel noch einmal.
settings-file = Easel kann die Einstellungen in { $path } nicht lesen ({ $reason }). Speichere die Datei als UTF-8.

output-exists = { $path } gibt es schon. Wähle mit --output einen anderen Namen, oder ersetze die Datei mit --force.
output-suffix = Das Bild wird als PNG gespeichert, darum passt die Endung von { $path } nicht. Nenn es { $example }.
output-folder = Den Ordner { $path } gibt es nicht. Leg ihn zuerst an.
output-file = Das Bild lässt sich nicht nach { $path } schreiben ({ $reason }). Wähl mit -o einen anderen Ort.

token-refused = Discord hat DISCORD_TOKEN abgelehnt. Kopiere ihn noch einmal aus dem Entwicklerportal (Bot, Reset Token).

discord-unreachable = Easel kann Discord nicht erreichen ({ $reason }). Prüfe das Netzwerk und starte Easel noch einmal.
discord-closed = Discord hat die Verbindung geschlossen (Code { $code }). Aktualisiere Easel und starte es noch einmal.
discord-intents = Discord hat die Intents abgelehnt, die Easel anfordert, obwohl keiner davon privilegiert ist. Aktualisiere Easel und starte es noch einmal.

playground-unreachable = Unter { $address } läuft kein Playground ({ $reason }). Starte einen mit `easel playground`.
playground-port = Port { $port } ist schon belegt. Setze EASEL_PLAYGROUND_PORT (oder --port) auf einen anderen, oder auf 0 für irgendeinen freien.

# Buttons, Nachrichten und Kanäle, die weg oder für Easel gesperrt sind.
fix-gone = Ich habe nicht mehr, was du geschrieben hast. Nutze den Befehl noch einmal.
fix-lost = Ich habe den Rest dieser Anfrage nicht mehr. Nutze den Befehl noch einmal; hier ist der Prompt zum Kopieren:
    ```
    { $prompt }
    ```
button-gone = Dieser Button stammt aus einer anderen Version von Easel und funktioniert nicht mehr. Nimm stattdessen den Befehl.
discord-forbidden = Discord lässt mich das in diesem Kanal nicht tun. Bitte die Moderation, es mir zu erlauben, oder nimm einen anderen Kanal.
discord-gone = Diese Nachricht oder diesen Kanal gibt es nicht mehr.

form-whole = „{ $field }“ muss eine ganze Zahl sein, zum Beispiel 20.
form-number = „{ $field }“ muss eine Zahl sein, zum Beispiel 0,7.
picture-gone = Dieses Bild habe ich nicht mehr. Drück auf „Nochmal“, um ein ähnliches zu malen, oder häng es an /male an.

style-unknown = Den Stil „{ $name }“ gibt es hier nicht. { $near ->
    [none] Wähl einen aus der Liste, oder leg ihn mit /stile anlegen an.
   *[other] Meinst du { $near }? /stile liste zeigt alle.
}
history-empty = Du hast hier noch keine Bilder. Male zuerst eins mit /male.
model-loading = Das Modell wird noch geladen. Versuch es gleich noch einmal.
style-many = Es gibt schon { $limit } Stile; mehr geht nicht. Entferne zuerst einen mit /stile entfernen.

weights-number = „{ $value }“ an Stelle { $place } („{ $near }“) ist kein Gewicht. Schreib eine Zahl, zum Beispiel (Wort:1.3), oder `\:` für einen normalen Doppelpunkt.
weights-range = Das Gewicht { $value } („{ $near }“) muss zwischen 0 und { $limit } liegen. Ändere es, oder schreib `\(` für eine normale Klammer und `\:` für einen normalen Doppelpunkt.

edits-many = Dieser Prompt ändert sich zu oft: Über seine Schritte wären es mehr als { $limit } verschiedene Texte. Nimm ein paar [a|b] und [a:b:0.5] heraus.
edits-long = Alle verschiedenen Texte dieses Prompts haben zusammen { $length } Zeichen, das Limit ist { $limit }. Kürz den Prompt, oder nimm ein paar [a|b] und [a:b:0.5] heraus.
edits-share = In „{ $near }“ ist { $value } mehr als alle Schritte. Schreib einen Anteil von 0 bis 1, zum Beispiel [rot:blau:0.5], oder für ein Gewicht runde Klammern, zum Beispiel (rot:1.3).

choices-open = Die Auswahl an Stelle { $place } („{ $near }“) wird nie geschlossen. Beende sie mit {"}"}, oder schreib `\{"{"}` für eine normale geschweifte Klammer.
choices-none = In diesem Prompt gibt es nichts auszuwählen. Ergänze eine Auswahl, zum Beispiel {"{"}rotes|blaues{"}"} Haus.
choices-many = Das wären { $count } Bilder, das Limit ist { $limit }. Nimm ein paar Auswahlen heraus.
choices-chosen = Eine Auswahl kann höchstens { $limit } Optionen zugleich nehmen, nicht { $count }. Nimm weniger.
choices-weights = Alle Optionen einer Auswahl haben das Gewicht 0, also kann keine gewählt werden. Gib einer ein größeres Gewicht, zum Beispiel {"{"}2::rot|blau{"}"}.
choices-large = Mit getroffener Auswahl hätte dieser Prompt weit mehr als { $limit } Zeichen; das ist das Limit. Kürz ihn oder die Listen, die er nennt.

flags-value = `{ $flag }` braucht { $kind ->
    [whole] eine ganze Zahl
    [number] eine Zahl
   *[other] einen gültigen Wert
}, zum Beispiel `{ $form }`.

style-name = Der Name eines Stils muss 1 bis { $limit } Zeichen in einer Zeile haben. Wähl einen anderen.
style-empty = Der Stil ist leer. Schreib, was er zum Prompt hinzufügen soll.

upscale-large = Das Bild hat { $width }x{ $height } Pixel; { $factor }-mal so groß wäre es über dem Limit von { $limit } Pixeln pro Seite. Nimm ein kleineres.

# Stile.
managers-only = Nur Mitglieder mit der Berechtigung „Server verwalten“ können die Stile dieses Servers ändern. Nimm stattdessen einen eigenen Stil.
style-missing = Es gibt keinen Stil „{ $name }“, den du entfernen kannst. { $near ->
    [none] Wähl einen aus der Liste.
   *[other] Meinst du { $near }?
}
style-builtin = „{ $name }“ ist eingebaut und lässt sich nicht entfernen. Um ihn zu ersetzen, leg einen eigenen Stil mit demselben Namen an.

history-none = Keins deiner Bilder hat „{ $words }“ im Prompt. Versuch weniger oder andere Wörter, oder nimm /verlauf ohne Wörter.
history-long = Dein Suchtext hat { $length } Zeichen, erlaubt sind { $limit }. Nimm weniger Wörter.

repaint-declined = Dieses Mitglied hat das Neumalen seiner Bilder ausgeschaltet.
repaint-gone = An dieses Bild komme ich nicht mehr heran. Wähl es noch einmal im Menü seiner Nachricht, unter Apps.
avatar-own = Hier kannst du nur deinen eigenen Avatar neu malen.
avatar-off = Das Neumalen von Avataren ist auf diesem Server ausgeschaltet. Wer den Server verwaltet, kann es mit /verwaltung einstellungen einschalten.
admin-only = Nur Mitglieder mit der Berechtigung „Server verwalten“ können die Einstellungen dieses Servers sehen und ändern.
recipe-none = In dieser Datei steht nicht, wie sie gemalt wurde. Häng die Originaldatei an, keine Kopie und keinen Screenshot.
recipe-gone = Ich weiß nicht mehr, was in dieser Datei stand. Häng sie noch einmal an /untersuchen bild an.
delivery-closed = Ich konnte dein Bild nicht zustellen: In <#{ $channel }> kann ich nicht mehr schreiben, und eine Direktnachricht kann ich dir nicht schicken. Erlaube Direktnachrichten und versuch es noch einmal.

# Limits.
limit-steps = Du kannst hier höchstens { $limit ->
    [one] 1 Schritt
   *[other] { $limit } Schritte
} nehmen, nicht { $value }. Nimm weniger.
limit-pixels = { $size } ist hier zu groß; das Limit ist { $limit } Pixel, etwa { $side }x{ $side }. Nimm eine kleinere Größe.
limit-pictures = Du kannst hier höchstens { $limit ->
    [one] 1 Bild
   *[other] { $limit } Bilder
} auf einmal malen lassen, nicht { $value }. Nimm weniger.
limit-day = Dein Limit { $scope ->
    [here] auf diesem Server
   *[all] insgesamt
} ist { $limit ->
    [one] 1 Bild
   *[other] { $limit } Bilder
} am Tag. { $left ->
    [0] Für heute hast du keins mehr übrig. Versuch es
    [one] Für heute hast du noch 1 übrig. Nimm nur eins, oder versuch es
   *[other] Für heute hast du noch { $left } übrig. Nimm weniger, oder versuch es
} <t:{ $when }:R> noch einmal.
limit-cooldown = Du kannst { $scope ->
    [here] auf diesem Server{" "}
   *[all] {""}
}nur { $seconds ->
    [one] jede Sekunde
   *[other] alle { $seconds } Sekunden
} einen Auftrag geben. Versuch es <t:{ $when }:R> noch einmal.
limit-channel = In diesem Kanal male ich nicht. Nimm einen von diesen: { $channels }.
limit-role = Auf diesem Server male ich nur für Mitglieder mit einer dieser Rollen: { $roles }. Frag die Moderation danach.
limit-nothing = Du hast kein Limit angegeben. Gib mindestens eins an, zum Beispiel `bilder_pro_tag`.
limit-nobody = Du hast nichts ausgewählt. Wähl einen Kanal oder eine Rolle.

# Der Wortfilter.
rules-form = Eine Regel beginnt mit einer Aktion ({ $actions }) und einem Doppelpunkt. Schreib sie so: „refuse: Burg“.
rules-empty = In dieser Regel steht kein Wort, nach dem gesucht wird. Ergänze mindestens eins.
rules-everything = „{ $pattern }“ würde auf jeden Prompt zutreffen. Mach das Muster genauer.
rules-slashes = „{ $pattern }“ sieht wie ein regulärer Ausdruck aus. Setz ihn zwischen Schrägstriche, oder entferne Klammern und Backslashes.
rules-forms = „{ $pattern }“ hat keine weiteren Formen; die haben nur Wörter. Entferne die Schrägstriche oder Platzhalter, oder wähle „wie geschrieben“.
rules-long = Dieses Muster hat { $length } Zeichen, erlaubt sind { $limit }. Mach mehrere Regeln daraus.
rules-detail = Der Text nach => hat { $length } Zeichen, erlaubt sind { $limit }. Kürze ihn.
rules-lines = Eine Regel muss in eine Zeile passen. Entferne die Zeilenumbrüche.
rules-negative = In dieser Regel fehlt, was in den Negativprompt kommen soll. Schreib sie so: „negative: Graben => Wasser“.
rules-expression = RE2 kann den Ausdruck „{ $pattern }“ nicht lesen ({ $reason }). Korrigiere ihn; Lookarounds und Rückverweise gibt es in RE2 nicht.
rules-complex = Der Ausdruck „{ $pattern }“ wiederholt zu viel. Nimm kleinere Wiederholungszahlen, oder * und +.
rules-many = Dieser Text hat zu viele Regeln; das Limit ist { $limit }. Entferne ein paar.
rules-line = Zeile { $number }: { $reason }
rules-expressions = Alle regulären Ausdrücke zusammen hätten { $size } Instruktionen; das Limit ist { $limit }. Kürze oder entferne ein paar.
rules-words = Alle Regeln zusammen haben mehr als { $limit } Wörter; das ist das Limit. Entferne ein paar.
rules-kept = Es gibt schon { $limit } Regeln; mehr geht nicht. Entferne zuerst eine.

# Sicherheit: der Klassifikator, Kanaleinstellungen, Prüfungen, gelöschte Bilder und Meldungen.
model-safety = Der Sicherheits-Klassifikator { $name } lässt sich nicht verwenden ({ $reason }). Setze EASEL_SAFETY auf den Ordner oder die Hub-ID eines Bildklassifikators mit safetensors-Gewichten oder eines StableDiffusionSafetyChecker, oder lass es leer.
upload-unsafe = Der Sicherheits-Klassifikator hat dieses Bild beanstandet, darum kann ich es hier nicht als Vorlage nehmen. Nimm ein anderes, oder geh in einen altersbeschränkten Kanal.
upload-unchecked = Ich konnte dieses Bild nicht prüfen, darum nehme ich es nicht als Vorlage. Versuch es später noch einmal, oder häng es als PNG oder JPEG an.
upload-purged = Die Moderation dieses Servers hat dieses Bild entfernt; du kannst es nicht noch einmal verwenden. Nimm ein anderes.
picture-purged = Das Ergebnis sieht aus wie ein Bild, das die Moderation entfernt hat, darum zeige ich es nicht. Ändere den Prompt oder den Seed.
picture-unsafe = Dieses Bild kann ich hier nicht zeigen: Es ist für diesen Kanal zu heikel, oder niemand hat es geprüft. Versuch es in einem altersbeschränkten Kanal.
study-unchecked = Die Schritte eines Bildes lassen sich nicht prüfen, darum zeige ich sie in diesem Kanal nicht. Geh in einen altersbeschränkten Kanal, oder bitte jemanden, der den Server verwaltet, hier ungeprüfte Bilder zu erlauben.
policy-order = Die Werte müssen von 1 bis 101 gehen, und zwar `spoiler` ≤ `unscharf` ≤ `zurückhalten`. Ändere einen davon.
policy-ages = `zurückhalten` darf in einem Kanal ohne Altersbeschränkung höchstens 100 sein. Senk den Wert, oder gib dem Kanal zuerst eine Altersbeschränkung.
policy-none = Dort ist nichts eingestellt, also gibt es nichts zurückzusetzen. /verwaltung kanäle anzeigen zeigt, was eingestellt ist.
review-decided = Jemand anderes aus der Moderation hat schon entschieden.
review-early = Das Mitglied erfährt gerade erst davon. Drück gleich noch einmal.
report-other = Du kannst nur meine Nachrichten melden. Wende dich bei anderen Nachrichten an die Moderation.
report-nowhere = Dieser Server hat kein Moderationsprotokoll, in das ich schreiben kann; niemand würde deine Meldung sehen. Wende dich direkt an die Moderation.
report-broken = Deine Meldung kam nicht bei der Moderation an, weil Discord nicht geantwortet hat. Versuch es in einer Minute noch einmal.
report-many = Mehr als { $limit } Meldungen pro Stunde gehen nicht. Wende dich direkt an die Moderation.

words-refused = Das ist hier nicht erlaubt{ $reason }. Lass etwas anderes malen.
words-complex = Das mit den Wortregeln des Servers abzugleichen, dauert zu lange. Kürze deinen Prompt, oder bitte die Moderation, die Regeln zu vereinfachen.
words-unknown = Eine Regel { $number } gibt es hier nicht. Die Liste der Regeln zeigt die Nummern.

# Datenschutz, und der Betreiber.
privacy-closed = Ich kann dir keine Direktnachricht schicken. Erlaube Direktnachrichten von Mitgliedern dieses Servers, oder schreib mir zuerst, und drück dann noch einmal auf „Exportieren“.
privacy-exporting = Ich stelle deinen Export noch zusammen. Warte auf meine Direktnachricht.
privacy-meanwhile = Seit du das wolltest, hast du deine Daten gelöscht, also male ich es nicht. Bitte noch einmal darum, wenn du es noch willst.
block-member = Der Betreiber dieses Bots hat dich gesperrt{ $reason }. Wenn du das für einen Irrtum hältst, frag den Betreiber.
block-server = Der Betreiber dieses Bots hat diesen Server gesperrt{ $reason }. Auf anderen Servern und in Direktnachrichten kannst du mich weiter benutzen.
block-unlisted = Der Betreiber erlaubt diesen Bot nur auf bestimmten Servern, und dieser gehört nicht dazu. Bitte den Betreiber, ihn aufzunehmen.
block-self = Damit würdest du dich selbst aussperren. Wähl jemand anderen.
block-none = `{ $id }` ist nicht gesperrt. /betreiber gesperrte zeigt, wer es ist.
block-list = `{ $id }` lässt sich nicht entfernen: Der Server steht nicht auf der Liste, oder es ist dein eigener, der immer darauf bleibt. /betreiber server zeigt die Liste.
operator-only = Das kann nur der Betreiber dieses Bots.
operator-id = „{ $value }“ ist keine ID. Schalte in den Discord-Einstellungen den Entwicklermodus ein, und kopiere die ID aus dem Menü eines Mitglieds oder Servers.
operator-announcing = Die letzte Ankündigung wird noch gepostet. Warte, bis ich sage, dass sie fertig ist.
queue-draining = Ich starte gleich neu und nehme nichts mehr an. Versuch es in ein paar Minuten noch einmal.
model-reloading = Das Modell wird schon neu geladen. Warte, bis das fertig ist.

# Moderation.
order-self = Mit dir selbst geht das nicht. Bitte jemand anderen aus der Moderation darum.
order-bot = Mit mir geht das nicht. Wähl ein Mitglied.
order-owner = Diesem Mitglied gehört der Server. Mit ihm kann das niemand machen.
order-rank = Die höchste Rolle dieses Mitglieds ist so hoch wie deine oder höher. Bitte jemanden, der über euch beiden steht.
order-role = Diese Rolle ist so hoch wie deine höchste oder höher. Bitte jemanden, der darüber steht.
order-everyone = Diese Rolle haben alle. Wenn eine Weile niemand malen soll, nimm /verwaltung pausieren.
duration-form = „{ $value }“ ist keine Dauer. Schreib zum Beispiel { $example }, höchstens { $days } Tage, oder forever.
ladder-form = „{ $value }“ passt nicht in `sperrstufen`. Schreib eine Zahl von Strikes und die Dauer der Sperre, zum Beispiel { $example }, oder off.
ladder-rungs = `sperrstufen` kann höchstens { $limit } Stufen haben, jede für eine andere Zahl von Strikes. Entferne ein paar.
strike-forgiven = Dieser Strike zählt nicht mehr.
strikes-none = Dieses Mitglied hat hier keine Strikes.
bans-none = Keine Sperren.
bans-end = Keine weiteren Sperren.
audit-none = Keine passenden Einträge. Versuch es mit weniger Filtern.
recent-none = Von diesem Mitglied habe ich hier keine Bilder.
job-here = Auf diesem Server gibt es keinen Auftrag { $job }. /mod neueste zeigt die Nummern eines Mitglieds.
pause-already = Die Warteschlange dieses Servers ist schon pausiert.
pause-none = Die Warteschlange dieses Servers ist nicht pausiert.
purge-form = „{ $value }“ ist weder die Nummer eines Auftrags noch der Link einer Nachricht. Kopiere den Link aus dem Menü der Nachricht.
purge-own = Diese Nachricht ist nicht von mir. Lösch sie wie jede andere.
purge-elsewhere = Diese Nachricht ist auf einem anderen Server. Lösch sie dort.
log-forbidden = In <#{ $channel }> kann ich nicht schreiben. Erlaube mir, diesen Kanal zu sehen und dort zu schreiben, oder wähl einen anderen.
export-many = Es sind mehr als { $limit } Zeilen. Nimm weniger Tage.
export-large = Die Datei ist selbst gezippt größer als { $limit } MB. Nimm weniger Tage.

# Platzhalter.
wildcards-unknown = Hier gibt es keine Liste „{ $name }“.{ $near ->
    [none] {""}
   *[other] {" "}Meinst du { $near }?
} /platzhalter liste zeigt die Listen, /platzhalter anlegen legt eine an. Schreib `\__{ $name }__` für normalen Text.
wildcards-missing = Hier gibt es keine Liste „{ $name }“. Wähl eine aus der Liste.
wildcards-name = Der Name einer Liste muss aus 1 bis { $limit } Buchstaben, Ziffern, Bindestrichen, Schrägstrichen und einzelnen Unterstrichen bestehen. Wähl einen anderen.
wildcards-empty = Diese Liste hat keine Einträge. Schreib einen Eintrag in jede Zeile.
wildcards-entries = Diese Liste hat { $count } Einträge, das Limit ist { $limit }. Entferne ein paar.
wildcards-entry = Der Eintrag „{ $near }…“ hat { $length } Zeichen, das Limit ist { $limit }. Kürz ihn.
wildcards-cycle = Die Liste „{ $name }“ führt zu sich selbst zurück. Nimm ihren Namen aus ihren Einträgen und aus den Listen, die diese nennen.
wildcards-deep = Die Liste „{ $name }“ steckt zu tief in anderen: Listen können einander { $limit } Ebenen tief nennen. Schreib ihre Einträge in eine dieser Listen.
wildcards-long = Die Listen, die dieser Prompt nennt, haben zusammen mehr als { $limit } Zeichen; das ist das Limit. Nenn weniger, oder kürz sie.
wildcards-many = Es gibt schon { $limit } Listen; mehr geht nicht. Entferne zuerst eine mit /platzhalter entfernen.
wildcards-managers = Nur Mitglieder mit der Berechtigung „Server verwalten“ können die Listen dieses Servers ändern. Benutze stattdessen eine eigene Liste.
