# /privacy: what is kept about a member, how they get it, and how it is erased.

privacy-title = **What I keep about you, and why**
privacy-jobs = Every picture that you ask for: the prompt and its settings, where and when, and the finished files. From these I paint, and deliver again after a failure; the buttons, replies and `/history` need them.
privacy-usage = How much you painted, by day and model: so that everybody gets a fair share, for limits and `/stats`.
privacy-preferences = Your `/settings`, your own styles, and what you had me read from pictures: for you alone.
privacy-uploads = Pictures that you attach to paint from, without their metadata: the job needs them.
privacy-order = What moderators decided about you, such as bans, and what they did: to protect others.
privacy-logs = In my logs there are numbers of jobs, members and servers, never prompts. I read no other messages, and nothing goes to third parties.
privacy-pictures-days = This server keeps pictures for { $days ->
    [one] { $days } day
   *[other] { $days } days
}, then they are deleted.
privacy-prompts-days = This server keeps prompts for { $days ->
    [one] { $days } day
   *[other] { $days } days
}, then they are blanked.
privacy-can = **Export** sends you all of it as a direct message. **Erase** takes it away for good, and first cancels what is being painted for you.
privacy-stays = What protects others stays even then, by your user id alone: active bans and blocks, strikes, the moderators' log, fingerprints of removed pictures, and what counts against today's limits. A server's sums of pictures stay, without your name.
privacy-export = Export
privacy-erase = Erase
privacy-part = Part { $number } of { $total } of all that I keep about you, with { $pictures ->
    [one] one picture
   *[other] { $pictures } pictures
} in all. The JSON files can be read with any text editor.
privacy-left-out = There was no room for the oldest { $count ->
    [one] picture
   *[other] { $count } pictures
}: save what you want of them from /history.
privacy-left-out-note = There was no room for the oldest pictures. Their prompts and settings are in the folder jobs; the pictures themselves can be saved from /history.
privacy-sent = { $parts ->
    [one] I have sent you a file as a direct message.
   *[other] I have sent you { $parts } files as direct messages.
}
privacy-form-title = Erase what is kept about you
privacy-form-what = What goes
privacy-form-about = Sending this begins it at once, and nothing brings it back.
privacy-form-choose = Choose
privacy-form-data = All that I keep; the posted messages stay
privacy-form-posts = All that I keep, and the posted messages
privacy-erasing = It has begun: what is being painted for you is cancelled, and everything goes. I'll tell you by direct message when it is done.
privacy-erased = All that I kept about you is gone: { $jobs ->
    [one] one job
   *[other] { $jobs } jobs
} with pictures, uploads, settings, styles and statistics. What protects others stays, as /privacy says.
privacy-erased-posts = { $messages ->
    [one] One posted message is deleted
   *[other] { $messages } posted messages are deleted
}{ $missed ->
    [0] .
    [one] ; one could not be reached.
   *[other] ; { $missed } could not be reached.
}
