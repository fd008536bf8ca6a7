"""Places: the server where something is done, its language, and whether the member may do it there."""

from typing import Final

import discord

from bot.client import EaselBot, Interaction
from bot.core.errors import NotAllowedError
from bot.i18n.localizer import ENGLISH
from bot.moderation.authority import check_manager, check_moderator
from cogs.common.actors import actor

COMMUNITY: Final = "COMMUNITY"
"""The feature of servers that can set a language; of all others Discord says that it is English."""


def guild_of(interaction: Interaction) -> int:
    """The server where something is done; raises NotAllowedError outside of servers."""
    if interaction.guild_id is None:
        raise NotAllowedError("guild.only")
    return interaction.guild_id


def moderated_guild(interaction: Interaction) -> int:
    """The server, if the member may moderate it; raises NotAllowedError."""
    guild_id = guild_of(interaction)
    check_moderator(actor(interaction))
    return guild_id


def managed_guild(interaction: Interaction, refusal: NotAllowedError | None = None) -> int:
    """The server, if the member may manage it; raises NotAllowedError, or `refusal`."""
    guild_id = guild_of(interaction)
    check_manager(actor(interaction), refusal)
    return guild_id


def locale_of(bot: EaselBot, guild_id: int | None) -> str:
    """The server's language; English if the bot isn't in it."""
    guild = None if guild_id is None else bot.get_guild(guild_id)
    return ENGLISH if guild is None else str(guild.preferred_locale)


def server_language(where: Interaction | discord.Message, *, private: bool = False) -> str | None:
    """The language of what everyone reads in a place; None if only a member reads it, or the server has set none."""
    guild = where.guild
    if private or guild is None:
        return None
    language = str(guild.preferred_locale)
    return language if COMMUNITY in guild.features or language != ENGLISH else None


def language_of_server(message: discord.Message) -> str:
    """The language of the server where a message is; English outside of servers."""
    return ENGLISH if message.guild is None else str(message.guild.preferred_locale)


def channel_link(guild_id: int | None, channel_id: int, message_id: int) -> str:
    """The address of a message, as Discord's clients copy it."""
    return f"https://discord.com/channels/{guild_id or '@me'}/{channel_id}/{message_id}"
