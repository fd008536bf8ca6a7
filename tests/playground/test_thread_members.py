"""Who is in a thread, as the bot hears of it: of itself always, of others with the members intent only."""

from collections.abc import Callable

import discord
import pytest

from playground.rules.intents import Intent
from playground.server import Playground
from playground.state.threads import Plan
from playground.testing.member import Member
from tests.playground.robot import Robot

Heard = list[tuple[str, int]]


def note_members(robot: Robot) -> Heard:
    """The events of membership that the robot gets, each with how many it tells of."""
    heard: Heard = []

    async def on_socket_raw_receive(message: str) -> None:
        event = discord.utils._from_json(message)
        if event["t"] in ("THREAD_CREATE", "THREAD_MEMBERS_UPDATE"):
            told = event["d"]
            heard.append((event["t"], len(told.get("added_members", [])) - len(told.get("removed_member_ids", []))))
            robot._noted.set()

    robot.event(on_socket_raw_receive)
    return heard


async def add_and_leave(robot: Robot, ada: Member, vera: Member) -> None:
    """Two members speak in a thread, the bot is added by a mention, and leaves."""
    thread = await ada.start_thread("studio", "Inside")
    await vera.send("Inside", "hello")
    await ada.send("Inside", f"<@{robot.application_id}> come")
    await robot.hears(f"<@{robot.application_id}> come")
    await robot.get_partial_messageable(thread.id).send("bye")
    await robot.http.leave_thread(thread.id)


async def test_without_the_members_intent_the_bot_hears_of_itself_alone(
    new_robot: Callable[..., Robot], ada: Member, playground: Playground
) -> None:
    robot = new_robot(enable_debug_events=True)
    heard = note_members(robot)
    await robot.up()
    await add_and_leave(robot, ada, playground.member("vera"))
    await robot.until(lambda: len(heard) == 4)
    created, members = "THREAD_CREATE", "THREAD_MEMBERS_UPDATE"
    assert heard == [(created, 0), (created, 0), (members, 1), (members, -1)]


async def test_with_the_members_intent_it_hears_of_everyone() -> None:
    async with Playground(privileged=Intent.GUILD_MEMBERS) as playground:
        intents = discord.Intents.default()
        intents.members = True
        robot = Robot(playground, intents=intents, enable_debug_events=True)
        heard = note_members(robot)
        await robot.up()
        await add_and_leave(robot, playground.member("ada"), playground.member("vera"))
        await robot.until(lambda: heard[-1:] == [("THREAD_MEMBERS_UPDATE", -1)])
        assert [event for event, _ in heard].count("THREAD_MEMBERS_UPDATE") == 3
        await robot.down()


async def test_the_bot_hears_that_it_is_in_a_private_thread_and_that_it_is_out(
    robot: Robot, ada: Member, playground: Playground
) -> None:
    heard: list[str] = []

    async def on_thread_join(thread: discord.Thread) -> None:
        heard.append(f"in {thread.name}")
        robot._noted.set()

    async def on_thread_remove(thread: discord.Thread) -> None:
        heard.append(f"out of {thread.name}")
        robot._noted.set()

    robot.event(on_thread_join)
    robot.event(on_thread_remove)
    await robot.up()
    parent = next(iter(playground.world.guild.channels.values()))
    thread = playground.service.threads.start(parent, ada.id, Plan("Secret", is_private=True))
    assert robot.get_channel(thread.id) is None
    await ada.send("Secret", f"<@{robot.application_id}> come in")
    await robot.until(lambda: heard)
    seen = robot.get_channel(thread.id)
    assert isinstance(seen, discord.Thread)
    await seen.leave()
    await robot.until(lambda: "out of Secret" in heard)
    assert heard[0] == "in Secret"


async def test_threads_are_listed_for_who_is_in_the_guild() -> None:
    async with Playground(in_guild=False) as playground:
        robot = Robot(playground)
        await robot.up()
        with pytest.raises(discord.NotFound) as caught:
            await robot.http.get_active_threads(playground.world.guild.id)
        assert caught.value.code == 10004
        await robot.down()


async def test_a_thread_counts_what_is_deleted_in_bulk(robot: Robot, ada: Member) -> None:
    await robot.up()
    thread = await ada.start_thread("studio", "Counted")
    posted = [await ada.send("Counted", str(n)) for n in range(3)]
    seen = await robot.until(lambda: robot.get_channel(thread.id))
    assert isinstance(seen, discord.Thread)
    await seen.delete_messages([discord.Object(one.id) for one in posted[:2]])
    assert (thread.message_count, thread.total_message_sent) == (1, 3)


async def test_what_is_done_to_a_thread_is_said_in_it(robot: Robot, ada: Member, playground: Playground) -> None:
    await robot.up()
    parent = next(one for one in robot.guilds[0].text_channels if one.name == "studio")
    thread = await parent.create_thread(name="Before", type=discord.ChannelType.private_thread)
    await thread.add_user(discord.Object(ada.id))
    await thread.add_user(discord.Object(ada.id))
    await thread.edit(name="After", archived=True)
    told = [(one["type"], one.content, [user["id"] for user in one["mentions"]]) for one in ada.messages("After")]
    assert told == [(1, "", [str(ada.id)]), (4, "After", [])]
    kept = playground.world.guild.threads[thread.id]
    assert (kept.message_count, kept.archived) == (0, True)
    await thread.edit(archived=False)
    await thread.remove_user(discord.Object(ada.id))
    grace = playground.member("grace")
    assert [(one["type"], one["mentions"][0]["username"]) for one in grace.messages("After")[-1:]] == [(2, "ada")]
