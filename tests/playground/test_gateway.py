"""The gateway: sessions, resuming, sharding, and the close codes."""

import asyncio
import json
import zlib
from collections.abc import AsyncIterator, Callable
from typing import Any

import aiohttp
import discord
import pytest

from bot.playground.addresses import DISCORD
from bot.playground.gateway.intents import Intent
from bot.playground.gateway.sessions import LOG_LENGTH, Session
from bot.playground.server import Playground
from tests.playground.robot import Robot


async def test_a_dropped_socket_resumes_and_misses_nothing(robot: Robot, playground: Playground) -> None:
    await robot.up()
    ada = playground.member("ada")
    playground.gateway.drop()
    await ada.send("dm", "said meanwhile")
    assert await robot.hears("said meanwhile")
    assert await robot.until(lambda: robot.resumes) == 1
    await ada.send("dm", "and after")
    assert await robot.hears("and after")


async def test_the_playground_knows_when_the_bot_is_there(robot: Robot, playground: Playground) -> None:
    with pytest.raises(TimeoutError):
        await playground.bot_online(0.01)
    waiting = asyncio.create_task(playground.bot_online())
    await robot.up()
    await waiting
    await playground.bot_online()


async def test_a_client_that_is_asked_to_reconnect_resumes(robot: Robot, playground: Playground) -> None:
    await robot.up()
    playground.gateway.ask_to_reconnect()
    assert await robot.until(lambda: robot.resumes) == 1


async def test_a_refused_resume_and_an_invalid_session_identify_anew(robot: Robot, playground: Playground) -> None:
    await robot.up()
    first = robot.ws.session_id
    playground.gateway.handshake.refuse_resumes = 1
    playground.gateway.drop()
    async with asyncio.timeout(3):
        await robot.wait_for("ready")
        second = robot.ws.session_id
        assert second != first
        playground.gateway.invalidate()
        await robot.wait_for("ready")
    assert robot.ws.session_id != second
    assert robot.resumes == 0


async def test_a_wrong_token_is_told_at_login(playground: Playground) -> None:
    robot = Robot(playground)
    robot.token = "wrong"
    with pytest.raises(discord.LoginFailure):
        await robot.up()
    await robot.down()


async def test_members_are_chunked_where_the_intent_is_granted() -> None:
    async with Playground(privileged=Intent.GUILD_MEMBERS) as playground:
        intents = discord.Intents.default()
        intents.members = True
        robot = await Robot(playground, intents=intents).up()
        assert {one.name for one in robot.guilds[0].members} >= {"ada", "vera", "grace", "alan", "mallory", "easel"}
        assert len([one async for one in robot.guilds[0].fetch_members()]) == 6
        await robot.down()


async def test_a_sharded_client_gets_the_guild_on_one_shard(
    playground: Playground, new_robot: Callable[..., Robot]
) -> None:
    robots = [await new_robot(shard_id=n, shard_count=2).up() for n in (0, 1)]
    assert sorted(len(robot.guilds) for robot in robots) == [0, 1]
    ada = playground.member("ada")
    await ada.send("dm", "to shard 0")
    assert await robots[0].hears("to shard 0")
    assert robots[1].heard == []


def test_a_session_forgets_the_oldest_events() -> None:
    session = Session(DISCORD, Intent(0))
    for n in range(LOG_LENGTH + 10):
        session.dispatch("EVENT", {"n": n})
    assert not session.can_replay(5)
    assert session.can_replay(10)
    assert len(session.replay(LOG_LENGTH)) == 10
    assert not session.can_replay(session.sequence + 1)


@pytest.fixture
async def door(playground: Playground) -> AsyncIterator[Callable[[str], Any]]:
    """Open raw websockets to the gateway on the plain port."""
    async with aiohttp.ClientSession() as session:
        yield lambda query: session.ws_connect(f"http://127.0.0.1:{playground.port}/gateway/?{query}")


def identify(token: str, **more: object) -> dict[str, object]:
    return {"op": 2, "d": {"token": token, "intents": 0, "properties": {}} | more}


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
async def test_what_makes_no_sense_closes_the_socket(door: Callable[[str], Any], first: str, code: int) -> None:
    async with door("v=10&encoding=json") as socket:
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
    door: Callable[[str], Any], playground: Playground, more: dict[str, object], code: int
) -> None:
    async with door("v=10&encoding=json") as socket:
        await socket.receive_json()
        await socket.send_json(identify(playground.token, **more))
        assert (await socket.receive()).data == code


async def test_other_versions_and_encodings_are_turned_away(door: Callable[[str], Any]) -> None:
    for query in ("v=6", "v=10&encoding=etf", "v=10&compress=br"):
        async with door(query) as socket:
            assert (await socket.receive()).data == 4012


async def test_binary_frames_and_zlib_streams_are_understood(
    door: Callable[[str], Any], playground: Playground
) -> None:
    async with door("v=10&encoding=json&compress=zlib-stream") as socket:
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


async def test_a_flood_and_a_silent_client_are_let_go(playground: Playground, door: Callable[[str], Any]) -> None:
    async with door("v=10") as socket:
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
