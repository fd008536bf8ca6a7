"""Follower: follows every job, shows its progress in its message, and delivers the pictures."""

import asyncio
import dataclasses
import time
from collections.abc import Callable, Sequence
from typing import Final

import discord
import structlog
from discord.ext import commands

from bot.client import EaselBot, as_easel_error
from bot.core.errors import EaselError, GoneError, NotAllowedError, PaintingError
from bot.core.job import Job, JobState
from bot.core.picture import Picture
from bot.core.progress import Cancelled, Delivering, Done, Failed, Running
from bot.i18n.localizer import Localizer
from bot.moderation.policy import Action
from bot.store import Store
from bot.store.reviews import Review
from bot.studio import Studio
from cogs.common.display_policy import DisplayPolicy
from cogs.common.http_errors import passes
from cogs.delivery.edit_pacing import EditPacing
from cogs.delivery.job_message import JobMessage, pings
from cogs.delivery.progress_message import ProgressMessage
from cogs.delivery.withholding import Withholding
from cogs.ui.ended import ended_view
from cogs.ui.lines import progress_line

log = structlog.get_logger()

EDIT_EVERY = 1.5
"""Seconds between two edits of one message, well within Discord's rate limit."""
LAST_PAUSES: Final = (1.0, 4.0, 15.0)
"""Seconds before each retry to show how a job ended."""


class Follower(commands.Cog):
    """One task per job, from when it is accepted, or resumed after a restart, to its end.

    `clock` tells the seconds since the epoch.
    """

    def __init__(
        self,
        bot: EaselBot,
        studio: Studio,
        store: Store,
        display_policy: DisplayPolicy,
        withholding: Withholding,
        edit_every: float = EDIT_EVERY,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.clock = clock
        self._bot = bot
        self._studio = studio
        self._store = store
        self._display_policy = display_policy
        self._withholding = withholding
        self._edit_every = edit_every
        self._pacing = EditPacing(edit_every)
        self._tasks: set[asyncio.Task[None]] = set()

    async def cog_load(self) -> None:
        """Start following jobs."""
        self._keep(asyncio.create_task(self._receive()))

    async def cog_unload(self) -> None:
        """Stop following; the next process resumes open jobs."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _receive(self) -> None:
        async for job in self._studio.arrivals():
            self._keep(asyncio.create_task(self._follow(job)))

    async def _follow(self, job: Job) -> None:
        watched = self._studio.watch(job.id)  # first of all: the job may end at once
        job_message, localizer = JobMessage(self._bot, job), Localizer(job.place.language)
        shown = ProgressMessage(job.id, job_message, localizer, self._edit_every, lambda: self._turn(job_message, job))
        previews = await self._display_policy.shows_unchecked(job)
        async for progress in watched:
            match progress:
                case Delivering(pictures):
                    await shown.close()
                    await self._deliver(job, job_message, pictures)
                case Failed() | Cancelled():
                    await shown.close()
                    line = progress_line(progress, localizer)
                    await self._tell(job_message, line, ended_view(job, progress, localizer))
                case Done():  # the pictures show that
                    await shown.close()
                case Running() if not previews:
                    shown.offer(dataclasses.replace(progress, preview=None))
                case _:
                    shown.offer(progress)

    async def _turn(self, job_message: JobMessage, job: Job) -> None:
        """Wait for a turn if the job's message shares its channel's rate limit with other jobs."""
        if not job_message.by_token:
            await self._pacing.turn(job.place.channel_id)

    async def _deliver(self, job: Job, job_message: JobMessage, pictures: Sequence[Picture]) -> None:
        """Deliver the pictures. If Discord refuses, the job fails; if the network is down, retry until it works."""
        pause, ping = 1.0, pings(job, self.clock() - job.created_at)
        while self._studio.progress(job.id) is not None:
            try:
                if not pictures:
                    raise GoneError("job.gone")
                if ping or not job_message.by_token:
                    await self._pacing.pass_by(job.place.channel_id)
                message_id = await self._bring(job, job_message, pictures, ping=ping)
            except Exception as error:  # whatever it is, the member is told
                if not passes(error):
                    await self._studio.undeliverable(job, refusal(error))
                    return
                log.warning("delivering again", job=job.id, reason=repr(error), pause=pause)
            else:
                if not await self._studio.delivered(job, message_id) and message_id is not None:
                    await self._take_back(job, job_message, message_id)
                return
            await asyncio.sleep(pause)
            pause = min(2 * pause, 60.0)

    async def _bring(self, job: Job, job_message: JobMessage, pictures: Sequence[Picture], *, ping: bool) -> int | None:
        """Deliver the pictures as their place allows; the message's id, or None if they are withheld."""
        steps = await self._display_policy.shows_unchecked(job)
        if await self._store.reviews.get(job.id) is Review.APPROVED:
            return await job_message.deliver(pictures, ping=ping, steps=steps)
        if await self._display_policy.purged(job.guild_id, [one.data for one in pictures]):
            await self._store.pictures.delete(job.id)
            raise NotAllowedError("picture.purged")
        action = await self._display_policy.verdict(job, pictures)
        if action is not Action.WITHHOLD:
            return await job_message.deliver(pictures, action, ping=ping, steps=steps)
        await self._tell(job_message, await self._withholding.withhold(job, pictures))
        return None

    async def _take_back(self, job: Job, job_message: JobMessage, message_id: int) -> None:
        """Delete what arrived although the job was cancelled, erased or withdrawn on the way.

        A cancelled job's own message stays: it is about to say so, without pictures.
        """
        now = await self._store.jobs.get(job.id)
        is_cancelled = now is None or now.state is JobState.CANCELLED
        if message_id != job.place.message_id or not is_cancelled:
            await job_message.take_away(message_id)

    async def _tell(self, job_message: JobMessage, line: str, view: discord.ui.View | None = None) -> None:
        """Show how the job ended, with retries if Discord can't be reached."""
        for pause in (*LAST_PAUSES, 0.0):
            if await job_message.show(line, view):
                return
            await asyncio.sleep(pause)

    def _keep(self, task: asyncio.Task[None]) -> None:
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and task.exception() is not None:
            log.error("following a job failed", exc_info=task.exception())


def refusal(error: Exception) -> EaselError:
    """What a member reads if a delivery can't be made."""
    if isinstance(error, discord.HTTPException):
        return PaintingError("painting.failed", reason=error.text or f"Discord answered {error.status}")
    return as_easel_error(error)
