# Bilder, die zurückgehalten, unscharf gezeigt oder gemeldet werden, und was Kanäle erlauben.

withheld-waits = 🔒 Gemalt, aber zurückgehalten: Hier ist es vielleicht zu heikel. Die Moderation dieses Servers sieht es sich an. Wenn sie es freigibt, poste ich es hier.
withheld-for-good = 🔒 Gemalt, aber zurückgehalten: Hier ist es vielleicht zu heikel, und niemand kann es hier prüfen.
withheld-denied = 🔒 Zurückgehalten: Die Moderation dieses Servers hat entschieden, es nicht zu zeigen.
blurred-note = 🌫️ Unscharf: Hier ist es vielleicht zu heikel.

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
report-thanks = Danke. Die Moderation hat deine Meldung bekommen.
report-dismiss = Verwerfen
report-dismissed = ✖️ Verworfen von <@{ $moderator }>.

policy-line = { $where }: { $spoiler }, { $blur }, { $withhold }; { $unchecked ->
    [True] Vorschauen und Schritte werden gezeigt
   *[other] keine Vorschauen, keine Schritte
}
policy-spoiler = Spoiler { $bound }
policy-blur = unscharf { $bound }
policy-withhold = zurückhalten { $bound }
policy-from = ab { $percent } %
policy-never = nie
policy-default = Vorgabe des Servers
policy-builtin = Eingebaute Vorgabe
policy-builtin-ages = Eingebaute Vorgabe, mit Altersbeschränkung
policy-set = Gespeichert.
    { $line }
policy-cleared = Zurückgesetzt. Das gilt jetzt für { $where }:
    { $line }
policy-off = Hier läuft kein Sicherheits-Klassifikator, darum wird alles gezeigt. Der Betreiber kann mit EASEL_SAFETY einen einstellen.
