"""MessageCleanup: deletes the messages that an erasure includes, one after another."""

import asyncio
from typing import Final

import discord
import structlog

from bot.client import EaselBot
from bot.store import Store
from bot.store.copies import Copy
from cogs.common.http_errors import passes
from cogs.delivery.copies import remove_pictures

log = structlog.get_logger()

PAUSE: Final = 0.5
"""Seconds between two deletions, so that they don't use up the bot's rate limit."""
PATIENCE: Final = 60.0
"""Seconds before a retry if Discord can't be reached."""


class MessageCleanup:
    """Best effort: private messages and lost channels can't be reached any more."""

    def __init__(self, bot: EaselBot, store: Store) -> None:
        self._bot = bot
        self._store = store

    async def messages(self, user_id: int) -> None:
        """Delete all messages that are listed for a member."""
        while (found := await self._store.erasures.next_message(user_id)) is not None:
            try:
                deleted = await self._delete(user_id, found)
            except Exception as error:
                if not passes(error):
                    raise
                log.warning("deleting again", reason=repr(error), pause=PATIENCE)
                await asyncio.sleep(PATIENCE)
                continue
            await self._store.erasures.message_done(user_id, found.message_id, deleted=deleted)
            await asyncio.sleep(PAUSE)

    async def _delete(self, user_id: int, found: Copy) -> bool:
        """Delete a message in its channel, or in the member's direct messages; returns whether it was there."""
        if await _gone(self._bot.get_partial_messageable(found.channel_id), found):
            return True
        return await _gone(await self._bot.create_dm(discord.Object(user_id)), found)


async def _gone(channel: discord.PartialMessageable | discord.DMChannel, found: Copy) -> bool:
    try:
        await remove_pictures(channel.get_partial_message(found.message_id), found.kind)
    except (discord.NotFound, discord.Forbidden):
        return False
    return True
