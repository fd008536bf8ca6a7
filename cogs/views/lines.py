"""Lines: what a job's message says while it waits, is painted, and is done. Pure."""

from collections.abc import Sequence

import discord

from bot.jobs import NOISE_SCHEDULES, SCHEDULERS, ImageRequest, Job, JobState, Progress
from bot.pictures.metadata import model_name

BAR = 20
SHOWN_PROMPT = 1200
"""Characters of a prompt that are shown; the picture itself carries all of it."""
LISTED = 1900
"""Characters of a list that is shown in one message, which has room for 2000."""


def progress_line(progress: Progress) -> str:
    """One or two lines on how far a job is."""
    match progress.state:
        case JobState.QUEUED if progress.loading is not None:
            return f"⏳ Your picture is in line; the model is not ready yet: {progress.loading}."
        case JobState.QUEUED:
            return f"⏳ {queue_words(progress.position)}{wait_words(progress.seconds)}"
        case JobState.RUNNING:
            return f"🎨 `{bar(progress.step, progress.steps)}` step {progress.step} of {progress.steps}"
        case JobState.DELIVERING:
            return "📦 Painted: bringing it here."
        case JobState.CANCELLED:
            return "✖️ Cancelled."
        case JobState.FAILED:
            return f"⚠️ {progress.error or 'Painting failed.'}"
        case _:
            return "✅ Done."


def others_line(progress: Progress) -> str:
    """How far another member's job is, without a word about "yours"."""
    match progress.state:
        case JobState.QUEUED if progress.loading is not None:
            return "⏳ in line; the model is not ready yet."
        case JobState.QUEUED:
            return f"⏳ in line.{wait_words(progress.seconds)}"
        case _:
            return progress_line(progress)


def listed(lines: Sequence[str], limit: int = LISTED) -> str:
    """As many of the lines as fit into a message, and how many more there are."""
    shown, length = 0, 0
    while shown < len(lines) and length + len(lines[shown]) < limit:
        length += len(lines[shown]) + 1
        shown += 1
    more = len(lines) - shown
    return "\n".join([*lines[:shown], *([f"… and {more} more."] if more else [])])


def queue_words(position: int) -> str:
    """How many go before."""
    if position == 0:
        return "You are next."
    return f"{position} picture{'s' if position > 1 else ''} before yours."


def wait_words(seconds: float | None) -> str:
    """About how long it will take; nothing where nothing was measured yet."""
    if seconds is None or seconds < 1:
        return ""
    return f" About {round(seconds)} s." if seconds < 90 else f" About {round(seconds / 60)} minutes."


def bar(step: int, steps: int) -> str:
    """A bar of BAR characters."""
    full = BAR * step // steps if steps else 0
    return "█" * full + "░" * (BAR - full)


def caption(job: Job) -> str:
    """Who asked, for what, and every parameter that it takes to paint it again."""
    request = job.request
    shown = shown_text(request.prompt)
    negative = f"\nwithout: {shown_text(request.negative_prompt, 300)}" if request.negative_prompt else ""
    return f"**{shown}** — <@{job.user_id}>{negative}\n-# {parameters(request)}"


def parameters(request: ImageRequest) -> str:
    """The parameters in one line."""
    seeds = f"{request.seed}" if request.images == 1 else f"{request.seed} to {request.seed + request.images - 1}"
    facts = [
        f"seed {seeds}",
        f"{request.steps} steps",
        f"guidance {request.guidance_scale:g}",
        SCHEDULERS[request.scheduler],
        f"{request.width}x{request.height}",
        shown_text(model_name(request.model), 100),
    ]
    if request.noise_schedule is not None:
        facts.append(f"{NOISE_SCHEDULES[request.noise_schedule].lower()} noise schedule")
    if request.image is not None:
        facts.append(f"from a picture, strength {request.strength:g}")
    return " · ".join(facts)


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
