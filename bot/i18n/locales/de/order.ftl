# Ordnung halten: /mod und /admin, was Mitglieder davon erfahren, und der Protokollkanal.

ban-forever = für immer
ban-until = bis { $time }
by-moderator = von <@{ $moderator }>, { $time }
page-newest = Neueste
page-older = Ältere

mod-banned = { $who } kann hier nicht mehr malen, { $until }. { $count ->
    [one] { $count } Auftrag abgebrochen.
   *[other] { $count } Aufträge abgebrochen.
}{ $told ->
    [yes] {" "}Das Mitglied weiß davon.
    [no] {" "}Ich konnte es dem Mitglied nicht sagen: Es nimmt keine Direktnachrichten von mir an.
   *[nobody] {""}
}
mod-unbanned = { $who } kann hier wieder malen.
mod-warned = <@{ $member }> hat jetzt { $strikes ->
    [one] { $strikes } Strike.
   *[other] { $strikes } Strikes.
}{ $banned ->
    [yes] {" "}Das bringt eine Sperre, { $until }.
   *[no] {""}
}{ $told ->
    [yes] {" "}Das Mitglied weiß davon.
   *[no] {" "}Ich konnte es dem Mitglied nicht sagen: Es nimmt keine Direktnachrichten von mir an.
}
mod-cleared = { $count ->
    [one] { $count } Auftrag abgebrochen.
   *[other] { $count } Aufträge abgebrochen.
}
mod-purged = Das Bild ist weg, samt seinen Dateien.
bans-title = **Wer hier nicht malen darf**
strikes-title = <@{ $member }> hat { $count ->
    [one] { $count } Strike
   *[other] { $count } Strikes
} in { $days ->
    [one] { $days } Tag
   *[other] { $days } Tagen
}:
strikes-forgive = Einen erlassen
strikes-forgiven = erlassen
strikes-old = zählt nicht mehr
recent-title = Die neuesten Bilder von <@{ $member }> hier, mit den Nummern ihrer Aufträge:
purge-title = Dieses Bild für immer beseitigen
purge-reason = Warum (für das Protokoll)

notice-ban = Die Moderatoren von **{ $server }** lassen dich dort nicht mehr malen, { $until }. Grund: { $reason }
notice-warn = Die Moderatoren von **{ $server }** haben dich verwarnt: { $reason }
    Du hast dort jetzt { $strikes ->
        [one] { $strikes } Strike
       *[other] { $strikes } Strikes
    }.{ $banned ->
        [yes] {" "}Bei so vielen kannst du dort nicht mehr malen, { $until }.
       *[no] {""}
    }

inspect-title = **Auftrag { $job }** von <@{ $member }> in <#{ $channel }>
inspect-state = Stand: { $state ->
    [queued] wartet
    [running] wird gemalt
    [delivering] gemalt, wird gebracht
    [done] fertig
    [failed] misslungen
   *[cancelled] abgebrochen
} · { $attempts ->
    [one] einmal
   *[other] { $attempts }-mal
} begonnen · { $kept ->
    [one] { $kept } Bild aufbewahrt
   *[other] { $kept } Bilder aufbewahrt
}
inspect-prompt = Prompt: { $text }
inspect-template = Ausgewählt aus: { $text }
inspect-negative = Ohne: { $text }
inspect-error = Was das Mitglied las: { $text }
inspect-created = gewünscht { $time }
inspect-started = begonnen { $time }
inspect-finished = geendet { $time }

audit-title = **Was Moderatoren taten**
deed-ban = Gesperrt
deed-unban = Entsperrt
deed-ban_role = Rolle gesperrt
deed-unban_role = Rolle entsperrt
deed-warn = Verwarnt
deed-forgive = Strike erlassen
deed-cancel = Auftrag abgebrochen
deed-clear = Warteschlange geleert
deed-pause = Warteschlange angehalten
deed-resume = Warteschlange fortgesetzt
deed-purge = Bild beseitigt
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

admin-title = Was dieser Server eingestellt hat:
admin-repaint_avatar = Die Avatare anderer neu malen: { $value ->
    [on] an
   *[off] aus
} (`/verwaltung einstellungen avatare`)
admin-log_channel = Was Moderatoren tun, steht { $channel ->
    [none] nirgends
   *[other] in <#{ $channel }>
} (`protokollkanal`)
admin-retention_picture_days = Bilder werden aufbewahrt: { $days ->
    [0] für immer
    [one] { $days } Tag
   *[other] { $days } Tage
} (`bildertage`)
admin-retention_prompt_days = Prompts werden aufbewahrt: { $days ->
    [0] für immer
    [one] { $days } Tag
   *[other] { $days } Tage
} (`prompttage`)
admin-ladder = Strikes ziehen Sperren nach sich: { $ladder ->
    [none] keine
   *[other] `{ $ladder }`
} (`leiter`)
admin-strike_days = Ein Strike zählt: { $days ->
    [one] { $days } Tag
   *[other] { $days } Tage
} (`striketage`)
admin-log_off = Nicht mehr posten, was Moderatoren tun
admin-paused = Die Aufträge dieses Servers warten, bis du `/verwaltung fortsetzen` benutzt. Was gerade gemalt wird, wird fertig.
admin-resumed = Die Aufträge dieses Servers gehen weiter.
export-done = { $count ->
    [one] { $count } Zeile.
   *[other] { $count } Zeilen.
}
charts-days = Bilder nach Tag
charts-members = Bilder nach Mitglied
charts-models = Bilder nach Modell

progress-paused = ⏸️ Dein Bild bleibt in der Reihe: Die Moderatoren dieses Servers haben seine Warteschlange angehalten.
progress-paused-other = ⏸️ in der Reihe; angehalten.
