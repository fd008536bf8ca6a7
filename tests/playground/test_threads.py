"""Threads, as a bot meets them: started by either side, written in, archived, left and deleted."""

import discord
import pytest

from playground.errors import DiscordError, RefusedError
from playground.rules.permissions import Permission
from playground.server import Playground
from playground.testing.member import Member
from tests.playground.robot import Robot


def studio(robot: Robot) -> discord.TextChannel:
    return next(one for one in robot.guilds[0].text_channels if one.name == "studio")


async def test_a_bot_starts_threads_and_speaks_in_them(robot: Robot, ada: Member) -> None:
    await robot.up()
    message = await studio(robot).send("a fox")
    thread = await message.create_thread(name="About the fox", auto_archive_duration=60)
    assert (thread.id, thread.parent, thread.auto_archive_duration) == (message.id, studio(robot), 60)
    await thread.send("more about it")
    assert [one.content for one in ada.messages("About the fox")] == ["", "more about it"]
    seen = ada.messages()[0]
    assert (seen["thread"]["name"], seen["thread"]["message_count"]) == ("About the fox", 1)
    with pytest.raises(discord.HTTPException) as caught:
        await message.create_thread(name="Again")
    assert caught.value.code == 160004
    loose = await studio(robot).create_thread(name="Loose", type=discord.ChannelType.public_thread)
    told = ada.messages()[-1]
    assert (told["type"], told["message_reference"]["channel_id"]) == (18, str(loose.id))


async def test_a_members_thread_reaches_the_bot_with_what_is_said_in_it(robot: Robot, ada: Member) -> None:
    await robot.up()
    thread = await ada.start_thread("studio", "Questions")
    await ada.send("Questions", f"<@{robot.application_id}> in here")
    heard = await robot.hears(f"<@{robot.application_id}> in here")
    assert isinstance(heard.channel, discord.Thread)
    assert (heard.channel.id, heard.channel.owner_id, heard.channel.parent) == (thread.id, ada.id, studio(robot))
    await heard.reply("yes?")
    assert ada.messages("Questions")[-1].content == "yes?"
    assert thread.joined.keys() == {ada.id, robot.application_id}


async def test_commands_and_buttons_work_inside(robot: Robot, ada: Member) -> None:
    @robot.tree.command(name="where", description="Where")
    async def where(interaction: discord.Interaction) -> None:
        view = discord.ui.View()
        button: discord.ui.Button[discord.ui.View] = discord.ui.Button(label="Again")

        async def again(interaction: discord.Interaction) -> None:
            await interaction.response.edit_message(content=f"again in {interaction.channel}")

        button.callback = again  # type: ignore[method-assign]
        view.add_item(button)
        assert isinstance(interaction.channel, discord.Thread)
        await interaction.response.send_message(f"in {interaction.channel}", view=view)

    await robot.up()
    await ada.start_thread(await ada.send("studio", "here"), "Inside")
    answer = await (await ada.slash("where", channel="Inside")).response()
    assert answer.content == "in Inside"
    assert (await (await ada.click(answer, "Again")).response()).content == "again in Inside"


async def test_overwrites_come_from_the_parent(robot: Robot, ada: Member, playground: Playground) -> None:
    await robot.up()
    thread = await ada.start_thread("studio", "Inside")
    seen = await robot.until(lambda: robot.get_channel(thread.id))
    assert isinstance(seen, discord.Thread)
    playground.world.restrict(thread.parent, robot.guilds[0].id, deny=int(Permission.SEND_MESSAGES_IN_THREADS))
    with pytest.raises(discord.Forbidden) as caught:
        await seen.send("no")
    assert caught.value.code == 50013
    with pytest.raises(RefusedError, match="permission"):
        await ada.send("Inside", "no")
    await studio(robot).send("but here")
    playground.world.restrict(thread.parent, ada.id, deny=int(Permission.VIEW_CHANNEL))
    with pytest.raises(RefusedError, match="can't see a channel Inside"):
        await ada.send("Inside", "no")


async def test_the_bot_knows_the_threads_there_were(robot: Robot, ada: Member, playground: Playground) -> None:
    open_one = await ada.start_thread("studio", "Open")
    closed = await ada.start_thread("studio", "Closed")
    playground.service.archive.set(closed, True)
    await robot.up()
    assert [one.name for one in robot.guilds[0].threads] == ["Open"]
    assert [one.id for one in await robot.guilds[0].active_threads()] == [open_one.id]
    assert [one.name async for one in studio(robot).archived_threads()] == ["Closed"]


async def test_the_bot_learns_of_the_threads_of_a_channel_that_it_comes_to_see(
    robot: Robot, ada: Member, playground: Playground
) -> None:
    await robot.up()
    world = playground.world
    channel = world.channel(studio(robot).id)
    world.restrict(channel, world.bot.id, deny=int(Permission.VIEW_CHANNEL))
    threads = [await ada.start_thread("studio", name) for name in ("Hidden", "Closed")]
    playground.service.archive.set(threads[1], True)
    await ada.send("dm", "now")
    await robot.hears("now")
    assert robot.get_channel(threads[0].id) is None
    world.restrict(channel, world.bot.id)
    await ada.send("dm", "and now")
    await robot.hears("and now")
    assert [one.name for one in robot.guilds[0].threads] == ["Hidden"]


async def test_a_thread_is_renamed_archived_reopened_locked_and_deleted(
    robot: Robot, ada: Member, playground: Playground
) -> None:
    await robot.up()
    thread = await studio(robot).create_thread(name="Mine", type=discord.ChannelType.public_thread)
    message = await thread.send("first")
    assert (await thread.edit(name="Renamed", archived=True)).name == "Renamed"
    with pytest.raises(discord.HTTPException) as caught:
        await message.edit(content="second")
    assert caught.value.code == 50083
    await ada.send("Renamed", "anyone?")
    await robot.until(lambda: [one for one in robot.guilds[0].threads if not one.archived])
    with pytest.raises(discord.Forbidden):
        await thread.edit(locked=True)
    world = playground.world
    world.restrict(world.channel(studio(robot).id), world.bot.id, allow=int(Permission.MANAGE_THREADS))
    await thread.edit(locked=True)
    with pytest.raises(DiscordError, match="Thread is locked"):
        await ada.send("Renamed", "let me in")
    await thread.delete()
    with pytest.raises(discord.NotFound) as gone:
        await robot.fetch_channel(thread.id)
    assert gone.value.code == 10003
    await robot.until(lambda: robot.get_channel(thread.id) is None)
    assert playground.service.messages.history(thread.id) == []


async def test_private_threads_are_seen_by_their_members_alone(
    robot: Robot, ada: Member, playground: Playground
) -> None:
    await robot.up()
    thread = await studio(robot).create_thread(name="Secret")
    assert thread.is_private()
    with pytest.raises(RefusedError):
        await ada.send("Secret", "hello")
    await thread.add_user(discord.Object(ada.id))
    await ada.send("Secret", f"<@{robot.application_id}> hello")
    await robot.until(lambda: robot.heard)
    assert playground.member("grace").user.id not in playground.world.guild.threads[thread.id].joined
    await playground.member("grace").send("Secret", "moderators see all")
    await thread.leave()
    with pytest.raises(discord.Forbidden) as caught:
        await thread.send("from outside")
    assert caught.value.code == 50001


async def test_no_thread_in_a_thread_or_a_dm(robot: Robot, ada: Member) -> None:
    await robot.up()
    await ada.start_thread("studio", "Inside")
    for where in ("Inside", "dm"):
        with pytest.raises(DiscordError, match="channel type"):
            await ada.start_thread(where, "Deeper")
