"""Places: the server in which something happens, and its language."""

from bot.client import EaselBot
from bot.i18n.localizer import ENGLISH


def locale_of(bot: EaselBot, guild_id: int | None) -> str:
    """The language of a server; English where the bot is in none, or no longer in it."""
    guild = None if guild_id is None else bot.get_guild(guild_id)
    return ENGLISH if guild is None else str(guild.preferred_locale)
