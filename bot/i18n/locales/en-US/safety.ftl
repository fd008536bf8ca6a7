# Pictures that are withheld, blurred or reported, and what channels allow.

withheld-waits = 🔒 Painted, but withheld: it may be too unsafe to show here. This server's moderators will look at it. If they approve it, I'll post it here.
withheld-for-good = 🔒 Painted, but withheld: it may be too unsafe to show here, and nobody here can review it.
withheld-denied = 🔒 Withheld: this server's moderators decided not to show it.
blurred-note = 🌫️ Blurred: it may be too unsafe to show here.

review-asked = 🔎 **To review**: withheld in <#{ $channel }>, { $score }.
review-score = { $percent }% unsafe
review-unchecked = not checked
review-approve = Approve
review-deny = Deny
review-approved = ✅ Approved by <@{ $moderator }>.
review-denied = ⛔ Denied by <@{ $moderator }>.

report-title = Report this picture
report-reason = What is wrong with it?
report-made = 🚩 **Report** by <@{ $member }>: { $reason }
    { $link }
report-thanks = Thank you. The moderators have your report.
report-dismiss = Dismiss
report-dismissed = ✖️ Dismissed by <@{ $moderator }>.

policy-line = { $where }: { $spoiler }, { $blur }, { $withhold }; { $unchecked ->
    [True] previews and steps are shown
   *[other] no previews, no steps
}
policy-spoiler = spoiler { $bound }
policy-blur = blur { $bound }
policy-withhold = withhold { $bound }
policy-from = from { $percent }%
policy-never = never
policy-default = Server default
policy-builtin = Built-in default
policy-builtin-ages = Built-in default, age-restricted
policy-set = Saved.
    { $line }
policy-cleared = Cleared. This now applies to { $where }:
    { $line }
policy-off = No safety classifier is running, so everything is shown. The operator can set one with EASEL_SAFETY.
