"""Outages: which errors are Discord's or the network's for a while, so that trying again may help. Pure."""

import aiohttp
import discord


def passes(error: Exception) -> bool:
    """Whether an error is one that passes: a connection that broke or never came about, or trouble at Discord's."""
    if isinstance(error, discord.HTTPException):
        return error.status >= 500 or error.status == 429
    return isinstance(error, aiohttp.ClientError | OSError)
