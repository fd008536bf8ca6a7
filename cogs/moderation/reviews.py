"""Review: pictures that are too unsafe for their place wait for a moderator, who approves or denies them."""

import asyncio
from collections.abc import Sequence
from typing import Any

import discord
from discord.ext import commands

from bot.client import EaselBot, Interaction
from bot.core.errors import GoneError, NotAllowedError
from bot.core.job import Job, JobState
from bot.core.picture import Picture
from bot.i18n.localizer import Localizer
from bot.moderation.authority import check_moderator
from bot.moderation.policy import Action
from bot.pictures.files.encoding import shrink
from bot.store import Store
from bot.store.reviews import Review as Verdict
from cogs.common.actors import actor_on
from cogs.common.job_lookup import find_job
from cogs.common.logbook import Logbook
from cogs.delivery.job_message import JobMessage
from cogs.ui.album import Album
from cogs.ui.components import ActionButton, rows
from cogs.ui.lines import caption


class Review(commands.Cog):
    """What is withheld is remembered in the store; the buttons work after any restart."""

    def __init__(self, bot: EaselBot, store: Store, logbook: Logbook) -> None:
        self._bot = bot
        self._store = store
        self._logbook = logbook
        bot.on_press("approve", self._approve)
        bot.on_press("deny", self._deny)

    async def withhold(self, job: Job, pictures: Sequence[Picture]) -> str:
        """Lay a job's pictures before the moderators; what its member is told."""
        await self._store.reviews.begin(job.id)
        told = await self._lay_before(job, pictures)
        return Localizer(job.place.locale)("withheld.waits" if told else "withheld.for-good")

    async def _lay_before(self, job: Job, pictures: Sequence[Picture]) -> bool:
        if await self._logbook.channel(job.guild_id) is None:
            return False
        localizer = self._logbook.localizer(job.guild_id)
        limit = discord.utils.DEFAULT_FILE_SIZE_LIMIT_BYTES
        album = await asyncio.to_thread(_for_review, job, pictures, limit)
        channel = str(job.place.channel_id)
        content = "\n".join(
            [localizer("review.asked", channel=channel, score=_worst(pictures, localizer)), caption(job, localizer)]
        )
        return await self._logbook.write(
            job.guild_id, content, album.files(), review_view(job.id, localizer), f"easel-review-{job.id}"
        )

    async def _approve(self, interaction: Interaction, job_id: str) -> None:
        """Deliver what was withheld."""
        job = await self._decide(interaction, job_id, Verdict.APPROVED)
        pictures = await self._store.pictures.of(job.id)
        try:
            if not pictures:
                raise GoneError("picture.gone")
            message_id = await JobMessage(self._bot, job).deliver(pictures)
        except Exception:
            await self._store.reviews.reopen(job.id)
            raise
        await self._store.reviews.delivered(job.id, message_id)
        await self._close(interaction, "review.approved")

    async def _deny(self, interaction: Interaction, job_id: str) -> None:
        """Remove what was withheld."""
        job = await self._decide(interaction, job_id, Verdict.DENIED)
        await self._store.pictures.delete(job.id)
        await JobMessage(self._bot, job).show(Localizer(job.place.locale)("withheld.denied"), None, cancellable=False)
        await self._close(interaction, "review.denied", attachments=[])

    async def _decide(self, interaction: Interaction, job_id: str, verdict: Verdict) -> Job:
        """The job, its review decided by whoever pressed; raises where they may not, or another was first."""
        job = await find_job(self._store, job_id)
        who = actor_on(interaction, job)
        check_moderator(who)
        if job.state is JobState.DELIVERING:
            raise NotAllowedError("review.early")  # its member is just being told
        await interaction.response.defer()
        if not await self._store.reviews.decide(job, verdict, who.id):
            raise NotAllowedError("review.decided")
        return job

    async def _close(self, interaction: Interaction, key: str, **parts: Any) -> None:
        """Write beneath the message who decided how, and take its buttons away."""
        before = "" if interaction.message is None else interaction.message.content
        line = self._logbook.localizer(interaction.guild_id)(key, moderator=str(interaction.user.id))
        await interaction.edit_original_response(content=f"{before}\n{line}"[-2000:], view=None, **parts)


def review_view(job_id: int, localizer: Localizer) -> discord.ui.View:
    """The buttons under pictures that wait for a moderator."""
    approve = ActionButton("approve", job_id, label=localizer("review.approve"), style=discord.ButtonStyle.success)
    deny = ActionButton("deny", job_id, label=localizer("review.deny"), style=discord.ButtonStyle.danger)
    return rows([approve, deny])


def _for_review(job: Job, pictures: Sequence[Picture], limit: int) -> Album:
    """The pictures veiled, in files of `limit` bytes."""
    album = Album.of(job, pictures, Action.SPOILER)
    return Album(album.job, [shrink(picture, limit) for picture in album.pictures])


def _worst(pictures: Sequence[Picture], localizer: Localizer) -> str:
    """How unsafe the worst picture is, in words."""
    scores = [one.unsafe for one in pictures if one.unsafe is not None]
    if not scores or max(scores) > 1:
        return localizer("review.unchecked")
    return localizer("review.score", percent=round(100 * max(scores)))
