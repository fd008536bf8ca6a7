"""Lines: what a job's message says while it waits, is painted, and is done. Pure."""

from collections.abc import Sequence

import discord

from bot.core.job import FORWARD, ImageRequest, Job, JobState, Progress
from bot.core.samplers import SCHEDULERS
from bot.i18n.localizer import Voice
from bot.pictures.metadata.inscription import model_name

BAR = 20
SHOWN_PROMPT = 1100
"""Characters of a prompt that are shown; the picture itself carries all of it."""
LISTED = 1900
"""Characters of a list that is shown in one message, which has room for 2000."""


def progress_line(progress: Progress, voice: Voice) -> str:
    """One or two lines on how far a job is."""
    match progress.state:
        case JobState.QUEUED if progress.paused:
            return voice("progress.paused")
        case JobState.QUEUED if progress.loading is not None:
            return voice("progress.loading", phrase=loading_words(progress.loading, voice))
        case JobState.QUEUED if progress.position is None:
            return voice("progress.in-line")
        case JobState.QUEUED:
            return voice("progress.queued", position=progress.position, wait=wait_words(progress.seconds, voice))
        case JobState.RUNNING:
            drawn = bar(progress.step, progress.steps)
            return voice("progress.running", bar=drawn, step=progress.step, steps=progress.steps)
        case JobState.FAILED if progress.error is not None:
            return voice("progress.failed", error=progress.error)
        case JobState.FAILED:
            return voice("progress.failed.plain")
        case state:
            return voice(f"progress.{state.value}")


def others_line(progress: Progress, voice: Voice) -> str:
    """How far another member's job is, without a word about "yours"."""
    match progress.state:
        case JobState.QUEUED if progress.paused:
            return voice("progress.paused.other")
        case JobState.QUEUED if progress.loading is not None:
            return voice("progress.loading.other")
        case JobState.QUEUED:
            return voice("progress.queued.other", wait=wait_words(progress.seconds, voice))
        case _:
            return progress_line(progress, voice)


def listed(lines: Sequence[str], voice: Voice, limit: int = LISTED) -> str:
    """As many of the lines as fit into a message, and how many more there are."""
    shown, length = 0, 0
    while shown < len(lines) and length + len(lines[shown]) < limit:
        length += len(lines[shown]) + 1
        shown += 1
    more = len(lines) - shown
    return "\n".join([*lines[:shown], *([voice("list.more", count=more)] if more else [])])


def loading_words(phrase: str, voice: Voice) -> str:
    """What is being done while the model is loaded, in words."""
    return voice(f"loading.{phrase}")


def wait_words(seconds: float | None, voice: Voice) -> str:
    """About how long it will take; nothing where nothing was measured yet."""
    if seconds is None or seconds < 1:
        return ""
    if seconds < 90:
        return " " + voice("wait.seconds", seconds=round(seconds))
    return " " + voice("wait.minutes", minutes=round(seconds / 60))


def bar(step: int, steps: int) -> str:
    """A bar of BAR characters."""
    full = BAR * step // steps if steps else 0
    return "█" * full + "░" * (BAR - full)


def caption(job: Job, voice: Voice) -> str:
    """Who asked, for what, and every parameter that it takes to paint it again."""
    request = job.request
    if request.study == FORWARD:
        return f"**{voice('caption.forward')}** — <@{job.user_id}>\n-# {forward_parameters(request, voice)}"
    typed = request.template if request.images > 1 else ""  # each picture has made its own choices
    lines = [f"**{shown_text(typed or request.prompt)}** — <@{job.user_id}>"]
    if request.template and not typed:
        lines.append(voice("caption.template", text=shown_text(request.template, 200)))
    if request.negative_prompt:
        lines.append(voice("caption.negative", text=shown_text(request.negative_prompt, 300)))
    return "\n".join([*lines, f"-# {parameters(request, voice)}"])


def parameters(request: ImageRequest, voice: Voice) -> str:
    """The parameters in one line."""
    facts = [
        _seeds(request, voice),
        voice("caption.steps", steps=request.steps),
        voice("caption.guidance", scale=request.guidance_scale),
        SCHEDULERS[request.scheduler],
        f"{request.width}x{request.height}",
        shown_text(model_name(request.model), 100),
    ]
    if request.noise_schedule is not None:
        facts.append(voice("caption.schedule", name=request.noise_schedule))
    if request.image is not None and request.study is None:
        facts.append(voice("caption.strength", strength=request.strength))
    if request.study is not None:
        facts.insert(0, voice("caption.reverse"))
    return " · ".join(facts)


def forward_parameters(request: ImageRequest, voice: Voice) -> str:
    """What counts where a picture is only destroyed."""
    size = f"{request.width}x{request.height}"
    return " · ".join([_seeds(request, voice), size, shown_text(model_name(request.model), 100)])


def _seeds(request: ImageRequest, voice: Voice) -> str:
    if request.images == 1 or request.is_group:
        return voice("caption.seed", seed=str(request.seed))
    return voice("caption.seeds", first=str(request.seed), last=str(request.seed + request.images - 1))


def shown_text(text: str, limit: int = SHOWN_PROMPT) -> str:
    """A member's text on one line, cut to a limit, with nothing in it that Discord would read as markup."""
    line = " ".join(text.split())
    escaped = escape(line)
    while len(escaped) > limit:
        line = line[: min(len(line) - 1, limit)]
        escaped = escape(line) + "…"
    return escaped


def escape(text: str) -> str:
    """The text with a backslash before all markup; a "<" would begin a mention, an emoji or a time."""
    return discord.utils.escape_markdown(text).replace("<", "\\<")
