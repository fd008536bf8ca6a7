# /privacy: what is kept about a member, how they get it, and how they erase it.

privacy-title = **What I keep about you, and why**
privacy-jobs = Every picture you ask for: the prompt and settings, where and when, and the finished files. I need them to paint, to deliver again after a failure, and for buttons, replies and `/history`.
privacy-usage = How much you painted, by day and model: for fair turns, limits and `/stats`.
privacy-preferences = Your `/settings`, your own styles and lists, and for 30 days what I read from messages and picture files for you: so that you can use them again.
privacy-uploads = Pictures that you attach to paint from, without their metadata: I need them to paint.
privacy-order = Decisions that moderators made about you, such as bans, and what they did: to protect others.
privacy-logs = My log files have the ids of jobs, members and servers, but never prompts. I don't read other messages, and I give nothing to third parties.
privacy-pictures-days = This server keeps pictures for { $days ->
    [one] { $days } day
   *[other] { $days } days
}, then they are deleted.
privacy-prompts-days = This server keeps prompts for { $days ->
    [one] { $days } day
   *[other] { $days } days
}, then they are deleted.
privacy-can = **Export** sends you all of it in a direct message. **Erase** first cancels what is being painted for you, then permanently deletes your data.
privacy-stays = Some things stay to protect others, under your user id only: active bans and blocks, strikes, the moderation log, fingerprints of removed pictures, and what counts toward today's limits. A server's picture totals stay too, without your name.
privacy-export = Export
privacy-erase = Erase
privacy-part = Part { $number } of { $total } of everything I keep about you, with { $pictures ->
    [one] 1 picture
   *[other] { $pictures } pictures
} in all. You can read the JSON files with any text editor.
privacy-left-out = { $count ->
    [one] Your oldest picture
   *[other] Your { $count } oldest pictures
} didn't fit. Save what you want to keep from /history.
privacy-left-out-note = Your oldest pictures didn't fit. Their prompts and settings are in the folder jobs; you can save the pictures themselves from /history.
privacy-sent = { $parts ->
    [one] I've sent you a file in a direct message.
   *[other] I've sent you { $parts } files in direct messages.
}
privacy-form-title = Erase your data
privacy-form-what = What to erase
privacy-form-about = It starts as soon as you send this, and it can't be undone.
privacy-form-choose = Choose
privacy-form-data = Your data; posted messages stay
privacy-form-posts = Your data and your posted messages
privacy-erasing = I've started: I'm cancelling what is being painted for you and deleting your data. I'll send you a direct message when it's done.
privacy-erased = Your data is deleted: { $jobs ->
    [one] 1 request
   *[other] { $jobs } requests
} with pictures, uploads, settings, styles and statistics. What protects others stays; /privacy says what that is.
privacy-erased-posts = { $messages ->
    [one] 1 posted message is deleted
   *[other] { $messages } posted messages are deleted
}{ $missed ->
    [0] .
    [one] ; I couldn't reach 1.
   *[other] ; I couldn't reach { $missed }.
}
