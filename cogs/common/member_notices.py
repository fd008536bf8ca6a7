"""MemberNotices: tells members by direct message what moderators decided."""

import discord

from bot.client import EaselBot
from bot.i18n.localizer import Localizer
from bot.store import Store
from cogs.common.http_errors import Outcome, outcome_of
from cogs.common.places import locale_of
from cogs.ui.lines import shown_text


class MemberNotices:
    """Writes in the language that the member last used, else the server's. Failures are never raised."""

    def __init__(self, bot: EaselBot, store: Store) -> None:
        self._bot = bot
        self._store = store

    async def localizer_for(self, guild_id: int, user_id: int) -> Localizer:
        """The language in which to write to a member."""
        return Localizer(await self._store.jobs.locale_of(user_id) or locale_of(self._bot, guild_id))

    async def tell(self, guild_id: int, user_id: int, key: str, **params: object) -> bool:
        """Tell a member something about a server; returns whether it arrived, since direct messages may be closed."""
        guild = self._bot.get_guild(guild_id)
        localizer = await self.localizer_for(guild_id, user_id)
        text = localizer(key, server=shown_text("" if guild is None else guild.name, 100), **params)
        outcome = await outcome_of(send_to(self._bot, user_id, text), user=user_id, guild=guild_id, notice=key)
        return outcome is Outcome.REACHED


async def send_to(bot: EaselBot, user_id: int, text: str) -> None:
    """Send a direct message; raises what a request to Discord can raise."""
    own = await bot.create_dm(discord.Object(user_id))
    await own.send(text)
