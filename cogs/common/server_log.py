"""LogChannel: posts what moderators did in the channel that a server has set for it."""

import asyncio
from itertools import groupby
from typing import Any, Final

import aiohttp
import discord
import structlog
from discord.ext import commands

from bot.client import EaselBot
from bot.i18n.localizer import ENGLISH, Localizer
from bot.store import Store
from cogs.ui.audit_lines import audit_line

log = structlog.get_logger()

AT_ONCE: Final = 7
"""Deeds that one message has room for."""


class LogChannel(commands.Cog):
    """Follows the audit log, so that whatever is written there is posted, once its transaction is over."""

    def __init__(self, bot: EaselBot, store: Store) -> None:
        self._bot = bot
        self._store = store
        self._task: asyncio.Task[None] | None = None

    async def cog_load(self) -> None:
        """Begin with the deeds from now on."""
        self._task = asyncio.create_task(self._follow(await self._store.audit.last()))

    async def cog_unload(self) -> None:
        """Post no more."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def tell(self, guild_id: int, content: str, **parts: Any) -> discord.Message | None:
        """Post something in a server's log channel; None where there is none, or it can't be reached. Never raises."""
        settings = await self._store.guilds.get(guild_id)
        if settings.log_channel is None:
            return None
        channel = self._bot.get_partial_messageable(settings.log_channel, guild_id=guild_id)
        try:
            return await channel.send(content, **parts)
        except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
            log.info("a log channel was not reached", guild=guild_id, reason=repr(error))
            return None

    def localizer_of(self, guild_id: int) -> Localizer:
        """The language of a server's log channel."""
        guild = self._bot.get_guild(guild_id)
        return Localizer(ENGLISH if guild is None else str(guild.preferred_locale))

    async def _follow(self, last: int) -> None:
        written = self._store.audit.written
        while True:
            await written.wait()
            written.clear()
            await self._bot.wait_until_ready()
            while entries := await self._store.audit.after(last, AT_ONCE):
                for guild_id, own in groupby(entries, key=lambda entry: entry.guild_id):
                    if guild_id is not None:
                        localizer = self.localizer_of(guild_id)
                        await self.tell(guild_id, "\n".join(audit_line(entry, localizer) for entry in own))
                last = entries[-1].id
