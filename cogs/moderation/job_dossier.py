"""Dossier: all that is known of a job, for moderators. Pure."""

from typing import Final

from bot.core.job import Job
from bot.i18n.localizer import Localizer
from cogs.ui.lines import parameters, shown_text

PROMPT: Final = 540
"""Characters of the prompt that are shown, and half as many of each other text: all of them fit into a message.

The whole request comes as a file beside it.
"""


def message_link(job: Job, message_id: int | None) -> str | None:
    """The address of the message as which a job was delivered, where others can see it."""
    if message_id is None or job.guild_id is None or job.place.private or job.place.guest:
        return None
    return f"https://discord.com/channels/{job.guild_id}/{job.place.channel_id}/{message_id}"


def dossier(job: Job, link: str | None, kept: int, localizer: Localizer) -> str:
    """Who asked for what, when, where, and what came of it; `kept` counts the pictures that are still kept."""
    request = job.request
    lines = [
        localizer("inspect.title", job=job.id, member=str(job.user_id), channel=str(job.place.channel_id)),
        localizer("inspect.state", state=job.state.value, attempts=job.attempts, kept=kept),
        localizer("inspect.prompt", text=shown_text(request.prompt, PROMPT)),
    ]
    if request.template:
        lines.append(localizer("inspect.template", text=shown_text(request.template, PROMPT // 2)))
    if request.negative_prompt:
        lines.append(localizer("inspect.negative", text=shown_text(request.negative_prompt, PROMPT // 2)))
    if job.error:
        lines.append(localizer("inspect.error", text=shown_text(job.error, PROMPT // 2)))
    lines.append(f"-# {parameters(request, localizer)}")
    times = [("created", job.created_at), ("started", job.started_at), ("finished", job.finished_at)]
    lines.append(
        " · ".join(localizer(f"inspect.{name}", time=f"<t:{int(at)}:T>") for name, at in times if at is not None)
    )
    return "\n".join([*lines, *([link] if link else [])])
