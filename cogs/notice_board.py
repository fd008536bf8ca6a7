"""Notice board: where a server reads what concerns all of it."""

import discord
import structlog

log = structlog.get_logger()


async def post(guild: discord.Guild, text: str) -> bool:
    """Post a text in a server's channel for such messages; whether there is one, and it may be written in."""
    channel = guild.system_channel
    if channel is None:
        return False
    try:
        await channel.send(text)
    except discord.HTTPException as error:
        log.info("not posted", guild=guild.id, reason=repr(error))
        return False
    return True
