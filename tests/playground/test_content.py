"""What a bot without the message content intent gets to read."""

from collections.abc import Callable

import discord
import pytest

from playground.rules.intents import Intent
from playground.server import Playground
from playground.state.files import Upload
from tests.playground.robot import PNG, Robot


async def test_messages_that_do_not_mention_the_bot_come_without_content(robot: Robot, playground: Playground) -> None:
    await robot.up()
    ada = playground.member("ada")
    await ada.send("studio", "secret", [Upload("a.png", PNG)])
    await ada.send("studio", f"<@{robot.application_id}> open", [Upload("a.png", PNG)])
    await robot.until(lambda: len(robot.heard) == 2)
    secret, spoken = robot.heard
    assert (secret.content, secret.attachments, secret.author.name) == ("", [], "ada")
    assert spoken.content.endswith("open")
    assert len(spoken.attachments) == 1
    assert (await secret.channel.fetch_message(secret.id)).content == ""


async def test_a_reply_is_readable_by_its_own_mentions_and_its_original_by_its_own(
    robot: Robot, playground: Playground
) -> None:
    await robot.up()
    ada, vera = playground.member("ada"), playground.member("vera")
    picture = await vera.send("studio", "vera's picture", [Upload("v.png", PNG)])
    await ada.send("studio", f"<@{robot.application_id}> restyle", reply_to=picture)
    await robot.until(lambda: len(robot.heard) == 2)
    asked = robot.heard[-1]
    assert asked.content.endswith("restyle")
    assert asked.reference is not None
    assert isinstance(asked.reference.resolved, discord.Message)
    assert (asked.reference.resolved.content, asked.reference.resolved.attachments) == ("", [])


async def test_a_reply_to_the_bot_is_readable_where_it_pings(robot: Robot, playground: Playground) -> None:
    await robot.up()
    ada = playground.member("ada")
    channel = next(one for one in robot.guilds[0].text_channels if one.name == "studio")
    await channel.send("a picture")
    mine = ada.messages()[-1]
    await ada.send("studio", "make it blue", reply_to=mine)
    await ada.send("studio", "quietly", reply_to=mine, ping=False)
    await robot.until(lambda: len(robot.heard) == 3)
    loud, quiet = robot.heard[1:]
    assert loud.content == "make it blue"
    assert quiet.content == ""
    assert quiet.reference is not None
    assert isinstance(quiet.reference.resolved, discord.Message)
    assert quiet.reference.resolved.content == "a picture"


async def test_direct_messages_are_readable(robot: Robot, playground: Playground) -> None:
    await robot.up()
    await playground.member("ada").send("dm", "hello")
    assert (await robot.hears("hello")).guild is None


async def test_the_privileged_intent_reads_everything_where_it_is_granted() -> None:
    async with Playground(privileged=Intent.MESSAGE_CONTENT) as playground:
        intents = discord.Intents.default()
        intents.message_content = True
        robot = await Robot(playground, intents=intents).up()
        await playground.member("ada").send("studio", "nothing to do with you")
        assert await robot.hears("nothing to do with you")
        await robot.down()


async def test_a_privileged_intent_that_was_not_granted_is_refused(new_robot: Callable[..., Robot]) -> None:
    intents = discord.Intents.default()
    intents.message_content = True
    with pytest.raises(discord.PrivilegedIntentsRequired):
        await new_robot(intents=intents).up()
