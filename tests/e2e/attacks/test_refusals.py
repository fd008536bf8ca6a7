"""A member makes the bot send what Discord refuses: Discord would block the bot everywhere for too many of those."""

import asyncio

import pytest

from bot.app.wiring import Easel
from cogs.painting.replies import REFUSALS
from playground.rest.exchanges import Exchange
from playground.rest.faults import Fault
from playground.rules.permissions import Permission
from playground.server import Playground
from playground.state.files import Upload
from tests.e2e.attacks.forgery import channel_named
from tests.e2e.looks import PATIENCE, painted, picture_file

MENTIONS = 30


def refused(playground: Playground) -> list[str]:
    """The paths of requests that Discord refuses, from now on."""
    paths: list[str] = []

    def heard(exchange: Exchange) -> None:
        if exchange.status in (401, 403, 429):
            paths.append(exchange.path)

    playground.exchanges.listen(heard)
    return paths


@pytest.mark.parametrize("files", [[], [Upload("a.png", picture_file())]])
async def test_mentions_where_the_bot_cant_answer_cost_few_refused_requests(
    playground: Playground, easel: Easel, monkeypatch: pytest.MonkeyPatch, files: list[Upload]
) -> None:
    mallory, ada, world = playground.member("mallory"), playground.member("ada"), playground.world
    gallery, otherwise = channel_named(playground, "gallery"), playground.faults.take_order
    world.restrict(gallery, world.bot.id, deny=Permission.SEND_MESSAGES)
    dm = f"/channels/{world.dms[mallory.id].id}/messages"

    def closed(method: str, path: str) -> Fault | None:
        return Fault(method, path, 403) if path.endswith(dm) else otherwise(method, path)

    monkeypatch.setattr(playground.faults, "take_order", closed)
    paths = refused(playground)
    for _ in range(MENTIONS):
        await mallory.send("gallery", f"<@{world.bot.id}> a tree", files)
    shown = await ada.send("studio", f"<@{world.bot.id}> a boat", [Upload("a.png", picture_file())])
    await ada.wait_for(lambda message: painted(message) and "a boat" in message.content, PATIENCE)
    await asyncio.sleep(0.2)
    assert shown
    assert 0 < len(paths) <= REFUSALS
