# Moderation: /mod and /admin, what members are told, and the moderation log.

ban-forever = forever
ban-until = until { $time }
by-moderator = by <@{ $moderator }>, { $time }
page-newest = Newest
page-older = Older

mod-banned = { $who } is banned from painting here { $until }. { $count ->
    [one] { $count } job cancelled.
   *[other] { $count } jobs cancelled.
}{ $told ->
    [yes] {" "}I told them.
    [no] {" "}I couldn't reach them by direct message.
   *[nobody] {""}
}
mod-unbanned = { $who } can paint here again.
mod-warned = <@{ $member }> has { $strikes ->
    [one] { $strikes } strike now.
   *[other] { $strikes } strikes now.
}{ $banned ->
    [yes] {" "}They are banned { $until }.
   *[no] {""}
}{ $told ->
    [yes] {" "}I told them.
   *[no] {" "}I couldn't reach them by direct message.
}
mod-cleared = { $count ->
    [one] { $count } job cancelled.
   *[other] { $count } jobs cancelled.
}
mod-purged = The picture and its files are deleted.
bans-title = **Banned from painting here**
strikes-title = <@{ $member }> has { $count ->
    [one] { $count } strike
   *[other] { $count } strikes
} from the last { $days ->
    [one] day
   *[other] { $days } days
}:
strikes-forgive = Forgive a strike
strikes-forgiven = forgiven
strikes-old = expired
recent-title = The newest pictures by <@{ $member }> here, with their job numbers:
purge-title = Purge this picture
purge-reason = Reason (for the moderation log)

notice-ban = The moderators of **{ $server }** have banned you from painting there { $until }. Reason: { $reason }
notice-warn = The moderators of **{ $server }** have warned you: { $reason }
    You have { $strikes ->
        [one] { $strikes } strike
       *[other] { $strikes } strikes
    } there now.{ $banned ->
        [yes] {" "}That means you're banned from painting there { $until }.
       *[no] {""}
    }

inspect-title = **Job { $job }** by <@{ $member }> in <#{ $channel }>
inspect-state = State: { $state ->
    [queued] waiting
    [running] being painted
    [delivering] painted, being delivered
    [done] done
    [failed] failed
   *[cancelled] cancelled
} · { $attempts ->
    [0] not started
    [one] started once
   *[other] started { $attempts } times
} · { $kept ->
    [one] { $kept } picture kept
   *[other] { $kept } pictures kept
}
inspect-prompt = Prompt: { $text }
inspect-template = Chosen from: { $text }
inspect-negative = Negative prompt: { $text }
inspect-error = Error the member saw: { $text }
inspect-created = requested { $time }
inspect-started = started { $time }
inspect-finished = finished { $time }

audit-title = **Moderation log**
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

admin-title = **This server's settings**
admin-repaint_avatar = Repainting other members' avatars: { $value ->
    [on] on
   *[off] off
} (`/admin settings repaint_avatar`)
admin-log_channel = Moderation log: { $channel ->
    [none] off
   *[other] <#{ $channel }>
} (`log_channel`)
admin-retention_picture_days = Pictures are kept: { $days ->
    [0] forever
    [one] { $days } day
   *[other] { $days } days
} (`retention_picture_days`)
admin-retention_prompt_days = Prompts are kept: { $days ->
    [0] forever
    [one] { $days } day
   *[other] { $days } days
} (`retention_prompt_days`)
admin-ladder = Bans by number of strikes: { $ladder ->
    [none] none
   *[other] `{ $ladder }`
} (`ladder`)
admin-strike_days = Strikes count for: { $days ->
    [one] { $days } day
   *[other] { $days } days
} (`strike_days`)
admin-log_off = Turn off the moderation log
admin-paused = This server's queue is paused until you use `/admin resume`. What is being painted will be finished.
admin-resumed = This server's queue is running again.
export-done = { $count ->
    [one] { $count } row.
   *[other] { $count } rows.
}
charts-all = Pictures by day, member and model
charts-days = Pictures by day
charts-members = Pictures by member
charts-models = Pictures by model

progress-paused = ⏸️ This server's moderators have paused the queue. Your request keeps its place.
progress-paused-other = ⏸️ paused.
