"""MemberNotices: what a member is told by direct message of what moderators decided."""

import discord
import structlog

from bot.client import EaselBot
from bot.i18n.localizer import ENGLISH, Localizer
from bot.store import Store
from cogs.ui.lines import shown_text

log = structlog.get_logger()


class MemberNotices:
    """In the language in which the member asked last, else in the server's."""

    def __init__(self, bot: EaselBot, store: Store) -> None:
        self._bot = bot
        self._store = store

    async def localizer_for(self, guild_id: int, user_id: int) -> Localizer:
        """The language in which a member is told something."""
        return Localizer(await self._store.jobs.locale_of(user_id) or self.locale_of(guild_id))

    async def tell(self, guild_id: int, user_id: int, key: str, **params: object) -> bool:
        """Tell a member something of a server; whether it reached them: they may take no direct messages."""
        guild = self._bot.get_guild(guild_id)
        localizer = await self.localizer_for(guild_id, user_id)
        try:
            own = await self._bot.create_dm(discord.Object(user_id))
            await own.send(localizer(key, server=shown_text("" if guild is None else guild.name, 100), **params))
        except discord.HTTPException as error:
            log.info("a notice did not arrive", user=user_id, guild=guild_id, key=key, reason=repr(error))
            return False
        return True

    def locale_of(self, guild_id: int) -> str:
        """The language of a server."""
        guild = self._bot.get_guild(guild_id)
        return ENGLISH if guild is None else str(guild.preferred_locale)
