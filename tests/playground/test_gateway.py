"""The gateway as discord.py meets it: sessions, resuming, sharding."""

import asyncio
from collections.abc import Callable

import discord
import pytest

from playground.addresses import DISCORD
from playground.gateway.sessions import LOG_LENGTH, Session
from playground.rules.intents import Intent
from playground.server import Playground
from tests.playground.robot import Robot


async def test_a_dropped_socket_resumes_and_misses_nothing(robot: Robot, playground: Playground) -> None:
    await robot.up()
    ada = playground.member("ada")
    playground.faults.drop_socket()
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
    playground.faults.ask_to_reconnect()
    assert await robot.until(lambda: robot.resumes) == 1


async def test_a_refused_resume_and_an_invalid_session_identify_anew(robot: Robot, playground: Playground) -> None:
    await robot.up()
    first = robot.ws.session_id
    playground.faults.refuse_resume()
    playground.faults.drop_socket()
    async with asyncio.timeout(3):
        await robot.wait_for("ready")
        second = robot.ws.session_id
        assert second != first
        playground.faults.invalidate()
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


async def test_one_client_runs_its_shards_by_itself(playground: Playground) -> None:
    credentials = playground.credentials()
    client = discord.AutoShardedClient(
        intents=discord.Intents.default(), connector=credentials.connector(), guild_ready_timeout=0.02, shard_count=2
    )
    tree = discord.app_commands.CommandTree(client)
    shards: list[int | None] = []
    ready = asyncio.Event()

    @tree.command(name="which", description="Which shard")
    async def which(interaction: discord.Interaction) -> None:
        shards.append(interaction.guild.shard_id if interaction.guild else 0)
        await interaction.response.send_message("ok")

    async def on_ready() -> None:
        await tree.sync()
        ready.set()

    async def before_identify_hook(shard_id: int | None, *, initial: bool = False) -> None:
        """Five seconds, otherwise."""

    client.event(on_ready)
    client.before_identify_hook = before_identify_hook  # type: ignore[method-assign]
    running = asyncio.create_task(client.start(credentials.token))
    await asyncio.wait_for(ready.wait(), 10)
    ada = playground.member("ada")
    for channel in ("studio", "dm"):
        await (await ada.slash("which", channel=channel)).response()
    assert shards == [(playground.world.guild.id >> 22) % 2, 0]
    assert sorted(session.shard for session in playground.gateway.sessions.attached) == [(0, 2), (1, 2)]
    await client.close()
    await asyncio.gather(running, return_exceptions=True)
