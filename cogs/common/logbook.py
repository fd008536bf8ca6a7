"""Logbook: where a server's moderators are told of what they should look at."""

from collections.abc import Sequence
from typing import Any

import discord
import structlog

from bot.client import EaselBot
from bot.i18n.localizer import ENGLISH, Localizer
from bot.store import Store

log = structlog.get_logger()


class Logbook:
    """The log channel that a server has set, in the server's language."""

    def __init__(self, bot: EaselBot, store: Store) -> None:
        self._bot = bot
        self._store = store

    async def channel(self, guild_id: int | None) -> int | None:
        """The log channel of a server; None where it has set none, and outside of servers."""
        return (await self._store.guilds.get(guild_id)).log_channel

    def localizer(self, guild_id: int | None) -> Localizer:
        """The language of a server."""
        guild = None if guild_id is None else self._bot.get_guild(guild_id)
        return Localizer(ENGLISH if guild is None else str(guild.preferred_locale))

    async def write(
        self, guild_id: int | None, content: str, files: Sequence[discord.File], view: discord.ui.View, nonce: str
    ) -> bool:
        """Send a message to a server's moderators, once for each nonce of the last minutes; whether it reached them."""
        channel_id = await self.channel(guild_id)
        if channel_id is None:
            return False
        channel = self._bot.get_partial_messageable(channel_id, guild_id=guild_id)
        options: dict[str, Any] = {"files": list(files), "view": view, "nonce": nonce}
        try:
            await channel.send(content, **options)
        except discord.HTTPException as error:
            log.warning("the log channel can't be reached", guild=guild_id, reason=repr(error))
            return False
        return True
