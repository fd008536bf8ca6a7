"""Consent: who owns a picture, and whether others may repaint it."""

import discord

from bot.client import EaselBot
from bot.core.job import Job
from bot.moderation.authority import check_avatar, check_repaint
from bot.store import Store
from cogs.common.job_lookup import job_of


class Consent:
    """Asked before anything is painted from a picture. Raises NotAllowedError if its owner has opted out."""

    def __init__(self, bot: EaselBot, store: Store) -> None:
        self._bot = bot
        self._store = store

    async def owner_of(self, message: discord.Message) -> int:
        """The owner of a message's pictures: the member who asked for them, or else the message's author."""
        assert self._bot.user is not None  # noqa: S101 - messages come after login
        job = await job_of(self._store, message, self._bot.user.id)
        return message.author.id if job is None else job.user_id

    async def check(self, asker_id: int, owner_id: int) -> None:
        """Check that a member may repaint a picture with this owner."""
        check_repaint(asker_id, owner_id, await self._store.preferences.get(owner_id))

    async def check_job(self, asker_id: int, job: Job) -> None:
        """Check that a member may paint a job again: if it has a source picture, this repaints that picture."""
        if job.request.image is not None:
            await self.check(asker_id, job.user_id)

    async def check_avatar(self, asker_id: int, member_id: int, guild_id: int | None) -> None:
        """Check that a member may repaint an avatar in a server that the bot is in, or (None) anywhere else."""
        check_avatar(asker_id, member_id, None if guild_id is None else await self._store.guilds.get(guild_id))
        await self.check(asker_id, member_id)
