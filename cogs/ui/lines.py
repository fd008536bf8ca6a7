"""Lines: what a job's message says while it waits, is painted, and is done. Pure."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

import discord

from bot.core.bidi import without_bidi
from bot.core.estimate import rounded
from bot.core.job import Job
from bot.core.progress import (
    Accepted,
    Cancelled,
    Delivering,
    Done,
    Failed,
    Paused,
    Progress,
    Queued,
    Running,
)
from bot.core.request import FORWARD, ImageRequest
from bot.core.samplers import SCHEDULERS
from bot.i18n.localizer import Localizer
from bot.pictures.files.pixels import enlargement
from bot.pictures.metadata.inscription import model_name

BAR = 20
SHOWN_PROMPT = 900
"""Characters of a prompt that are shown; the file holds all of it."""
HEAD_PROMPT: Final = 150
"""Characters of a prompt that are shown above a job's progress."""
LISTED_PROMPT: Final = 60
"""Characters of a prompt in a list of jobs."""
LISTED = 1900
"""Characters of a list in one message, which holds 2000."""
WHOLE = 2000
"""Characters of a message."""
LABEL = 100
"""Characters of an option's label."""
LINK = re.compile(r"(:|\bdiscord(?:app)?\.(?:gg|com|me|io|li)|\bdsc\.gg)/", re.IGNORECASE)
"""Where a backslash keeps Discord from making a link, or showing an invitation, which needs no "https"."""
CODE = 40
CODES = 10
"""Characters of a text that is shown as code, and how many such texts are listed."""
MARKUP: Final = re.compile(r"(?P<link>\[)|[_\\~|*`<]|^(?:>(?:>>)?\s|#{1,3}|-)")
"""What Discord may read as markup in a line."""


def job_text(job: Job, line: str, localizer: Localizer) -> str:
    """What a job's message says until its pictures are there: what was asked for, and how it stands."""
    head = localizer("progress.title", prompt=title(job.request, localizer, HEAD_PROMPT), job=job.id)
    return f"{head}\n{line}"


def in_line_text(request: ImageRequest, localizer: Localizer) -> str:
    """What a message says until its job has a number."""
    return f"**{title(request, localizer, HEAD_PROMPT)}**\n{localizer('progress.in-line')}"


def job_label(job: Job) -> str:
    """A job in a menu of jobs, as plain text: its number and what was asked for."""
    request = job.request
    typed = (request.template if request.images > 1 else "") or request.prompt
    return shortened(f"{job.id}: {' '.join(typed.split())}", LABEL)


def title(request: ImageRequest, localizer: Localizer, limit: int = SHOWN_PROMPT) -> str:
    """What a request asks for, in its own words."""
    if request.study == FORWARD:
        return localizer("caption.forward")
    return shown_text((request.template if request.images > 1 else "") or request.prompt, limit)


def progress_line(progress: Progress, localizer: Localizer) -> str:
    """A job's progress, on one or two lines."""
    match progress:
        case Accepted(str(stage)) | Queued(loading=str(stage)):
            return localizer("progress.loading", phrase=loading_words(stage, localizer))
        case Accepted():
            return localizer("progress.in-line")
        case Queued(position, seconds):
            return localizer("progress.queued", position=position, wait=wait_words(seconds, localizer))
        case Paused():
            return localizer("progress.paused")
        case Running():
            return _running_line(progress, localizer)
        case Delivering():
            return localizer("progress.delivering")
        case Done():
            return localizer("progress.done")
        case Failed(error):
            return localizer("progress.failed", error=error)
        case Cancelled():
            return localizer("progress.cancelled")


def others_line(progress: Progress, localizer: Localizer) -> str:
    """Another member's progress, without the word "your"."""
    match progress:
        case Accepted(str()) | Queued(loading=str()):
            return localizer("progress.loading.other")
        case Accepted():
            return localizer("progress.queued.other", wait="")
        case Queued(_, seconds):
            return localizer("progress.queued.other", wait=wait_words(seconds, localizer))
        case Paused():
            return localizer("progress.paused.other")
        case _:
            return progress_line(progress, localizer)


def listed(lines: Sequence[str], localizer: Localizer, limit: int = LISTED) -> str:
    """As many lines as fit into a message, and how many more there are."""
    shown, length = 0, 0
    while shown < len(lines) and length + len(lines[shown]) < limit:
        length += len(lines[shown]) + 1
        shown += 1
    more = len(lines) - shown
    return "\n".join([*lines[:shown], *([localizer("list.more", count=more)] if more else [])])


def closed(message: discord.Message | None, line: str) -> str:
    """A message's text with a last line that says how it ended; if it is too long, its beginning is cut."""
    before = "" if message is None else message.content
    return f"{before}\n{line}"[-WHOLE:]


def loading_words(phrase: str, localizer: Localizer) -> str:
    """What is being loaded, in words."""
    return localizer(f"loading.{phrase}")


def wait_words(seconds: float | None, localizer: Localizer) -> str:
    """About how long it will take, after a space; empty if nothing was measured yet."""
    match rounded(seconds):
        case "seconds", count:
            return " " + localizer("wait.seconds", seconds=count)
        case "minutes", count:
            return " " + localizer("wait.minutes", minutes=count)
    return ""


def left_words(seconds: float | None, localizer: Localizer) -> str:
    """About how much time is left, after a space; empty if nothing was measured yet."""
    match rounded(seconds):
        case "seconds", count:
            return " " + localizer("left.seconds", seconds=count)
        case "minutes", count:
            return " " + localizer("left.minutes", minutes=count)
    return ""


def _running_line(progress: Running, localizer: Localizer) -> str:
    """How far the painting is. Steps are only counted for one picture: those of several are painted side by side."""
    step, steps, pictures = progress.step, progress.steps, progress.pictures
    drawn, left = bar(step, steps), left_words(progress.seconds, localizer)
    if pictures == 1:
        return localizer("progress.running", bar=drawn, step=step, steps=steps, left=left)
    percent = 100 * step // steps if steps else 0
    if pictures is None:
        return localizer("progress.running.study", bar=drawn, percent=percent, left=left)
    return localizer("progress.running.several", bar=drawn, percent=percent, pictures=pictures, steps=steps, left=left)


def bar(step: int, steps: int) -> str:
    """A progress bar of BAR characters."""
    full = BAR * step // steps if steps else 0
    return "█" * full + "░" * (BAR - full)


def caption(job: Job, localizer: Localizer) -> str:
    """Who asked, for what, and every parameter needed to paint it again."""
    request = job.request
    lines = [f"**{title(request, localizer)}** — <@{job.user_id}>"]
    if request.study == FORWARD:
        return "\n".join([*lines, f"-# {forward_parameters(request, localizer)}"])
    if request.template and request.images == 1:  # of several, each has its own choices
        lines.append(localizer("caption.template", text=shown_text(request.template, 200)))
    if request.negative_prompt:
        lines.append(localizer("caption.negative", text=shown_text(request.negative_prompt, 300)))
    facts = parameters(request, localizer)
    if job.place.source is not None:
        facts += " · " + localizer("caption.source", url=job.place.source)
    return "\n".join([*lines, f"-# {facts}"])


def parameters(request: ImageRequest, localizer: Localizer) -> str:
    """The parameters on one line."""
    facts = [
        _seeds(request, localizer),
        _steps(request, localizer),
        localizer("caption.guidance", scale=request.guidance_scale),
        _samplers(request, localizer),
        _size(request, localizer),
        shown_text(model_name(request.model), 100),
    ]
    if request.noise_schedule is not None:
        facts.append(localizer("caption.schedule", name=request.noise_schedule))
    if request.image is not None and request.study is None:
        facts.append(localizer("caption.strength", strength=request.strength))
    if request.study is not None:
        facts.insert(0, localizer("caption.reverse"))
    return " · ".join(facts)


def forward_parameters(request: ImageRequest, localizer: Localizer) -> str:
    """The parameters that matter if a picture is only destroyed."""
    size = f"{request.width}x{request.height}"
    return " · ".join([_seeds(request, localizer), size, shown_text(model_name(request.model), 100)])


def _steps(request: ImageRequest, localizer: Localizer) -> str:
    """The steps; of a comparison, all that are compared."""
    compared = list(dict.fromkeys(request.picture(number).steps for number in range(request.images)))
    if len(compared) == 1:
        return localizer("caption.steps", steps=compared[0])
    return localizer("caption.steps.compared", list=", ".join(map(str, compared)))


def _samplers(request: ImageRequest, localizer: Localizer) -> str:
    """The sampler; of a comparison, all that are compared."""
    compared = list(dict.fromkeys(SCHEDULERS[request.picture(n).scheduler] for n in range(request.images)))
    if len(compared) == 1:
        return compared[0]
    return localizer("caption.samplers.compared", list=", ".join(compared))


def _size(request: ImageRequest, localizer: Localizer) -> str:
    """The painted size, and the file's if a small picture is enlarged in it."""
    width, height = request.width, request.height
    factor = enlargement(width, height)
    if factor == 1 or request.study is not None or request.is_group:  # those are drawn on a sheet
        return f"{width}x{height}"
    return localizer("caption.enlarged", size=f"{width}x{height}", file=f"{width * factor}x{height * factor}")


def _seeds(request: ImageRequest, localizer: Localizer) -> str:
    if request.images == 1 or request.is_group:
        return localizer("caption.seed", seed=str(request.seed))
    return localizer("caption.seeds", first=str(request.seed), last=str(request.seed + request.images - 1))


def shown_text(text: str, limit: int = SHOWN_PROMPT) -> str:
    """A member's text on one line, cut to a limit, without anything that Discord reads as markup."""
    line = " ".join(without_bidi(text).split())
    escaped = escape(line[: limit + 1])  # escaping never makes a text shorter
    if len(escaped) <= limit:
        return escaped
    # Halving, because escaping a long text full of markup takes milliseconds.
    end = bisect_right(range(limit), limit - 1, key=lambda length: len(escape(line[:length]))) - 1
    return escape(line[:end]) + "…"


def escape(line: str) -> str:
    """One line with a backslash before all markup, and before "<", which begins mentions, emojis and times.

    Addresses are no links: Discord would show what they lead to, and members may not be allowed to post any.
    discord.py's own `escape_markdown` takes seconds for a line full of half links.
    """
    last = line.rfind("](")  # a bracket that isn't before one begins no link
    return unlinked(MARKUP.sub(lambda match: match[0] if _stays(match, last) else f"\\{match[0]}", line))


def _stays(match: re.Match[str], last: int) -> bool:
    return match["link"] is not None and match.start() > last


def unlinked(text: str) -> str:
    """The text, which reads the same, with a backslash in each address and invitation."""
    return LINK.sub(r"\1\\/", text)


def code_list(texts: Sequence[str]) -> str:
    """The first members' texts as inline code; a backtick would end the code, so it becomes an apostrophe."""
    lines = [" ".join(without_bidi(text).split()).replace("`", "'") for text in texts[:CODES]]
    return ", ".join([*(f"`{shortened(line, CODE)}`" for line in lines), *(["…"] if len(texts) > CODES else [])])


def shortened(text: str, limit: int) -> str:
    """The text, cut to `limit` characters with an ellipsis."""
    return text if len(text) <= limit else text[: limit - 1] + "…"
