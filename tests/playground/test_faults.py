"""Faults on demand, as the real client meets them. Those of the gateway are in test_gateway.py."""

import asyncio
from io import BytesIO

import aiohttp
import discord
import pytest

from playground.server import Playground
from playground.state.files import Upload
from playground.testing.member import Member
from tests.playground.robot import PNG, Robot


async def test_a_429_is_waited_out(robot: Robot, playground: Playground) -> None:
    await robot.up()
    fault = playground.faults.order("POST", "/messages", status=429, retry_after=0.02, times=2)
    await robot.guilds[0].text_channels[0].send("at last")
    assert fault.times == 0
    assert playground.member("ada").messages()[-1].content == "at last"


async def test_other_errors_reach_the_client(robot: Robot, playground: Playground) -> None:
    await robot.up()
    playground.faults.order("POST", "/messages", status=503)
    with pytest.raises(discord.DiscordServerError):
        await robot.guilds[0].text_channels[0].send("lost")


@pytest.mark.parametrize("status", [500, 502])
async def test_servers_errors_are_answered_as_often_as_ordered(playground: Playground, status: int) -> None:
    playground.faults.order("GET", "/users/@me", status=status, times=2)
    headers = {"Authorization": f"Bot {playground.token}"}
    async with aiohttp.ClientSession(headers=headers) as session:
        statuses = []
        for _ in range(3):
            async with session.get(f"http://127.0.0.1:{playground.port}/api/v10/users/@me") as response:
                statuses.append(response.status)
                told = await response.json()
    assert statuses == [status, status, 200]
    assert told["username"] == "easel"


async def test_a_delay_holds_one_request_back_and_no_other(robot: Robot, playground: Playground, ada: Member) -> None:
    await robot.up()
    playground.faults.order("POST", "/messages", delay=0.2)
    channels = robot.guilds[0].text_channels
    late = asyncio.create_task(channels[0].send("late"))
    await asyncio.sleep(0.01)
    await channels[1].send("early")
    assert ada.messages() == []
    assert len(ada.messages(channels[1].name)) == 1
    await late
    assert len(ada.messages()) == 1


async def test_an_upload_arrives_cut_short(robot: Robot, playground: Playground, ada: Member) -> None:
    await robot.up()
    data = PNG + bytes(range(256)) * 400
    await ada.send("dm", "", [Upload("a.png", data)])
    (attachment,) = (await robot.until(lambda: robot.heard))[0].attachments
    playground.faults.truncate_upload(keep=0.25)
    with pytest.raises(aiohttp.ClientPayloadError):
        await attachment.read()
    playground.faults.truncate_upload(keep=0.25, broken=False)
    assert await attachment.read() == data[: len(data) // 4]
    assert attachment.size == len(data)
    assert await attachment.read() == data


async def test_a_token_expires(robot: Robot, playground: Playground, ada: Member) -> None:
    go, codes = asyncio.Event(), asyncio.Queue[int]()

    @robot.tree.command(name="slow", description="Slow")
    async def slow(interaction: discord.Interaction) -> None:
        await interaction.response.defer()
        await go.wait()
        with pytest.raises(discord.HTTPException) as caught:
            await interaction.edit_original_response(content="late")
        codes.put_nowait(caught.value.code)

    await robot.up()
    used = await ada.slash("slow")
    await used.acknowledged()
    playground.faults.expire_token(used.interaction)
    go.set()
    assert await asyncio.wait_for(codes.get(), 3) == 50027
    assert ada.messages()[0].loading


async def test_a_message_is_deleted_under_its_edit(robot: Robot, playground: Playground, ada: Member) -> None:
    codes: asyncio.Queue[int] = asyncio.Queue()

    @robot.tree.command(name="paint", description="Paint")
    async def paint(interaction: discord.Interaction) -> None:
        await interaction.response.defer()
        with pytest.raises(discord.NotFound) as caught:
            await interaction.edit_original_response(attachments=[discord.File(BytesIO(PNG), "a.png")])
        codes.put_nowait(caught.value.code)

    await robot.up()
    playground.faults.delete_under_edit(times=2)
    await ada.slash("paint")
    assert await asyncio.wait_for(codes.get(), 3) == 10008
    message = await robot.guilds[0].text_channels[0].send("here")
    with pytest.raises(discord.NotFound) as caught:
        await message.edit(content="there")
    assert caught.value.code == 10008
    assert ada.messages() == []
    message = await robot.guilds[0].text_channels[0].send("here")
    assert (await message.edit(content="there")).content == "there"
