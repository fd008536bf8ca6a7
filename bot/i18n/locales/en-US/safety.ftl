# What is withheld, blurred and reported, and what channels allow.

withheld-waits = 🔒 Painted, but withheld: it may be too unsafe for this place. This server's moderators look at it, and it comes here if they approve it.
withheld-for-good = 🔒 Painted, but withheld: it may be too unsafe for this place, and there is nobody here who could look at it. It stays withheld.
withheld-denied = 🔒 Withheld: this server's moderators decided not to show it.
blurred-note = 🌫️ Blurred: it may be too unsafe for this place.

review-asked = 🔎 **To review**: withheld in <#{ $channel }>, { $score }.
review-score = { $percent } % unsafe
review-unchecked = not checked
review-approve = Approve
review-deny = Deny
review-approved = ✅ Approved by <@{ $moderator }>.
review-denied = ⛔ Denied by <@{ $moderator }>.

report-title = Report this picture
report-reason = What is wrong with it?
report-made = 🚩 **Report** by <@{ $member }>: { $reason }
    { $link }
report-thanks = Thank you: the moderators have your report.
report-dismiss = Dismiss
report-dismissed = ✖️ Dismissed by <@{ $moderator }>.

policy-line = { $where }: { $spoiler }, { $blur }, { $withhold }; { $unchecked ->
    [True] previews and steps are shown
   *[other] no previews, no steps
}
policy-spoiler = spoiler { $bound }
policy-blur = blur { $bound }
policy-withhold = withhold { $bound }
policy-from = from { $percent } %
policy-never = never
policy-default = Server's default
policy-builtin = Built in
policy-builtin-ages = Built in, age-restricted
policy-set = Set. { $line }
policy-cleared = Cleared: { $where } goes by what is left now. { $line }
policy-off = No classifier runs here, so everything is shown: the operator sets one with EASEL_SAFETY.
