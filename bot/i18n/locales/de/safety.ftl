# Was zurückgehalten, unscharf gezeigt und gemeldet wird, und was Kanäle zulassen.

withheld-waits = 🔒 Gemalt, aber zurückgehalten: Für diesen Ort ist es vielleicht zu heikel. Die Moderation dieses Servers sieht es sich an; gibt sie es frei, kommt es hierher.
withheld-for-good = 🔒 Gemalt, aber zurückgehalten: Für diesen Ort ist es vielleicht zu heikel, und hier gibt es niemanden, der es sich ansehen könnte. Es bleibt zurückgehalten.
withheld-denied = 🔒 Zurückgehalten: Die Moderation dieses Servers hat entschieden, es nicht zu zeigen.
blurred-note = 🌫️ Unscharf: Für diesen Ort ist es vielleicht zu heikel.

review-asked = 🔎 **Zu prüfen**: zurückgehalten in <#{ $channel }>, { $score }.
review-score = zu { $percent } % heikel
review-unchecked = nicht geprüft
review-approve = Freigeben
review-deny = Ablehnen
review-approved = ✅ Freigegeben von <@{ $moderator }>.
review-denied = ⛔ Abgelehnt von <@{ $moderator }>.

report-title = Dieses Bild melden
report-reason = Was stimmt damit nicht?
report-made = 🚩 **Meldung** von <@{ $member }>: { $reason }
    { $link }
report-thanks = Danke: Deine Meldung ist bei der Moderation.
report-dismiss = Verwerfen
report-dismissed = ✖️ Verworfen von <@{ $moderator }>.

policy-line = { $where }: { $spoiler }, { $blur }, { $withhold }; { $unchecked ->
    [True] Vorschauen und Schritte werden gezeigt
   *[other] keine Vorschauen, keine Schritte
}
policy-spoiler = Spoiler { $bound }
policy-blur = unscharf { $bound }
policy-withhold = zurückgehalten { $bound }
policy-from = ab { $percent } %
policy-never = nie
policy-default = Vorgabe des Servers
policy-builtin = Eingebaut
policy-builtin-ages = Eingebaut, altersbeschränkt
policy-set = Eingestellt. { $line }
policy-cleared = Gelöscht: Für { $where } gilt nun, was übrig ist. { $line }
policy-off = Hier läuft kein Klassifikator, also wird alles gezeigt: Der Betreiber stellt einen mit EASEL_SAFETY ein.
