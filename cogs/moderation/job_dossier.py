"""Job dossier: everything about a job, for moderators. Pure."""

from typing import Final

from bot.core.job import Job
from bot.i18n.localizer import Localizer
from cogs.common.places import channel_link
from cogs.ui.lines import parameters, shown_text

PROMPT: Final = 540
"""Characters shown of the prompt, and half as many of each other text, so that all of them fit into a message.

The whole request is attached as a file.
"""


def message_link(job: Job, message_id: int | None) -> str | None:
    """A link to the message as which a job was delivered, if others can see it."""
    if message_id is None or job.guild_id is None or job.place.private or job.place.guest:
        return None
    return channel_link(job.guild_id, job.place.channel_id, message_id)


def dossier(job: Job, link: str | None, kept: int, localizer: Localizer) -> str:
    """Who asked for what, when and where, and how it ended; `kept` counts the pictures that still exist."""
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
