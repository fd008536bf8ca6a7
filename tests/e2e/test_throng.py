"""Fifty jobs in one channel stay within its rate limit, and everyone gets their picture."""

import asyncio

import pytest

from cogs.delivery.follower import EDIT_EVERY
from playground.rest.exchanges import Exchange
from playground.rest.limits import Rate
from playground.server import Playground
from playground.state.files import Upload
from playground.testing.seen import SeenMessage
from tests.e2e.conftest import Boot
from tests.e2e.looks import painted, picture_file, settled

JOBS = 50


def count(messages: list[SeenMessage]) -> int:
    """How many of the messages are finished pictures."""
    return sum(painted(message) for message in messages)


@pytest.mark.slow
@pytest.mark.timeout(300)
async def test_fifty_jobs_in_one_channel_are_never_told_to_wait(playground: Playground, boot: Boot) -> None:
    playground.limits.rates["PATCH /channels/{channel_id}/messages/{message_id}"] = Rate(5, 5.0)  # as on Discord
    exchanges: list[Exchange] = []
    playground.exchanges.listen(exchanges.append)
    members = [playground.member(name) for name in ("alan", "grace", "ada", "vera", "mallory")]
    async with boot(EDIT_EVERY) as easel:
        for number in range(JOBS):
            text = f"<@{playground.world.bot.id}> a boat --steps 2 --seed {number}"
            await members[number % len(members)].send("studio", text, [Upload("a.png", picture_file("blue"))])
        async with asyncio.timeout(240):
            while count(members[0].messages()) < JOBS:  # noqa: ASYNC110 - what a member sees has no event of its own
                await asyncio.sleep(0.5)
        await settled(easel)
    edits = [one for one in exchanges if one.method == "PATCH" and "/messages/" in one.path]
    assert len(edits) >= JOBS
    assert [one.path for one in edits if one.status == 429] == []
