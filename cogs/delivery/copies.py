"""Copies: messages that show a job's picture but aren't the job's own. They are deleted when the picture is."""

import discord

from bot.client import EaselBot, Interaction
from bot.core.job import Job
from bot.store import Store
from cogs.common.http_errors import Outcome, outcome_of


class Copies:
    """The store remembers which messages there are, so this works after a restart."""

    def __init__(self, bot: EaselBot, store: Store) -> None:
        self._bot = bot
        self._store = store

    async def posted(self, interaction: Interaction, message: discord.Message, job: Job) -> None:
        """Remember a copy that was just posted for a member; delete it at once if its job was deleted meanwhile."""
        guild_id, user_id = interaction.guild_id, interaction.user.id  # the message itself doesn't tell its server
        if not await self._store.copies.add(message.id, message.channel.id, guild_id, job.id, user_id):
            await outcome_of(message.delete(), job=job.id, message=message.id)

    async def take_away(self, job_id: int, guild_id: int | None = None) -> None:
        """Delete the copies of a job's pictures, everywhere or in one server only, as far as the bot can reach them."""
        for channel_id, message_id in await self._store.copies.of(job_id, guild_id):
            copy = self._bot.get_partial_messageable(channel_id).get_partial_message(message_id)
            if await outcome_of(copy.delete(), job=job_id, message=message_id) is not Outcome.BROKEN:
                await self._store.copies.remove(message_id)
