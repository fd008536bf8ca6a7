"""Reviews: a moderator approves or denies pictures that are too unsafe for their place."""

import time
from collections.abc import Sequence

import discord
from discord.ext import commands

from bot.client import EaselBot, Interaction
from bot.core.errors import GoneError, NotAllowedError
from bot.core.job import Job, JobState
from bot.i18n.localizer import Localizer
from bot.store import Store
from bot.store.reviews import Review
from cogs.common.display_policy import DisplayPolicy
from cogs.common.ids import parse_id
from cogs.common.job_lookup import find_job_of_guild
from cogs.common.places import moderated_guild
from cogs.common.server_log import ServerLog
from cogs.delivery.job_message import JobMessage, pings
from cogs.ui.lines import closed


class Reviews(commands.Cog):
    """The store remembers what is withheld, so the buttons work after a restart."""

    def __init__(self, bot: EaselBot, store: Store, server_log: ServerLog, display_policy: DisplayPolicy) -> None:
        self._bot = bot
        self._store = store
        self._server_log = server_log
        self._display_policy = display_policy
        bot.on_press("approve", self._approve)
        bot.on_press("deny", self._deny)

    async def _approve(self, interaction: Interaction, job_id: str) -> None:
        """Deliver the withheld pictures."""
        job = await self._decide(interaction, job_id, Review.APPROVED)
        pictures = await self._store.pictures.of(job.id)
        try:
            if not pictures:
                raise GoneError("picture.gone")
            steps = await self._display_policy.shows_unchecked(job)
            ping = pings(job, time.time() - job.created_at)
            message_id = await JobMessage(self._bot, job).deliver(pictures, ping=ping, steps=steps)
        except Exception:
            await self._store.reviews.reopen(job.id)
            raise
        await self._store.reviews.delivered(job.id, message_id)
        if not await self._store.jobs.stays(job.id):  # erased or purged meanwhile
            await JobMessage(self._bot, job).take_away(message_id)
        await self._close(interaction, "review.approved")

    async def _deny(self, interaction: Interaction, job_id: str) -> None:
        """Delete the withheld pictures."""
        job = await self._decide(interaction, job_id, Review.DENIED)
        await self._store.pictures.delete(job.id)
        await JobMessage(self._bot, job).show(Localizer(job.place.language)("withheld.denied"))
        await self._close(interaction, "review.denied", attachments=[])

    async def _decide(self, interaction: Interaction, job_id: str, verdict: Review) -> Job:
        """Record the decision and return the job; raises if the member may not decide, or someone already has."""
        guild_id = moderated_guild(interaction)
        job = await find_job_of_guild(self._store, parse_id(job_id) or 0, guild_id)
        if job.state is JobState.DELIVERING:
            raise NotAllowedError("review.early")  # the member is just being told that it waits
        await interaction.response.defer()
        if not await self._store.reviews.decide(job, verdict, interaction.user.id):
            raise NotAllowedError("review.decided")
        return job

    async def _close(
        self, interaction: Interaction, key: str, attachments: Sequence[discord.File] = discord.utils.MISSING
    ) -> None:
        """Add who decided what to the message, and remove its buttons."""
        line = self._server_log.localizer(interaction.guild_id)(key, moderator=str(interaction.user.id))
        await interaction.edit_original_response(
            content=closed(interaction.message, line), view=None, attachments=attachments
        )
