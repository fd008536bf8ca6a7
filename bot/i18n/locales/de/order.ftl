# Moderation: /mod und /verwaltung, was Mitglieder davon erfahren, und das Moderationsprotokoll.

ban-forever = für immer
ban-until = bis { $time }
by-moderator = von <@{ $moderator }>, { $time }
page-newest = Neueste
page-older = Ältere

mod-banned = { $who } ist hier { $until } fürs Malen gesperrt. { $count ->
    [one] { $count } Auftrag abgebrochen.
   *[other] { $count } Aufträge abgebrochen.
}{ $told ->
    [yes] {" "}Ich habe es dem Mitglied mitgeteilt.
    [no] {" "}Per Direktnachricht habe ich das Mitglied nicht erreicht.
   *[nobody] {""}
}
mod-unbanned = { $who } darf hier wieder malen.
mod-warned = <@{ $member }> hat jetzt { $strikes ->
    [one] { $strikes } Strike.
   *[other] { $strikes } Strikes.
}{ $banned ->
    [yes] {" "}Das Mitglied ist { $until } gesperrt.
   *[no] {""}
}{ $told ->
    [yes] {" "}Ich habe es ihm mitgeteilt.
   *[no] {" "}Per Direktnachricht habe ich es nicht erreicht.
}
mod-cleared = { $count ->
    [one] { $count } Auftrag abgebrochen.
   *[other] { $count } Aufträge abgebrochen.
}
mod-purged = Das Bild und seine Dateien sind gelöscht.
bans-title = **Hier fürs Malen gesperrt**
strikes-title = <@{ $member }> hat { $count ->
    [one] { $count } Strike
   *[other] { $count } Strikes
} { $days ->
    [one] vom letzten Tag
   *[other] aus den letzten { $days } Tagen
}:
strikes-forgive = Einen Strike erlassen
strikes-forgiven = erlassen
strikes-old = abgelaufen
recent-title = Die neuesten Bilder von <@{ $member }> hier, mit den Nummern der Aufträge:
purge-title = Dieses Bild endgültig löschen
purge-reason = Grund (für das Moderationsprotokoll)

notice-ban = Die Moderation von **{ $server }** hat dich dort { $until } fürs Malen gesperrt. Grund: { $reason }
notice-warn = Die Moderation von **{ $server }** hat dich verwarnt: { $reason }
    Du hast dort jetzt { $strikes ->
        [one] { $strikes } Strike
       *[other] { $strikes } Strikes
    }.{ $banned ->
        [yes] {" "}Deshalb bist du dort { $until } fürs Malen gesperrt.
       *[no] {""}
    }

inspect-title = **Auftrag { $job }** von <@{ $member }> in <#{ $channel }>
inspect-state = Status: { $state ->
    [queued] wartet
    [running] wird gemalt
    [delivering] gemalt, wird zugestellt
    [done] fertig
    [failed] fehlgeschlagen
   *[cancelled] abgebrochen
} · { $attempts ->
    [0] nicht begonnen
    [one] einmal begonnen
   *[other] { $attempts }-mal begonnen
} · { $kept ->
    [one] { $kept } Bild aufbewahrt
   *[other] { $kept } Bilder aufbewahrt
}
inspect-prompt = Prompt: { $text }
inspect-template = Ausgewählt aus: { $text }
inspect-negative = Negativprompt: { $text }
inspect-error = Fehler, den das Mitglied sah: { $text }
inspect-created = angefragt { $time }
inspect-started = begonnen { $time }
inspect-finished = beendet { $time }

audit-title = **Moderationsprotokoll**
deed-ban = Gesperrt
deed-unban = Entsperrt
deed-ban_role = Rolle gesperrt
deed-unban_role = Rolle entsperrt
deed-warn = Verwarnt
deed-forgive = Strike erlassen
deed-cancel = Auftrag abgebrochen
deed-clear = Warteschlange geleert
deed-pause = Warteschlange pausiert
deed-resume = Warteschlange fortgesetzt
deed-purge = Bild endgültig gelöscht
deed-delete = Bild gelöscht
deed-settings = Einstellungen geändert
deed-policy = Kanalregel geändert
deed-policy_clear = Kanalregel entfernt
deed-approved = Bild freigegeben
deed-denied = Bild abgelehnt
deed-limits = Limits geändert
deed-limits_clear = Limits entfernt
deed-allow = Kanal oder Rolle erlaubt
deed-deny = Kanal oder Rolle nicht mehr erlaubt
deed-rule_add = Wortregel hinzugefügt
deed-rule_remove = Wortregel entfernt
deed-rules_replace = Wortregeln ersetzt
deed-words = Wortregel traf zu

admin-title = **Einstellungen dieses Servers**
admin-repaint_avatar = Avatare anderer neu malen: { $value ->
    [on] an
   *[off] aus
} (`/verwaltung einstellungen avatare`)
admin-log_channel = Moderationsprotokoll: { $channel ->
    [none] aus
   *[other] <#{ $channel }>
} (`protokollkanal`)
admin-retention_picture_days = Bilder werden aufbewahrt: { $days ->
    [0] für immer
    [one] { $days } Tag
   *[other] { $days } Tage
} (`bilder_aufbewahren`)
admin-retention_prompt_days = Prompts werden aufbewahrt: { $days ->
    [0] für immer
    [one] { $days } Tag
   *[other] { $days } Tage
} (`prompts_aufbewahren`)
admin-ladder = Sperren nach Zahl der Strikes: { $ladder ->
    [none] keine
   *[other] `{ $ladder }`
} (`sperrstufen`)
admin-strike_days = Strikes zählen: { $days ->
    [one] { $days } Tag
   *[other] { $days } Tage
} (`strike_tage`)
admin-log_off = Moderationsprotokoll ausschalten
admin-paused = Die Warteschlange dieses Servers ist pausiert, bis du `/verwaltung fortsetzen` benutzt. Was gerade gemalt wird, wird noch fertig.
admin-resumed = Die Warteschlange dieses Servers läuft wieder.
export-done = { $count ->
    [one] { $count } Zeile.
   *[other] { $count } Zeilen.
}
charts-all = Bilder nach Tag, Mitglied und Modell
charts-days = Bilder nach Tag
charts-members = Bilder nach Mitglied
charts-models = Bilder nach Modell

progress-paused = ⏸️ Die Moderation dieses Servers hat die Warteschlange pausiert. Dein Auftrag behält seinen Platz.
progress-paused-other = ⏸️ pausiert.
