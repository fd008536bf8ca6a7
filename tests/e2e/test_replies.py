"""Words that mention the bot or come directly are a prompt, with or without a picture to paint from."""

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


async def test_words_that_mention_the_bot_are_painted(playground: Playground, easel: Easel) -> None:
    ada = playground.member("ada")
    asked = await ada.send("studio", f"a red boat <@{playground.world.bot.id}> at dawn --steps 2")
    begun = await ada.wait_for(lambda m: m.reply_to == asked.id, PATIENCE)
    assert begun.content.startswith("**a red boat at dawn**")
    message = await ada.wait_for(lambda m: painted(m) and m.reply_to == asked.id, PATIENCE)
    facts = parameters(ada.read(message.attachments[0]))
    assert (facts["prompt"], facts["steps"], facts.get("image")) == ("a red boat   at dawn", 2, None)


async def test_words_in_a_direct_message_are_painted_and_a_reply_there_repaints(
    playground: Playground, easel: Easel
) -> None:
    vera = playground.member("vera")
    first = await (await vera.slash("male", prompt="ein Turm", schritte=2)).wait_for(painted, PATIENCE)
    await settled(easel)
    asked = await vera.send("dm", "a boat --steps 2")
    message = await vera.wait_for(lambda m: painted(m) and m.reply_to == asked.id, PATIENCE)
    assert "2 Schritte" in message.content  # the language that she used last
    own = await vera.send("dm", "", [Upload("a.png", picture_file("blue"))])
    told = await vera.wait_for(lambda m: m.reply_to == own.id, PATIENCE)
    assert "Der Prompt ist leer" in told.content
    await vera.send("dm", "at night --steps 4", reply_to=own, ping=False)
    repainted = await vera.wait_for(lambda m: painted(m) and "at night" in m.content, PATIENCE)
    assert f"(https://discord.com/channels/@me/{own.channel_id}/{own.id})" in repainted.content
    await settled(easel)
    assert set(await painted_from(easel, 3)) == {0, 255}
    await vera.send("dm", "how lovely --steps 2", reply_to=told, ping=False)  # shows no picture
    await vera.wait_for(lambda m: painted(m) and "how lovely" in m.content, PATIENCE)
    assert first.channel_id != message.channel_id


async def test_where_there_is_nothing_to_paint_it_is_said_how_to_ask(playground: Playground, easel: Easel) -> None:
    ada, vera, bot = playground.member("ada"), playground.member("vera"), f"<@{playground.world.bot.id}>"
    picture = await vera.send("studio", "look", [Upload("a.png", picture_file())])
    for content, reply_to, words in (
        (f"  {bot} ", None, "Tell me what to paint"),
        (bot, picture, "I can't see the message you replied to"),
        (f"{bot} make it blue", picture, "I can't see the message you replied to"),
    ):
        sent = await ada.send("studio", content, reply_to=reply_to)
        told = await ada.wait_for(lambda m, words=words, sent=sent: words in m.content and str(sent.id) in m.content)  # type: ignore[misc]
        assert told in ada.messages("dm")
    sent = await ada.send("dm", " ", [Upload("notes.txt", b"hello")])
    await ada.wait_for(lambda m: m.reply_to == sent.id, PATIENCE)
    row = await easel.store.database.row("SELECT COUNT(*) FROM jobs")
    assert row is not None
    assert row[0] == 0


async def test_what_nobody_said_to_the_bot_is_left_alone(playground: Playground, easel: Easel) -> None:
    ada, vera = playground.member("ada"), playground.member("vera")
    await ada.send("studio", "a boat")
    await ada.send("studio", f"<@{vera.id}> a boat")
    await ada.start_thread("studio", f"<@{playground.world.bot.id}> a boat")
    asked = await ada.send("studio", f"<@{playground.world.bot.id}> a tree --steps 2")
    await ada.wait_for(lambda m: painted(m) and m.reply_to == asked.id, PATIENCE)
    await settled(easel)
    row = await easel.store.database.row("SELECT COUNT(*) FROM jobs")
    assert row is not None
    assert row[0] == 1


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
