"""The heartbeat file is touched only while the gateway is connected."""

import asyncio

from bot.app.wiring import Easel
from playground.server import Playground
from tests.e2e.looks import PATIENCE


async def test_a_bot_whose_gateway_is_gone_is_not_connected(playground: Playground, easel: Easel) -> None:
    seen: list[tuple[str, bool]] = []
    back = asyncio.Event()

    async def gone() -> None:
        seen.append(("gone", easel.bot.connected))

    async def resumed() -> None:
        seen.append(("back", easel.bot.connected))
        back.set()

    assert easel.bot.connected
    easel.bot.add_listener(gone, "on_disconnect")
    easel.bot.add_listener(resumed, "on_resumed")
    playground.faults.drop_socket()
    await asyncio.wait_for(back.wait(), PATIENCE)
    assert seen == [("gone", False), ("back", True)]
