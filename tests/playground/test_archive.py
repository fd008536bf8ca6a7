"""The threads' archive: what goes into it by itself, what may be done there, and in what is locked."""

import discord
import pytest

from playground.errors import DiscordError
from playground.rules.permissions import Permission
from playground.server import Playground
from playground.state.files import Upload
from playground.testing.member import Member
from tests.playground.robot import PNG, Clock, Robot

DAY = 86_400.0


def studio(robot: Robot) -> discord.TextChannel:
    return next(one for one in robot.guilds[0].text_channels if one.name == "studio")


def note_archived(robot: Robot) -> list[int]:
    """The threads of which the robot hears that they were put away."""
    noted: list[int] = []

    async def on_raw_thread_update(event: discord.RawThreadUpdateEvent) -> None:
        if event.data["thread_metadata"]["archived"]:
            noted.append(event.thread_id)
            robot._noted.set()

    robot.event(on_raw_thread_update)
    return noted


def allow(playground: Playground, robot: Robot, permission: Permission) -> None:
    world = playground.world
    world.restrict(world.channel(studio(robot).id), world.bot.id, allow=int(permission))


async def test_a_quiet_thread_goes_into_the_archive_at_its_time(
    ada: Member, playground: Playground, clock: Clock
) -> None:
    thread = await ada.start_thread("studio", "Quiet")
    archived = []
    for seconds in (thread.auto_archive_duration * 60 - 1, 2):
        clock.now += seconds
        playground.tick()
        archived.append(thread.archived)
    assert archived == [False, True]


async def test_nobody_needs_to_put_a_quiet_thread_away(robot: Robot, ada: Member, clock: Clock) -> None:
    archived = note_archived(robot)
    await robot.up()
    quiet = await ada.start_thread("studio", "Quiet")
    busy = await ada.start_thread("studio", "Busy")
    clock.now += DAY / 2
    await ada.send("Busy", "still here")
    clock.now += DAY / 2
    # A new thread lets the playground look when the next one is due: at once.
    await ada.start_thread("studio", "New")
    assert await robot.until(lambda: archived) == [quiet.id]
    assert not busy.archived


async def test_a_shorter_time_counts_from_when_it_was_set(robot: Robot, playground: Playground, clock: Clock) -> None:
    await robot.up()
    thread = await studio(robot).create_thread(name="Mine", type=discord.ChannelType.public_thread)
    clock.now += DAY / 2
    edited = await thread.edit(auto_archive_duration=60)
    assert edited.archive_timestamp.timestamp() == clock.now
    kept = playground.world.guild.threads[thread.id]
    clock.now += 3599
    playground.tick()
    assert not kept.archived
    clock.now += 1
    playground.tick()
    assert kept.archived


async def test_in_the_archive_one_reads_and_deletes_only(robot: Robot, ada: Member, playground: Playground) -> None:
    @robot.tree.command(name="where", description="Where")
    async def where(interaction: discord.Interaction) -> None:
        await interaction.response.send_message("here")

    await robot.up()
    thread = await ada.start_thread("studio", "Old")
    message = await ada.send("Old", "", [Upload("a.png", PNG)])
    playground.service.archive.set(thread, True)
    with pytest.raises(DiscordError, match="archived"):
        await ada.slash("where", channel="Old")
    with pytest.raises(DiscordError, match="archived"):
        await ada.react(message, "👍")
    with pytest.raises(DiscordError, match="archived"):
        await ada.edit(message, "new words")
    await ada.delete(message)
    assert thread.archived
    assert thread.message_count == 0


async def test_a_locked_thread_takes_moderators_only(robot: Robot, ada: Member, playground: Playground) -> None:
    await robot.up()
    thread = await studio(robot).create_thread(name="Mine", type=discord.ChannelType.public_thread)
    message = await thread.send("first")
    playground.world.guild.threads[thread.id].locked = True
    for refused in (message.edit(content="second"), thread.send("third")):
        with pytest.raises(discord.HTTPException) as caught:
            await refused
        assert caught.value.code == 160005
    with pytest.raises(discord.Forbidden) as forbidden:
        await thread.edit(name="Renamed")
    assert forbidden.value.code == 50013
    await message.add_reaction("👍")
    allow(playground, robot, Permission.MANAGE_THREADS)
    assert (await message.edit(content="second")).content == "second"


async def test_its_owner_does_not_reopen_a_locked_thread(robot: Robot, playground: Playground) -> None:
    await robot.up()
    thread = await studio(robot).create_thread(name="Mine", type=discord.ChannelType.public_thread)
    message = await thread.send("first")
    kept = playground.world.guild.threads[thread.id]
    kept.locked = True
    playground.service.archive.set(kept, True)
    for refused in (thread.edit(archived=False), thread.edit(archived=False, locked=False)):
        with pytest.raises(discord.Forbidden) as caught:
            await refused
        assert caught.value.code == 50013
    with pytest.raises(discord.HTTPException) as still:
        await message.delete()
    assert still.value.code == 160005
    allow(playground, robot, Permission.MANAGE_THREADS)
    await message.delete()
    assert not (await thread.edit(archived=False)).archived


async def test_whoever_may_write_reopens_what_is_not_locked(robot: Robot, ada: Member, playground: Playground) -> None:
    await robot.up()
    kept = await ada.start_thread("studio", "Hers")
    thread = await robot.until(lambda: robot.get_channel(kept.id))
    assert isinstance(thread, discord.Thread)
    playground.service.archive.set(kept, True)
    with pytest.raises(discord.Forbidden):
        await thread.edit(archived=False, name="Mine")
    playground.world.restrict(kept.parent, robot.guilds[0].id, deny=int(Permission.SEND_MESSAGES_IN_THREADS))
    with pytest.raises(discord.Forbidden):
        await thread.edit(archived=False)
    playground.world.restrict(kept.parent, robot.guilds[0].id)
    assert not (await thread.edit(archived=False)).archived


async def test_archived_threads_are_listed_page_by_page(robot: Robot, playground: Playground, clock: Clock) -> None:
    await robot.up()
    allow(playground, robot, Permission.MANAGE_THREADS | Permission.CREATE_PRIVATE_THREADS)
    for kind in (discord.ChannelType.public_thread, discord.ChannelType.private_thread):
        for n in range(3):
            thread = await studio(robot).create_thread(name=f"{kind.name} {n}", type=kind)
            clock.now += 1
            await thread.edit(archived=True)
    public = [one.name async for one in studio(robot).archived_threads(limit=2)]
    assert public == ["public_thread 2", "public_thread 1"]
    listed = [one async for one in studio(robot).archived_threads(limit=None)]
    before = listed[0].archive_timestamp
    assert [one.id async for one in studio(robot).archived_threads(before=before)] == [one.id for one in listed[1:]]
    mine = [one.name async for one in studio(robot).archived_threads(private=True, joined=True)]
    assert mine == [f"private_thread {n}" for n in (2, 1, 0)]
