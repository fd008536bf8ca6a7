"""Edits and reactions of members as the bot hears of them, and the bot's own."""

from collections.abc import Callable

import discord
import pytest

from playground.errors import DiscordError, RefusedError
from playground.rules.intents import Intent
from playground.rules.permissions import Permission
from playground.server import Playground
from playground.state.reactions import MOST_EMOJIS
from playground.testing.member import Member
from tests.playground.robot import Robot


def studio(robot: Robot) -> discord.TextChannel:
    return next(one for one in robot.guilds[0].text_channels if one.name == "studio")


def note(robot: Robot) -> list[tuple[str, str, int]]:
    """What the robot hears of reactions: added or removed, the emoji, whose."""
    noted: list[tuple[str, str, int]] = []

    async def on_raw_reaction_add(event: discord.RawReactionActionEvent) -> None:
        noted.append(("added", event.emoji.name, event.user_id))
        robot._noted.set()

    async def on_raw_reaction_remove(event: discord.RawReactionActionEvent) -> None:
        noted.append(("removed", event.emoji.name, event.user_id))
        robot._noted.set()

    robot.event(on_raw_reaction_add)
    robot.event(on_raw_reaction_remove)
    return noted


async def test_the_bot_hears_of_members_reactions(robot: Robot, ada: Member) -> None:
    noted = note(robot)
    await robot.up()
    await studio(robot).send("a fox")
    (message,) = ada.messages()
    await ada.react(message, "👍")
    await ada.react(message, "👍")
    await ada.unreact(message, "👍")
    await ada.send("dm", "hello")
    await ada.react(ada.messages("dm")[0], "❤️")
    await robot.until(lambda: len(noted) == 3)
    assert noted == [("added", "👍", ada.id), ("removed", "👍", ada.id), ("added", "❤️", ada.id)]


async def test_reactions_need_their_intent(new_robot: Callable[..., Robot], ada: Member) -> None:
    intents = discord.Intents.default()
    intents.guild_reactions = False
    robot = new_robot(intents=intents)
    noted = note(robot)
    await robot.up()
    await ada.react(await ada.send("studio", "look"), "👍")
    await ada.react(await ada.send("dm", "look"), "🎨")
    await robot.until(lambda: noted)
    assert [emoji for _, emoji, _ in noted] == ["🎨"]


async def test_the_bot_moderates_reactions_as_far_as_it_may(robot: Robot, ada: Member, playground: Playground) -> None:
    await robot.up()
    posted = await ada.send("studio", "look")
    vera = playground.member("vera")
    for member, emoji in ((ada, "👍"), (vera, "👍"), (vera, "🎨"), (ada, "🦊")):
        await member.react(posted, emoji)
    message = await studio(robot).fetch_message(posted.id)
    assert [(one.emoji, one.count) for one in message.reactions] == [("👍", 2), ("🎨", 1), ("🦊", 1)]
    assert {one.id async for one in message.reactions[0].users()} == {ada.id, vera.id}
    await message.remove_reaction("👍", discord.Object(vera.id))
    assert ada.refresh(posted)["reactions"][0]["count"] == 1
    await message.clear_reaction("👍")
    assert len(ada.refresh(posted)["reactions"]) == 2
    await message.clear_reactions()
    assert "reactions" not in ada.refresh(posted)
    world = playground.world
    world.restrict(world.channel(posted.channel_id), world.bot.id, deny=int(Permission.MANAGE_MESSAGES))
    with pytest.raises(discord.Forbidden):
        await message.clear_reactions()


async def test_a_new_emoji_needs_a_permission_and_there_is_an_end(ada: Member, playground: Playground) -> None:
    posted = await ada.send("studio", "look")
    for n in range(MOST_EMOJIS):
        await ada.react(posted, chr(0x1F600 + n))
    with pytest.raises(DiscordError) as caught:
        await ada.react(posted, "👍")
    assert caught.value.code == 30010
    world = playground.world
    world.restrict(world.channel(posted.channel_id), world.guild.id, deny=int(Permission.ADD_REACTIONS))
    vera = playground.member("vera")
    await vera.react(posted, chr(0x1F600))
    await ada.unreact(posted, chr(0x1F601))
    with pytest.raises(DiscordError) as caught:
        await vera.react(posted, chr(0x1F601))
    assert caught.value.code == 50013


async def test_a_reaction_is_one_emoji_and_nothing_else(ada: Member) -> None:
    posted = await ada.send("studio", "look")
    for emoji in ("👍", "👍🏽", "❤", "❤️", "1️⃣", "🇩🇪", "👩‍🚀", "👨‍👩‍👧‍👦", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "🏳️‍🌈"):
        await ada.react(posted, emoji)
    for word in ("word", "ä", "x" * 40, "a👍", "👍👍", "👍 ", "1", "#", "\ufe0f", "\u200d", "→", "", "custom:123"):
        with pytest.raises(DiscordError) as caught:
            await ada.react(posted, word)
        assert caught.value.code == 10014, word
    for flag in ("🇩", "🇦🇦"):
        with pytest.raises(DiscordError) as caught:
            await ada.react(posted, flag)
        assert caught.value.code == 10014, flag


async def test_the_bot_hears_of_members_edits(ada: Member) -> None:
    async with Playground(privileged=Intent.MESSAGE_CONTENT) as playground:
        intents = discord.Intents.default()
        intents.message_content = True
        robot = Robot(playground, intents=intents)
        edits: list[tuple[str, str]] = []

        async def on_message_edit(before: discord.Message, after: discord.Message) -> None:
            edits.append((before.content, after.content))
            robot._noted.set()

        robot.event(on_message_edit)
        await robot.up()
        member = playground.member("ada")
        message = await member.send("studio", "a fxo")
        await robot.hears("a fxo")
        assert (await member.edit(message, "a fox")).content == "a fox"
        assert await robot.until(lambda: edits) == [("a fxo", "a fox")]
        with pytest.raises(RefusedError, match="your own"):
            await playground.member("vera").edit(message, "a cat")
        await robot.down()


async def test_a_mention_that_is_edited_in_makes_a_message_readable(robot: Robot, ada: Member) -> None:
    seen: list[str] = []

    async def on_raw_message_edit(event: discord.RawMessageUpdateEvent) -> None:
        seen.append(event.message.content)
        robot._noted.set()

    robot.event(on_raw_message_edit)
    await robot.up()
    message = await ada.send("studio", "paint")
    await ada.edit(message, "paint a fox")
    await ada.edit(message, f"<@{robot.application_id}> paint a fox")
    await robot.until(lambda: len(seen) == 2)
    assert seen == ["", f"<@{robot.application_id}> paint a fox"]


async def test_an_edited_reply_still_pings(robot: Robot, ada: Member) -> None:
    await robot.up()
    await studio(robot).send("a picture")
    loud = await ada.send("studio", "blue", reply_to=ada.messages()[-1])
    quiet = await ada.send("studio", "green", reply_to=ada.messages()[0], ping=False)
    assert len((await ada.edit(loud, "bluer"))["mentions"]) == 1
    assert (await ada.edit(quiet, "greener"))["mentions"] == []


async def test_messages_are_deleted_in_bulk(robot: Robot, ada: Member) -> None:
    gone: list[set[int]] = []

    async def on_raw_bulk_message_delete(event: discord.RawBulkMessageDeleteEvent) -> None:
        gone.append(event.message_ids)
        robot._noted.set()

    robot.event(on_raw_bulk_message_delete)
    await robot.up()
    posted = [await ada.send("studio", str(n)) for n in range(3)]
    await studio(robot).delete_messages([discord.Object(one.id) for one in posted[:2]])
    assert [one.content for one in ada.messages()] == ["2"]
    assert await robot.until(lambda: gone) == [{one.id for one in posted[:2]}]
