"""The gateway's sockets, spoken to by hand: compression, one socket for a session, and the close codes."""

import json
import sys
import zlib
from collections.abc import AsyncIterator, Callable
from typing import Any

import aiohttp
import pytest

from playground.gateway.outbox import MOST_WAITING
from playground.rules.intents import Intent
from playground.server import Playground
from playground.state.events import TypingStarted

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd


@pytest.fixture
async def open_socket(playground: Playground) -> AsyncIterator[Callable[[str], Any]]:
    """Open raw websockets to the gateway on the plain port."""
    async with aiohttp.ClientSession() as session:
        yield lambda query: session.ws_connect(f"http://127.0.0.1:{playground.port}/gateway/?{query}")


def identify(token: str, **more: object) -> dict[str, object]:
    return {"op": 2, "d": {"token": token, "intents": 0, "properties": {}} | more}


def resume(token: str, ready: Any, sequence: int) -> dict[str, object]:
    return {"op": 6, "d": {"token": token, "session_id": ready["d"]["session_id"], "seq": sequence}}


@pytest.mark.parametrize(
    ("first", "code"),
    [
        ("no json", 4002),
        (json.dumps({"op": 99, "d": None}), 4001),
        (json.dumps({"op": 3, "d": {}}), 4003),
        (json.dumps(identify("wrong")), 4004),
        (json.dumps({"op": 2, "d": []}), 4002),
        ("[" * 4000, 4002),
        (json.dumps({"op": 1, "d": "x" * 4096}), 4002),
    ],
)
async def test_what_makes_no_sense_closes_the_socket(open_socket: Callable[[str], Any], first: str, code: int) -> None:
    async with open_socket("v=10&encoding=json") as socket:
        assert (await socket.receive_json())["op"] == 10
        await socket.send_str(first)
        assert (await socket.receive()).data == code


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"intents": 1 << 40}, 4013),
        ({"intents": 1 << 15}, 4014),
        ({"shard": [2, 2]}, 4010),
        ({"shard": "x"}, 4010),
    ],
)
async def test_what_identify_may_not_ask(
    open_socket: Callable[[str], Any], playground: Playground, more: dict[str, object], code: int
) -> None:
    async with open_socket("v=10&encoding=json") as socket:
        await socket.receive_json()
        await socket.send_json(identify(playground.token, **more))
        assert (await socket.receive()).data == code


async def test_other_versions_and_encodings_are_turned_away(open_socket: Callable[[str], Any]) -> None:
    for query in ("v=6", "v=10&encoding=etf", "v=10&compress=br"):
        async with open_socket(query) as socket:
            assert (await socket.receive()).data == 4012


async def test_binary_frames_and_zlib_streams_are_understood(
    open_socket: Callable[[str], Any], playground: Playground
) -> None:
    async with open_socket("v=10&encoding=json&compress=zlib-stream") as socket:
        context = zlib.decompressobj()

        async def receive() -> Any:
            return json.loads(context.decompress(await socket.receive_bytes()))

        assert (await receive())["d"]["heartbeat_interval"] == 41250
        await socket.send_bytes(json.dumps({"op": 1, "d": None}).encode())
        assert (await receive())["op"] == 11
        await socket.send_bytes(json.dumps(identify(playground.token)).encode())
        ready = await receive()
        assert ready["t"] == "READY"
        assert ready["d"]["user"]["mfa_enabled"] is False
        assert ready["d"]["resume_gateway_url"].startswith("ws://127.0.0.1")


async def test_a_flood_and_a_silent_client_are_let_go(
    playground: Playground, open_socket: Callable[[str], Any]
) -> None:
    async with open_socket("v=10") as socket:
        await socket.receive_json()
        for _ in range(121):
            await socket.send_json({"op": 1, "d": None})
        assert all([message.type is aiohttp.WSMsgType.TEXT async for message in socket])
    assert socket.close_code == 4008
    async with Playground(heartbeat=0.02) as hasty, aiohttp.ClientSession() as session:
        silent = await session.ws_connect(f"http://127.0.0.1:{hasty.port}/gateway")
        await silent.receive_json()
        assert (await silent.receive()).data == 4009
        await silent.close()


async def test_a_client_that_falls_too_far_behind_is_let_go(
    open_socket: Callable[[str], Any], playground: Playground
) -> None:
    service = playground.service
    async with open_socket("v=10") as socket:
        await socket.receive_json()
        await socket.send_json(identify(playground.token, intents=int(Intent.DIRECT_MESSAGE_TYPING)))
        assert (await socket.receive_json())["t"] == "READY"
        ada = playground.world.user_named("ada").id
        for _ in range(MOST_WAITING + 1):
            # All at once: the socket gets no chance to send any.
            service.hub.publish(TypingStarted(playground.world.dms[ada].id, ada))
        async for message in socket:
            assert message.type is aiohttp.WSMsgType.TEXT
        await playground.member("ada").send("dm", "anybody?")
    assert not playground.gateway.sessions.attached
    assert not service.bot_online


async def test_zstd_streams_are_understood(open_socket: Callable[[str], Any], playground: Playground) -> None:
    async with open_socket("v=10&encoding=json&compress=zstd-stream") as socket:
        context = zstd.ZstdDecompressor()
        assert json.loads(context.decompress(await socket.receive_bytes()))["op"] == 10
        await socket.send_json(identify(playground.token))
        assert json.loads(context.decompress(await socket.receive_bytes()))["t"] == "READY"


async def test_payloads_are_compressed_one_by_one_where_identify_asks_for_it(
    open_socket: Callable[[str], Any], playground: Playground
) -> None:
    async with open_socket("v=10") as socket:
        assert (await socket.receive_json())["op"] == 10
        await socket.send_json(identify(playground.token, compress=True))
        ready = json.loads(zlib.decompress(await socket.receive_bytes()))
        assert ready["t"] == "READY"
        await socket.send_json({"op": 1, "d": None})
        assert json.loads(zlib.decompress(await socket.receive_bytes()))["op"] == 11
        await socket.close(code=4900)
    async with open_socket("v=10") as again:
        await again.receive_json()
        await again.send_json(resume(playground.token, ready, 1))
        assert json.loads(zlib.decompress(await again.receive_bytes()))["t"] == "RESUMED"


async def test_a_compressed_transport_leaves_payloads_alone(
    open_socket: Callable[[str], Any], playground: Playground
) -> None:
    async with open_socket("v=10&compress=zlib-stream") as socket:
        context = zlib.decompressobj()
        context.decompress(await socket.receive_bytes())
        await socket.send_json(identify(playground.token, compress=True))
        assert json.loads(context.decompress(await socket.receive_bytes()))["t"] == "READY"


async def test_a_session_has_one_socket_the_last(open_socket: Callable[[str], Any], playground: Playground) -> None:
    async with open_socket("v=10") as first, open_socket("v=10") as second:
        for socket in (first, second):
            await socket.receive_json()
        await first.send_json(identify(playground.token, intents=1 << 12))
        ready = await first.receive_json()
        await second.send_json(resume(playground.token, ready, 1))
        assert (await second.receive_json())["t"] == "RESUMED"
        assert (await first.receive()).data == 4000
        await playground.member("ada").send("dm", "to whom?")
        assert (await second.receive_json())["d"]["content"] == "to whom?"
        assert len(playground.gateway.sessions.attached) == 1
    assert not playground.service.bot_online


async def test_a_session_that_is_not_there_and_a_number_that_was_not_reached(
    open_socket: Callable[[str], Any], playground: Playground
) -> None:
    async with open_socket("v=10") as socket:
        await socket.receive_json()
        for more in ({"session_id": "nothing", "seq": 1}, {"session_id": None, "seq": None}):
            await socket.send_json({"op": 6, "d": {"token": playground.token} | more})
            assert (await socket.receive_json())["op"] == 9
        await socket.send_json(identify(playground.token))
        ready = await socket.receive_json()
        await socket.send_json(identify(playground.token))
        assert (await socket.receive()).data == 4005
    async with open_socket("v=10") as socket:
        await socket.receive_json()
        await socket.send_json(resume(playground.token, ready, 99))
        assert (await socket.receive()).data == 4007
