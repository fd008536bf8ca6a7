"""HTTP errors: the one policy for requests to Discord that fail, refused or with a broken connection."""

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
"""What a request to Discord can raise. A timeout is an OSError too."""


class Outcome(Enum):
    """What happened to a message that was sent."""

    REACHED = auto()
    REFUSED = auto()
    """Permanent: there is nowhere to send it, or the bot may not."""
    BROKEN = auto()
    """A broken connection, or trouble at Discord: trying again may help."""


async def outcome_of(sending: Awaitable[object], **facts: object) -> Outcome:
    """Send something whose failure does no harm: failures are logged with these facts, never raised."""
    try:
        await sending
    except FAILURES as error:
        log.warning("a message was not sent", reason=repr(error), **facts)
        return Outcome.BROKEN if passes(error) else Outcome.REFUSED
    return Outcome.REACHED


def passes(error: Exception) -> bool:
    """Whether an error is temporary: a broken connection, or trouble at Discord."""
    if isinstance(error, discord.HTTPException):
        return error.status >= 500 or error.status == 429
    return isinstance(error, FAILURES)


def unreachable(error: discord.HTTPException) -> bool:
    """Whether the bot has lost a channel: it is gone, hidden, or read-only for the bot."""
    return error.status in (403, 404)


def too_large(error: discord.HTTPException) -> bool:
    """Whether Discord refuses an upload because of its size."""
    return error.status == 413 or error.code == TOO_LARGE
