"""Lines: what a job's message says while it waits, is painted, and is done. Pure."""

import re
from bisect import bisect_right
from collections.abc import Sequence

import discord

from bot.core.bidi import without_bidi
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
from bot.pictures.metadata.inscription import model_name

BAR = 20
SHOWN_PROMPT = 1100
"""Characters of a prompt that are shown; the file holds all of it."""
LISTED = 1900
"""Characters of a list in one message, which holds 2000."""
WHOLE = 2000
"""Characters of a message."""
LABEL = 100
"""Characters of an option's label."""
CODE = 40
CODES = 10
"""Characters of a text that is shown as code, and how many such texts are listed."""
MARKUP = re.compile(
    r"(?P<url>(?:https?|steam)://[^\s<]+[^<.,:;\"'\]\s])|(?P<link>\[)|[_\\~|*`<]|^(?:>(?:>>)?\s|#{1,3}|-)"
)
"""What Discord may read as markup in a line. Addresses stay as they are."""


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
        case Running(step, steps):
            return localizer("progress.running", bar=bar(step, steps), step=step, steps=steps)
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
    """About how long it will take; empty if nothing was measured yet."""
    if seconds is None or seconds < 1:
        return ""
    if seconds < 90:
        return " " + localizer("wait.seconds", seconds=round(seconds))
    return " " + localizer("wait.minutes", minutes=round(seconds / 60))


def bar(step: int, steps: int) -> str:
    """A progress bar of BAR characters."""
    full = BAR * step // steps if steps else 0
    return "█" * full + "░" * (BAR - full)


def caption(job: Job, localizer: Localizer) -> str:
    """Who asked, for what, and every parameter needed to paint it again."""
    request = job.request
    if request.study == FORWARD:
        return f"**{localizer('caption.forward')}** — <@{job.user_id}>\n-# {forward_parameters(request, localizer)}"
    typed = request.template if request.images > 1 else ""  # each picture has its own choices
    lines = [f"**{shown_text(typed or request.prompt)}** — <@{job.user_id}>"]
    if request.template and not typed:
        lines.append(localizer("caption.template", text=shown_text(request.template, 200)))
    if request.negative_prompt:
        lines.append(localizer("caption.negative", text=shown_text(request.negative_prompt, 300)))
    return "\n".join([*lines, f"-# {parameters(request, localizer)}"])


def parameters(request: ImageRequest, localizer: Localizer) -> str:
    """The parameters on one line."""
    facts = [
        _seeds(request, localizer),
        localizer("caption.steps", steps=request.steps),
        localizer("caption.guidance", scale=request.guidance_scale),
        SCHEDULERS[request.scheduler],
        f"{request.width}x{request.height}",
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

    discord.py's own takes seconds for a line full of half links, and leaves what is inside of links as it is.
    """
    last = line.rfind("](")  # a bracket that isn't before one begins no link
    return MARKUP.sub(lambda match: match[0] if _stays(match, last) else f"\\{match[0]}", line)


def _stays(match: re.Match[str], last: int) -> bool:
    return match["url"] is not None or (match["link"] is not None and match.start() > last)


def code_list(texts: Sequence[str]) -> str:
    """The first members' texts as inline code; a backtick would end the code, so it becomes an apostrophe."""
    lines = [" ".join(without_bidi(text).split()).replace("`", "'") for text in texts[:CODES]]
    return ", ".join([*(f"`{shortened(line, CODE)}`" for line in lines), *(["…"] if len(texts) > CODES else [])])


def shortened(text: str, limit: int) -> str:
    """The text, cut to `limit` characters with an ellipsis."""
    return text if len(text) <= limit else text[: limit - 1] + "…"
