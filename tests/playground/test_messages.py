"""Messages that the bot sends to channels by itself, and what members send."""

from io import BytesIO

import discord
import pytest

from playground.rules.permissions import Permission
from playground.server import Playground
from playground.state.files import Upload
from playground.testing.member import Member
from tests.playground.robot import PNG, Clock, Robot

NOBODY = discord.AllowedMentions.none()


def studio(robot: Robot) -> discord.TextChannel:
    """The robot's view of #studio."""
    return next(one for one in robot.guilds[0].text_channels if one.name == "studio")


async def test_a_nonce_sent_twice_posts_once(robot: Robot, ada: Member, clock: Clock) -> None:
    await robot.up()
    first = await studio(robot).send("done", nonce="job-1")
    second = await studio(robot).send("done", nonce="job-1")
    assert first.id == second.id
    clock.now += 6 * 60
    third = await studio(robot).send("done", nonce="job-1")
    assert [message.id for message in ada.messages()] == [first.id, third.id]


async def test_history_is_read_newest_first_and_by_id(robot: Robot, ada: Member) -> None:
    await robot.up()
    sent = [await studio(robot).send(str(n)) for n in range(5)]
    assert [one.content async for one in studio(robot).history(limit=3)] == ["4", "3", "2"]
    assert [one.content async for one in studio(robot).history(before=sent[2])] == ["1", "0"]
    assert [one.content async for one in studio(robot).history(after=sent[2])] == ["3", "4"]
    assert [one.content async for one in studio(robot).history(around=sent[2], limit=3)] == ["3", "2", "1"]
    assert (await studio(robot).fetch_message(sent[0].id)).content == "0"
    await sent[0].delete()
    with pytest.raises(discord.NotFound) as caught:
        await studio(robot).fetch_message(sent[0].id)
    assert caught.value.code == 10008


async def test_replies_carry_what_they_reply_to(robot: Robot, ada: Member) -> None:
    await robot.up()
    question = await ada.send("studio", f"<@{robot.application_id}> paint a fox", [Upload("fox.png", PNG)])
    heard = await robot.until(lambda: robot.heard)
    await heard[0].reply("here", file=discord.File(BytesIO(PNG), "out.png"), mention_author=False)
    answer = ada.messages()[-1]
    assert answer.reply_to == question.id
    assert answer["referenced_message"]["content"] == question.content
    assert answer["mentions"] == []
    assert answer["type"] == 19
    with pytest.raises(discord.HTTPException) as caught:
        await studio(robot).send("?", reference=discord.MessageReference(message_id=1, channel_id=studio(robot).id))
    assert caught.value.code == 50035
    lenient = discord.MessageReference(message_id=1, channel_id=studio(robot).id, fail_if_not_exists=False)
    assert (await studio(robot).send("!", reference=lenient)).reference is None


async def test_mentions_are_those_that_are_allowed(robot: Robot, ada: Member) -> None:
    await robot.up()
    text = f"<@{ada.id}> @everyone <@&{robot.guilds[0].id}>"
    silent = await studio(robot).send(text, allowed_mentions=NOBODY)
    assert silent.mentions == []
    assert not silent.mention_everyone
    loud = await studio(robot).send(text)
    assert [one.id for one in loud.mentions] == [ada.id]
    assert loud.mention_everyone


async def test_edits_keep_what_they_do_not_name_and_drop_unlisted_files(robot: Robot, ada: Member) -> None:
    await robot.up()
    files = [discord.File(BytesIO(PNG), name, description=name[0]) for name in ("a.png", "SPOILER_b.png")]
    message = await studio(robot).send("text", files=files)
    assert [one["description"] for one in ada.messages()[0].attachments] == ["a", "S"]
    assert message.attachments[1].is_spoiler()
    edited = await message.edit(attachments=[message.attachments[1]])
    assert edited.content == "text"
    assert [one.filename for one in edited.attachments] == ["SPOILER_b.png"]
    cleared = await edited.edit(content=None)
    assert cleared.content == ""
    with pytest.raises(discord.HTTPException) as caught:
        await cleared.edit(attachments=[])
    assert caught.value.code == 50006


async def test_files_that_an_embed_shows_are_no_attachments(robot: Robot, ada: Member) -> None:
    await robot.up()
    embed = discord.Embed(title="A fox").set_image(url="attachment://p.png")
    message = await studio(robot).send(embed=embed, file=discord.File(BytesIO(PNG), "p.png"))
    assert message.attachments == []
    assert message.embeds[0].image.url is not None
    assert message.embeds[0].image.url.startswith("https://cdn.discordapp.com/attachments/")
    assert message.embeds[0].image.width == 64
    await message.edit(content="with words", attachments=[])
    (seen,) = ada.messages()
    assert ada.read(seen.pictures()[0]) == PNG
    with pytest.raises(discord.HTTPException) as caught:
        await studio(robot).send(embed=discord.Embed().set_image(url="attachment://other.png"))
    assert "not found" in caught.value.text


async def test_the_bot_reads_attachments_from_the_cdn(robot: Robot, ada: Member) -> None:
    await robot.up()
    await ada.send("dm", "", [Upload("a.bin", b"bytes")])
    heard = await robot.until(lambda: robot.heard)
    assert await heard[0].attachments[0].read() == b"bytes"


async def test_dms_reach_both_sides(robot: Robot, ada: Member) -> None:
    await robot.up()
    await ada.send("dm", "hello")
    heard = await robot.hears("hello")
    assert isinstance(heard.channel, discord.DMChannel)
    await heard.channel.send("hello, Ada")
    await (await robot.fetch_user(ada.id)).send("once more")
    assert [one.content for one in ada.messages("dm")] == ["hello", "hello, Ada", "once more"]


async def test_reactions_come_and_go(robot: Robot, ada: Member) -> None:
    await robot.up()
    await ada.send("studio", "look")
    message = robot.heard[0] if robot.heard else (await robot.until(lambda: robot.heard))[0]
    await message.add_reaction("🎨")
    (reaction,) = ada.messages()[0]["reactions"]
    assert (reaction["emoji"]["name"], reaction["count"], reaction["me"]) == ("🎨", 1, False)
    assert (await studio(robot).fetch_message(message.id)).reactions[0].me
    assert robot.user is not None
    await message.remove_reaction("🎨", robot.user)
    assert "reactions" not in ada.messages()[0]


async def test_the_bot_is_held_to_its_permissions(robot: Robot, playground: Playground, ada: Member) -> None:
    await robot.up()
    world = playground.world
    channel = world.channel(studio(robot).id)
    message = await studio(robot).send("mine")
    theirs = await ada.send("studio", "theirs")
    with pytest.raises(discord.Forbidden) as caught:
        await studio(robot).get_partial_message(theirs.id).edit(content="ours")
    assert caught.value.code == 50005
    world.restrict(channel, world.bot.id, deny=int(Permission.SEND_MESSAGES))
    with pytest.raises(discord.Forbidden) as caught:
        await studio(robot).send("no")
    assert caught.value.code == 50013
    world.restrict(channel, world.bot.id, deny=int(Permission.VIEW_CHANNEL))
    with pytest.raises(discord.Forbidden) as caught:
        await message.delete()
    assert caught.value.code == 50001


async def test_files_over_the_limit_are_refused(playground: Playground, robot: Robot) -> None:
    playground.service.files.limit = 100
    await robot.up()
    await studio(robot).send(file=discord.File(BytesIO(b"x" * 100), "fits"))
    with pytest.raises(discord.HTTPException) as caught:
        await studio(robot).send(file=discord.File(BytesIO(b"x" * 101), "too-large"))
    assert (caught.value.status, caught.value.code) == (413, 40005)


async def test_the_owner_and_the_members_can_be_fetched(robot: Robot, playground: Playground, ada: Member) -> None:
    await robot.up()
    application = await robot.application_info()
    assert application.owner.name == "alan"
    member = await robot.guilds[0].fetch_member(playground.world.user_named("grace").id)
    assert member.guild_permissions.moderate_members
    assert not (await robot.guilds[0].fetch_member(ada.id)).guild_permissions.moderate_members
    assert not studio(robot).is_nsfw()
    assert next(one for one in robot.guilds[0].text_channels if one.name == "after-dark").is_nsfw()


async def test_typing_shows(robot: Robot, ada: Member) -> None:
    await robot.up()
    async with studio(robot).typing():
        await studio(robot).send("typed")
    assert ada.messages()[-1].content == "typed"


async def test_the_v2_layout_takes_no_words_with_it_and_stays(robot: Robot, ada: Member) -> None:
    await robot.up()
    message = await studio(robot).send("words")
    view = discord.ui.LayoutView()
    view.add_item(discord.ui.TextDisplay("a layout"))
    with pytest.raises(discord.HTTPException, match="cannot be used"):
        await message.edit(view=view)
    await message.edit(content=None, view=view)
    with pytest.raises(discord.HTTPException, match="cannot be used"):
        await message.edit(content="words again")
    (seen,) = ada.messages()
    assert seen.components[0]["content"] == "a layout"


async def test_a_message_is_not_forwarded(robot: Robot, ada: Member) -> None:
    await robot.up()
    said = await studio(robot).send("look")
    with pytest.raises(discord.HTTPException, match="The playground has no forwarded messages"):
        await said.forward(studio(robot))
