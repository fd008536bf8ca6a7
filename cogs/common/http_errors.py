"""HTTP errors: whether trying again, or with less, may help after an error of Discord or the network. Pure."""

from typing import Final

import aiohttp
import discord

TOO_LARGE: Final = 40005
"""Discord's code for "Request entity too large"."""


def passes(error: Exception) -> bool:
    """Whether an error is one that passes: a connection that broke or never came about, or trouble at Discord's."""
    if isinstance(error, discord.HTTPException):
        return error.status >= 500 or error.status == 429
    return isinstance(error, aiohttp.ClientError | OSError)


def unreachable(error: discord.HTTPException) -> bool:
    """Whether the bot has lost a channel: it is gone, or hidden from it, or it may not write there."""
    return error.status in (403, 404)


def too_large(error: discord.HTTPException) -> bool:
    """Whether Discord refuses an upload for its size."""
    return error.status == 413 or error.code == TOO_LARGE
