"""Job lookup: finds the job and the picture that a button or message refers to."""

from typing import Final

import discord

from bot.core.errors import GoneError
from bot.core.job import Job
from bot.core.redaction import REDACTED
from bot.core.request import ImageRequest
from bot.store import Store
from cogs.common.ids import parse_id
from cogs.ui.components import BUTTON

JOB_AT: Final = {"again": 0, "delete": 0, "cancel": 0, "drop": 1}
"""Buttons that tell which job a message belongs to, with the index of the job id in their arguments."""


async def find_job(store: Store, job_id: str) -> Job:
    """The job whose id is in a custom_id; raises GoneError if it no longer exists."""
    known = parse_id(job_id)
    job = None if known is None else await store.jobs.get(known)
    if job is None:
        raise GoneError("job.gone")
    return job


async def find_job_of_guild(store: Store, job_id: int, guild_id: int) -> Job:
    """A server's job by its number; raises GoneError if the server has none with it."""
    job = await store.jobs.get(job_id)
    if job is None or job.guild_id != guild_id:
        raise GoneError("job.here", job=job_id)
    return job


async def find_request(store: Store, job_id: str) -> Job:
    """The job, to be painted again; raises GoneError also if its prompt was deleted."""
    job = await find_job(store, job_id)
    if job.request.prompt == REDACTED:
        raise GoneError("job.gone")
    return job


def picture_of(request: ImageRequest, number: str) -> ImageRequest:
    """The request of one picture, by the number in a custom_id; the first picture if there is no number."""
    index = int(number) if number.isdecimal() else 0
    if index >= request.images:
        raise GoneError("job.gone")
    return request.picture(index)


async def job_of(store: Store, message: discord.Message, bot_id: int) -> Job | None:
    """The job whose pictures a message shows: the one delivered as this message, or the one that its buttons name."""
    job = await store.jobs.by_message(message.id)
    if job is not None or message.author.id != bot_id:
        return job
    for row in message.components:
        for part in getattr(row, "children", []):
            job_id = parse_id(_job_id(getattr(part, "custom_id", None) or ""))
            if job_id is not None:
                return await store.jobs.get(job_id)
    return None


def _job_id(custom_id: str) -> str:
    action, *arguments = custom_id.removeprefix(BUTTON).split(":")
    place = JOB_AT.get(action, len(arguments)) if custom_id.startswith(BUTTON) else len(arguments)
    return arguments[place] if place < len(arguments) else ""
