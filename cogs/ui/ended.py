"""Ended: what can still be done with a job that was cancelled or has failed. Pure."""

from typing import Final

import discord

from bot.core.errors import EaselError, RequestError, UploadError
from bot.core.job import Job
from bot.core.progress import Cancelled, Failed
from bot.i18n.localizer import Localizer
from cogs.ui.buttons import job_button
from cogs.ui.components import rows

CHANGE: Final = frozenset({"painting.memory", "painting.crash"})
"""Failures that the same request would meet again, with another seed too."""
ELSEWHERE: Final = frozenset({"picture.unsafe", "study.unchecked", "job.gone"})
"""Failures that no change to the request prevents: its place doesn't allow it, or it is no longer known."""


def ended_view(job: Job, ended: Cancelled | Failed, localizer: Localizer) -> discord.ui.View:
    """The buttons of a job that has no pictures: those that help, and the one that deletes its message."""
    helpful = ("again",) if isinstance(ended, Cancelled) else helpful_actions(ended.error)
    if job.request.study is not None:
        helpful = tuple(action for action in helpful if action != "edit")  # no form has a study's options
    return rows([job_button(action, job.id, localizer) for action in (*helpful, "delete")])


def helpful_actions(error: EaselError) -> tuple[str, ...]:
    """What helps after a failure: nothing for a picture that can't be used, since the next job would use it too."""
    if isinstance(error, UploadError) or error.key in ELSEWHERE:
        return ()
    if isinstance(error, RequestError) or error.key in CHANGE:
        return ("edit",)
    return ("again", "edit")
