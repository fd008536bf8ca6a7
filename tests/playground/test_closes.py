"""How sockets and sessions end: the close codes as clients see them, op 9, and what RESUME finds afterwards."""

import asyncio
import sys
from asyncio.subprocess import PIPE, STDOUT
from collections.abc import AsyncIterator, Callable
from typing import Any

import aiohttp
import pytest

from playground.gateway.sockets import ACK_AFTER
from playground.rules.intents import Intent
from playground.server import Playground
from tests.playground.test_sockets import identify, resume

Socket = aiohttp.ClientWebSocketResponse
STRANGER = """
import asyncio, sys, discord
from playground.connect import connect

async def main():
    credentials = await connect(sys.argv[1])
    client = discord.Client(
        intents=discord.Intents(guilds=True), connector=credentials.connector(), guild_ready_timeout=0.02
    )

    @client.event
    async def on_ready():
        print("ready", flush=True)

    @client.event
    async def on_resumed():
        print("resumed", flush=True)

    try:
        await client.start(credentials.token)
    except discord.ConnectionClosed as closed:
        print("closed", closed.code, flush=True)
    finally:
        await client.close()

asyncio.run(main())
"""


@pytest.fixture
async def greeted(playground: Playground) -> AsyncIterator[Callable[[], Any]]:
    """Open raw websockets that have heard HELLO."""
    async with aiohttp.ClientSession() as session:

        async def greet() -> Socket:
            socket = await session.ws_connect(f"http://127.0.0.1:{playground.port}/gateway/?v=10")
            assert (await socket.receive_json())["op"] == 10
            return socket

        yield greet


async def begun(socket: Socket, playground: Playground, **more: object) -> Any:
    """Identify; READY."""
    await socket.send_json(identify(playground.token, **more))
    return await socket.receive_json()


async def resumes(socket: Socket, playground: Playground, ready: Any) -> bool:
    """Whether the session can be resumed on this socket."""
    await socket.send_json(resume(playground.token, ready, 1))
    return bool((await socket.receive_json())["t"] == "RESUMED")


@pytest.mark.parametrize(
    ("code", "resumable"), [(4000, True), (1001, True), (4007, False), (4009, False), (4004, False)]
)
async def test_a_code_says_whether_the_session_goes_on(
    playground: Playground, greeted: Callable[[], Any], code: int, resumable: bool
) -> None:
    socket = await greeted()
    ready = await begun(socket, playground)
    closing = asyncio.create_task(playground.gateway.close_all(code))
    assert (await socket.receive()).data == code
    await closing
    assert await resumes(await greeted(), playground, ready) is resumable


async def test_a_number_that_was_not_reached_ends_the_session(
    playground: Playground, greeted: Callable[[], Any]
) -> None:
    socket = await greeted()
    ready = await begun(socket, playground)
    await socket.close(code=4900)
    again = await greeted()
    await again.send_json(resume(playground.token, ready, 99))
    assert (await again.receive()).data == 4007
    assert not await resumes(await greeted(), playground, ready)


async def test_a_silent_client_has_to_identify_again() -> None:
    async with Playground(heartbeat=0.05) as hasty, aiohttp.ClientSession() as session:
        silent = await session.ws_connect(f"http://127.0.0.1:{hasty.port}/gateway")
        await silent.receive_json()
        ready = await begun(silent, hasty)
        assert (await silent.receive()).data == 4009
        again = await session.ws_connect(f"http://127.0.0.1:{hasty.port}/gateway")
        await again.receive_json()
        assert not await resumes(again, hasty, ready)


async def test_after_op_9_a_client_identifies_on_the_same_socket(
    playground: Playground, greeted: Callable[[], Any]
) -> None:
    socket = await greeted()
    first = await begun(socket, playground)
    playground.faults.invalidate()
    assert await socket.receive_json() == {"op": 9, "d": False, "s": None, "t": None}
    assert not playground.service.bot_online
    second = await begun(socket, playground)
    assert second["t"] == "READY"
    assert second["d"]["session_id"] != first["d"]["session_id"]
    assert playground.service.bot_online


async def test_a_heartbeat_is_acknowledged_no_sooner_than_over_a_network(greeted: Callable[[], Any]) -> None:
    socket, loop = await greeted(), asyncio.get_running_loop()
    sent = loop.time()
    await socket.send_json({"op": 1, "d": None})
    assert (await socket.receive_json())["op"] == 11
    assert loop.time() - sent > ACK_AFTER / 2


@pytest.mark.parametrize(
    ("asked", "intents", "names"),
    [
        ({"query": "", "limit": 0}, 0, None),
        ({"query": "", "limit": 0}, Intent.GUILD_MEMBERS, {"ada", "alan", "easel", "grace", "mallory", "vera"}),
        ({"query": "a", "limit": 0}, 0, {"ada", "alan"}),
    ],
)
async def test_the_whole_list_of_members_needs_the_intent(
    asked: dict[str, object], intents: int, names: set[str] | None
) -> None:
    async with Playground(privileged=Intent.GUILD_MEMBERS) as playground, aiohttp.ClientSession() as session:
        socket = await session.ws_connect(f"http://127.0.0.1:{playground.port}/gateway")
        await socket.receive_json()
        await begun(socket, playground, intents=int(intents))
        await socket.send_json({"op": 8, "d": {"guild_id": str(playground.world.guild.id)} | asked})
        await socket.send_json({"op": 1, "d": None})
        told = await socket.receive_json()
    found = None if told["op"] == 11 else {one["user"]["username"] for one in told["d"]["members"]}
    assert found == names


async def test_discord_py_in_another_process_hears_the_code(playground: Playground) -> None:
    address = f"127.0.0.1:{playground.port}"
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", STRANGER, address, stdout=PIPE, stderr=STDOUT)
    assert process.stdout is not None
    async with asyncio.timeout(60):
        assert await process.stdout.readline() == b"ready\n"
        await playground.gateway.close_all(4000)
        assert await process.stdout.readline() == b"resumed\n"
        await playground.gateway.close_all(4004)
        said = (await process.stdout.read()).decode()
        await process.wait()
    assert said.splitlines()[-1] == "closed 4004", said
