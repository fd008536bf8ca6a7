"""Failed requests are sorted into refused and broken and never raised; our own defects still are."""

from types import SimpleNamespace
from typing import Any

import aiohttp
import discord
import pytest

from cogs.common.http_errors import Outcome, outcome_of, passes


def http_error(status: int) -> discord.HTTPException:
    kinds = {403: discord.Forbidden, 404: discord.NotFound, 503: discord.DiscordServerError}
    answer: Any = SimpleNamespace(status=status, reason="")
    return kinds.get(status, discord.HTTPException)(answer, "")


async def fails(error: Exception) -> None:
    raise error


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (http_error(400), Outcome.REFUSED),
        (http_error(403), Outcome.REFUSED),
        (http_error(404), Outcome.REFUSED),
        (http_error(413), Outcome.REFUSED),
        (http_error(429), Outcome.BROKEN),
        (http_error(503), Outcome.BROKEN),
        (aiohttp.ServerDisconnectedError(), Outcome.BROKEN),
        (aiohttp.ClientPayloadError(), Outcome.BROKEN),
        (aiohttp.ServerTimeoutError(), Outcome.BROKEN),
        (ConnectionResetError(), Outcome.BROKEN),
        (TimeoutError(), Outcome.BROKEN),
        (OSError(), Outcome.BROKEN),
    ],
    ids=repr,
)
async def test_a_failure_is_told_and_not_raised(error: Exception, outcome: Outcome) -> None:
    assert await outcome_of(fails(error)) is outcome
    assert passes(error) is (outcome is Outcome.BROKEN)


async def test_what_is_sent_has_reached() -> None:
    async def sent() -> str:
        return "a message"

    assert await outcome_of(sent()) is Outcome.REACHED


async def test_a_defect_is_raised() -> None:
    assert not passes(KeyError())
    with pytest.raises(KeyError):
        await outcome_of(fails(KeyError()))
