"""HTTP errors: the one policy for requests that fail, whether Discord refuses them or a connection breaks."""

from collections.abc import Awaitable
from enum import Enum, auto
from typing import Final

import aiohttp
import discord
import structlog

log = structlog.get_logger()

TOO_LARGE: Final = 40005
"""Discord's code for "Request entity too large"."""
FAILURES: Final = (discord.HTTPException, aiohttp.ClientError, OSError)
"""What a request to Discord can raise. A connection that takes too long is an OSError, too."""


class Outcome(Enum):
    """What became of a message that was sent."""

    REACHED = auto()
    REFUSED = auto()
    """For good: there is nowhere to send it, or Discord does not let the bot."""
    BROKEN = auto()
    """By a connection, or by trouble at Discord's: trying again may help."""


async def outcome_of(sending: Awaitable[object], **facts: object) -> Outcome:
    """Send something that may fail without harm: a failure is logged with these facts, and never raised."""
    try:
        await sending
    except FAILURES as error:
        log.warning("a message was not sent", reason=repr(error), **facts)
        return Outcome.BROKEN if passes(error) else Outcome.REFUSED
    return Outcome.REACHED


def passes(error: Exception) -> bool:
    """Whether an error is one that passes: a connection that broke or never came about, or trouble at Discord's."""
    if isinstance(error, discord.HTTPException):
        return error.status >= 500 or error.status == 429
    return isinstance(error, FAILURES)


def unreachable(error: discord.HTTPException) -> bool:
    """Whether the bot has lost a channel: it is gone, or hidden from it, or it may not write there."""
    return error.status in (403, 404)


def too_large(error: discord.HTTPException) -> bool:
    """Whether Discord refuses an upload for its size."""
    return error.status == 413 or error.code == TOO_LARGE
