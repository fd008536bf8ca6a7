"""Job lookup: the job and the picture that a message or a number refers to. Who may see them: job_access.py."""

from collections.abc import Iterator
from typing import Final

import discord

from bot.core.errors import GoneError
from bot.core.job import Job
from bot.core.request import ImageRequest
from bot.moderation.visibility import Exposure, is_of_server
from bot.store import Store
from cogs.common.ids import parse_id
from cogs.ui.components import BUTTON, MENU

OF_JOBS: Final = "again edit vary_weak vary_strong upscale steps open delete cancel approve deny"
JOB_AT: Final = {**dict.fromkeys(OF_JOBS.split(), 0), "drop": 1}
"""Actions that tell which job a message belongs to, with the index of the job id in their arguments."""
GALLERY: Final = f"{MENU}gallery_open"
"""The menu whose options are jobs."""


async def find_job_of_guild(store: Store, job_id: int, guild_id: int) -> Job:
    """A server's job by its number; raises GoneError if the server has none with it."""
    job = await store.jobs.get(job_id)
    if job is None or not is_of_server(job, guild_id):
        raise GoneError("job.here", job=job_id)
    return job


def picture_index(request: ImageRequest, number: str) -> int:
    """The index of a picture by the number in a custom_id, 0 for none; raises GoneError if there is no such picture."""
    if not number:
        return 0
    if not (number.isascii() and number.isdecimal()) or int(number) >= request.images:
        raise GoneError("job.gone")
    return int(number)


def picture_of(request: ImageRequest, number: str) -> ImageRequest:
    """The request of one picture, by the number in a custom_id; the first picture if there is no number."""
    return request.picture(picture_index(request, number))


async def exposure_of(store: Store, message: discord.Message, bot_id: int) -> Exposure | None:
    """The job whose pictures a message shows: the one delivered as this message, or the one that its buttons name."""
    exposure = await store.jobs.exposure_in(message.id)
    if exposure is not None or message.author.id != bot_id:
        return exposure
    for job_id in named_jobs(message):
        return await store.jobs.exposure(job_id)
    return None


def named_jobs(message: discord.Message) -> Iterator[int]:
    """The ids of the jobs that a message's buttons and menus name."""
    for part in _parts(message):
        job_id = parse_id(_job_id(getattr(part, "custom_id", None) or ""))
        if job_id is not None:
            yield job_id


def offered_jobs(message: discord.Message) -> list[int | None]:
    """The ids of the jobs that a member's gallery offers."""
    galleries = [part for part in _parts(message) if getattr(part, "custom_id", None) == GALLERY]
    return [parse_id(option.value) for gallery in galleries for option in getattr(gallery, "options", [])]


def _parts(message: discord.Message) -> Iterator[object]:
    """A message's buttons and menus."""
    return (part for row in message.components for part in getattr(row, "children", []))


def _job_id(custom_id: str) -> str:
    if not custom_id.startswith((BUTTON, MENU)):
        return ""
    action, *arguments = custom_id.removeprefix(BUTTON).removeprefix(MENU).split(":")
    place = JOB_AT.get(action, len(arguments))
    return arguments[place] if place < len(arguments) else ""
