# Keeping order: /mod and /admin, what members are told of it, and the log channel.

ban-forever = for good
ban-until = until { $time }
by-moderator = by <@{ $moderator }>, { $time }
page-newest = Newest
page-older = Older

mod-banned = { $who } can no longer paint here, { $until }. { $count ->
    [one] { $count } job cancelled.
   *[other] { $count } jobs cancelled.
}{ $told ->
    [yes] {" "}They were told.
    [no] {" "}I could not tell them: they take no direct messages from me.
   *[nobody] {""}
}
mod-unbanned = { $who } can paint here again.
mod-warned = <@{ $member }> has { $strikes ->
    [one] { $strikes } strike now.
   *[other] { $strikes } strikes now.
}{ $banned ->
    [yes] {" "}That brings a ban, { $until }.
   *[no] {""}
}{ $told ->
    [yes] {" "}They were told.
   *[no] {" "}I could not tell them: they take no direct messages from me.
}
mod-cleared = { $count ->
    [one] { $count } job cancelled.
   *[other] { $count } jobs cancelled.
}
mod-purged = That picture is gone, with its files.
bans-title = **Who may not paint here**
strikes-title = <@{ $member }> has { $count ->
    [one] { $count } strike
   *[other] { $count } strikes
} in { $days ->
    [one] { $days } day
   *[other] { $days } days
}:
strikes-forgive = Forgive one
strikes-forgiven = forgiven
strikes-old = counts no more
recent-title = The newest pictures of <@{ $member }> here, by their jobs' numbers:
purge-title = Purge this picture for good
purge-reason = Why (for the audit log)

notice-ban = The moderators of **{ $server }** have stopped you from painting there, { $until }. Reason: { $reason }
notice-warn = The moderators of **{ $server }** have warned you: { $reason }
    You have { $strikes ->
        [one] { $strikes } strike
       *[other] { $strikes } strikes
    } there now.{ $banned ->
        [yes] {" "}That many stop you from painting there, { $until }.
       *[no] {""}
    }

inspect-title = **Job { $job }** of <@{ $member }> in <#{ $channel }>
inspect-state = State: { $state ->
    [queued] waiting
    [running] being painted
    [delivering] painted, being delivered
    [done] done
    [failed] failed
   *[cancelled] cancelled
} · begun { $attempts ->
    [one] once
   *[other] { $attempts } times
} · { $kept ->
    [one] { $kept } picture kept
   *[other] { $kept } pictures kept
}
inspect-prompt = Prompt: { $text }
inspect-template = Chosen from: { $text }
inspect-negative = Without: { $text }
inspect-error = What its owner read: { $text }
inspect-created = asked { $time }
inspect-started = begun { $time }
inspect-finished = ended { $time }

audit-title = **What moderators did**
deed-ban = Banned
deed-unban = Unbanned
deed-ban_role = Role banned
deed-unban_role = Role unbanned
deed-warn = Warned
deed-forgive = Strike forgiven
deed-cancel = Job cancelled
deed-clear = Queue cleared
deed-pause = Queue paused
deed-resume = Queue resumed
deed-purge = Picture purged
deed-delete = Picture deleted
deed-settings = Settings changed
deed-policy = Channel policy changed
deed-policy_clear = Channel policy removed
deed-approved = Picture approved
deed-denied = Picture denied
deed-limits = Limits changed
deed-limits_clear = Limits removed
deed-allow = Channel or role allowed
deed-deny = Channel or role no longer allowed
deed-rule_add = Word rule added
deed-rule_remove = Word rule removed
deed-rules_replace = Word rules replaced
deed-words = Word rule matched

admin-title = What this server has set:
admin-repaint_avatar = Repainting another member's avatar: { $value ->
    [on] on
   *[off] off
} (`/admin settings repaint_avatar`)
admin-log_channel = What moderators do is posted: { $channel ->
    [none] nowhere
   *[other] in <#{ $channel }>
} (`log_channel`)
admin-retention_picture_days = Pictures are kept: { $days ->
    [0] for good
    [one] { $days } day
   *[other] { $days } days
} (`retention_picture_days`)
admin-retention_prompt_days = Prompts are kept: { $days ->
    [0] for good
    [one] { $days } day
   *[other] { $days } days
} (`retention_prompt_days`)
admin-ladder = Strikes bring bans: { $ladder ->
    [none] none
   *[other] `{ $ladder }`
} (`ladder`)
admin-strike_days = A strike counts: { $days ->
    [one] { $days } day
   *[other] { $days } days
} (`strike_days`)
admin-log_off = Post no more what moderators do
admin-paused = This server's jobs wait until you use `/admin resume`. What is being painted now is finished.
admin-resumed = This server's jobs go on.
export-done = { $count ->
    [one] { $count } row.
   *[other] { $count } rows.
}
charts-days = Pictures by day
charts-members = Pictures by member
charts-models = Pictures by model

progress-paused = ⏸️ Your picture stays in line: this server's moderators have paused its queue.
progress-paused-other = ⏸️ in line; paused.
