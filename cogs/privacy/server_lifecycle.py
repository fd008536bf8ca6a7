"""ServerLifecycle: tracks the bot's servers, leaves those that are blocked, and starts the daily cleanup."""

import asyncio

import discord
import structlog
from discord.ext import commands

from bot.client import EaselBot
from bot.core.errors import NotAllowedError
from bot.i18n.localizer import Localizer
from bot.pictures.files.png_chunks import wordless
from bot.store import Store
from bot.studio.daily_cleanup import DailyCleanup
from cogs.common.server_log import ServerLog

log = structlog.get_logger()


class ServerLifecycle(commands.Cog):
    """Listens for servers that add or remove the bot."""

    def __init__(self, bot: EaselBot, store: Store, server_log: ServerLog) -> None:
        self._bot = bot
        self._store = store
        self._server_log = server_log
        self._daily_cleanup = DailyCleanup(store, wordless)
        self._task: asyncio.Task[None] | None = None

    async def cog_unload(self) -> None:
        """Stop the daily cleanup."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Find out which servers are gone, then start the cleanup. Called again after a lost session."""
        await self._store.servers.compare([guild.id for guild in self._bot.guilds])
        if self._task is None:
            self._task = asyncio.create_task(self._daily_cleanup.run())

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Remember a new server; if it may not use the bot, tell it so and leave."""
        try:
            (await self._store.blocks.standing(None, guild.id)).check()
        except NotAllowedError as error:
            await self._server_log.announce(guild, error.localized(Localizer(str(guild.preferred_locale))))
            log.info("left a server that may not use the bot", guild=guild.id)
            await guild.leave()
            return
        await self._store.servers.joined(guild.id)

    @commands.Cog.listener()
    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Mark a server as left; its data is deleted later."""
        await self._store.servers.left(guild.id)
