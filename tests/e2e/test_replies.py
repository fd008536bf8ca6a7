"""A reply to a picture, or a mention with one, is a prompt."""

from bot.app.wiring import Easel
from playground.server import Playground
from playground.state.files import Upload
from tests.e2e.looks import PATIENCE, painted, painted_as, painted_from, parameters, picture_file, settled


async def test_a_reply_repaints_the_picture(playground: Playground, easel: Easel) -> None:
    ada, vera = playground.member("ada"), playground.member("vera")
    first = await (await ada.slash("imagine", prompt="a red castle by day", steps=4)).wait_for(painted, PATIENCE)
    await vera.send("studio", "at night", reply_to=first)
    second = await vera.wait_for(lambda m: painted(m) and "at night" in m.content, PATIENCE)
    assert f"<@{vera.id}>" in second.content
    assert "image" in parameters(vera.read(second.attachments[0]))
    await settled(easel)
    assert await painted_from(easel, 2) == await painted_as(easel, 1, 0)


async def test_a_mention_with_a_picture_repaints_it(playground: Playground, easel: Easel) -> None:
    ada = playground.member("ada")
    text = f"<@{playground.world.bot.id}> a blue boat"
    await ada.send("studio", text, [Upload("a.png", picture_file("blue"))])
    message = await ada.wait_for(lambda m: painted(m) and "a blue boat" in m.content, PATIENCE)
    assert str(playground.world.bot.id) not in message.content


async def test_a_reply_without_its_ping_is_left_alone_and_help_explains(playground: Playground, easel: Easel) -> None:
    ada = playground.member("ada")
    first = await (await ada.slash("imagine", prompt="a tree", steps=2)).wait_for(painted, PATIENCE)
    await ada.send("studio", "at night", reply_to=first, ping=False)
    await ada.slash("help")
    assert await ada.wait_for(lambda m: "leave the ping on" in m.content, PATIENCE)
    await settled(easel)
    row = await easel.store.database.row("SELECT COUNT(*) FROM jobs")
    assert row is not None
    assert row[0] == 1


async def test_a_reply_without_words_is_refused_in_private(playground: Playground, easel: Easel) -> None:
    ada = playground.member("ada")
    await ada.send("studio", f"<@{playground.world.bot.id}> paint something")
    refusal = await ada.wait_for(lambda m: "To paint from words, use /imagine" in m.content, PATIENCE)
    assert refusal in ada.messages("dm")


async def test_a_picture_whose_progress_message_is_gone_still_answers_the_member(
    playground: Playground, easel: Easel
) -> None:
    ada, grace = playground.member("ada"), playground.member("grace")
    text = f"<@{playground.world.bot.id}> a patient boat"
    asked = await ada.send("studio", text, [Upload("a.png", picture_file("blue"))])
    await grace.delete(await ada.wait_for(lambda m: m.author == "easel", PATIENCE))
    message = await ada.wait_for(lambda m: painted(m) and "a patient boat" in m.content, PATIENCE)
    assert message.reply_to == asked.id


async def test_a_picture_comes_even_where_what_it_answers_is_gone(playground: Playground, easel: Easel) -> None:
    ada, grace = playground.member("ada"), playground.member("grace")
    text = f"<@{playground.world.bot.id}> a lonely boat"
    asked = await ada.send("studio", text, [Upload("a.png", picture_file("blue"))])
    progress = await ada.wait_for(lambda m: m.author == "easel", PATIENCE)
    await ada.delete(asked)
    await grace.delete(progress)
    message = await ada.wait_for(lambda m: painted(m) and "a lonely boat" in m.content, PATIENCE)
    assert message.reply_to is None


async def test_the_first_picture_among_the_attachments_is_painted_from(playground: Playground, easel: Easel) -> None:
    ada = playground.member("ada")
    files = [Upload("notes.txt", b"what I would like"), Upload("a.png", picture_file("blue", (96, 64)))]
    await ada.send("studio", f"<@{playground.world.bot.id}> a listed boat", files)
    await ada.wait_for(lambda m: painted(m) and "a listed boat" in m.content, PATIENCE)
    await settled(easel)
    colours = await painted_from(easel, 1)
    assert [set(colours[channel::3]) for channel in range(3)] == [{0}, {0}, {255}]
