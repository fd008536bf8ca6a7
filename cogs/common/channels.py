"""Channels: a server's channel by its id, who can read it, and whether the bot can write in it.

The channel itself says which server it belongs to.
"""

import discord

from bot.client import EaselBot
from bot.core.errors import GoneError

ServerChannel = discord.TextChannel | discord.VoiceChannel | discord.StageChannel | discord.Thread
"""What a server's messages can be in."""


async def channel_in(bot: EaselBot, guild_id: int | None, channel_id: int) -> ServerChannel:
    """A server's channel or thread by its id, which anybody may have typed or sent.

    Raises GoneError if it isn't that server's, and what a request to Discord can raise.
    """
    await bot.wait_until_ready()  # after a restart, no channel is known before this
    channel = bot.get_channel(channel_id)
    if channel is None and guild_id is not None and bot.get_guild(guild_id) is not None:
        channel = await bot.fetch_channel(channel_id)  # such as an archived thread
    if not isinstance(channel, ServerChannel) or channel.guild.id != guild_id:
        raise GoneError("discord.gone")
    return channel


def can_read(channel: ServerChannel, member: discord.Member) -> bool:
    """Whether a member can read a channel. Who is in a private thread is unknown, so only thread managers count."""
    if isinstance(channel, discord.Thread) and channel.parent is None:
        return False
    permissions = channel.permissions_for(member)
    if isinstance(channel, discord.Thread) and channel.is_private() and not permissions.manage_threads:
        return False
    return permissions.view_channel and permissions.read_message_history


def can_write(channel: object) -> bool:
    """Whether the bot may write in the channel of a message; True for direct messages."""
    if not isinstance(channel, ServerChannel):
        return True
    if isinstance(channel, discord.Thread) and channel.parent is None:
        return True  # Discord knows
    permissions = channel.permissions_for(channel.guild.me)
    writes = permissions.send_messages_in_threads if isinstance(channel, discord.Thread) else permissions.send_messages
    return permissions.view_channel and writes
