"""Copies: messages that show a job's picture but aren't the job's own. They are deleted when the picture is."""

from collections.abc import Collection

import discord

from bot.client import EaselBot, Interaction
from bot.core.job import Job
from bot.store import Store
from bot.store.copies import EVERY_KIND, NOBODY, CopyKind
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

    async def logged(self, guild_id: int | None, message: discord.Message, job: Job, kind: CopyKind) -> None:
        """Remember a copy that was just posted in a server's log; likewise."""
        if not await self._store.copies.add(message.id, message.channel.id, guild_id, job.id, NOBODY, kind):
            await outcome_of(remove_pictures(message, kind), job=job.id, message=message.id)

    async def take_away(
        self, job_id: int, guild_id: int | None = None, kinds: Collection[CopyKind] = EVERY_KIND
    ) -> None:
        """Remove the copies of a job's pictures, everywhere or in one server only, as far as the bot can reach them."""
        for one in await self._store.copies.of(job_id, guild_id, kinds):
            message = self._bot.get_partial_messageable(one.channel_id).get_partial_message(one.message_id)
            outcome = await outcome_of(remove_pictures(message, one.kind), job=job_id, message=one.message_id)
            if outcome is not Outcome.BROKEN:
                await self._store.copies.remove(one.message_id)


async def remove_pictures(message: discord.Message | discord.PartialMessage, kind: CopyKind) -> None:
    """Delete a copy, or only its pictures if its text stays; raises what a request to Discord can raise."""
    if kind is CopyKind.REPORT:
        await message.edit(attachments=[])
    else:
        await message.delete()
