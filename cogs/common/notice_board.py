"""Notice board: where a server reads what concerns all of it."""

import discord
import structlog

from bot.store import Store

log = structlog.get_logger()


async def post(store: Store, guild: discord.Guild, text: str) -> bool:
    """Post a text in a server's log channel, or else in the one for Discord's own messages; whether one took it."""
    wanted = (await store.guilds.get(guild.id)).log_channel
    logged = None if wanted is None else guild.get_channel_or_thread(wanted)
    if isinstance(logged, discord.abc.Messageable) and await _sent(logged, guild.id, text):
        return True
    return guild.system_channel is not None and await _sent(guild.system_channel, guild.id, text)


async def _sent(channel: discord.abc.Messageable, guild_id: int, text: str) -> bool:
    try:
        await channel.send(text)
    except discord.HTTPException as error:
        log.info("not posted", guild=guild_id, reason=repr(error))
        return False
    return True
