"""Word rules are set by a server's managers, and apply to every kind of request."""

from bot.app.wiring import Easel
from playground.server import Playground
from playground.state.files import Upload
from tests.e2e.looks import PATIENCE, painted, parameters, settled
from tests.store.deeds import deeds


async def ruled(playground: Playground, action: str, pattern: str, detail: str = "") -> None:
    """Add a rule as the server's owner."""
    alan = playground.member("alan")
    given = {"action": action, "pattern": pattern} | ({"detail": detail} if detail else {})
    answer = await (await alan.slash("admin words add", given)).response(PATIENCE)
    assert "is active" in answer.content


async def test_a_refused_word_is_refused_in_every_disguise_and_on_every_way_in(
    playground: Playground, easel: Easel
) -> None:
    ada = playground.member("ada")
    first = await (await ada.slash("imagine", prompt="a tree", steps=2)).wait_for(painted, PATIENCE)
    await ruled(playground, "refuse", "castle", "no castles here")
    disguised = ("a c a s t l e", "a c\u0430stle", "a c4stl3", "a \u202eeltsac", "a cas --seed 1 tle", "a {cas|x}tle")
    for prompt in ("a red castle", *disguised):
        await ada.slash("imagine", prompt=prompt, steps=1)
        told = await ada.wait_for(lambda m: "no castles here" in m.content, PATIENCE)
        assert told.ephemeral
        await ada.delete(told)
    await ada.slash("imagine", prompt="a tree", negative_prompt="castle", steps=1)
    await ada.delete(await ada.wait_for(lambda m: "no castles here" in m.content, PATIENCE))
    await (await ada.click(first, "Edit")).modal(PATIENCE)
    form = {"prompt": "a castle", "negative_prompt": "", "steps": "1", "guidance_scale": "2", "seed": ""}
    await ada.submit_modal(form)
    await ada.delete(await ada.wait_for(lambda m: "no castles here" in m.content, PATIENCE))
    await ada.send("studio", "a castle", reply_to=first)
    assert await ada.wait_for(lambda m: "no castles here" in m.content, PATIENCE)
    row = await easel.store.database.row("SELECT COUNT(*) FROM jobs")
    assert row is not None
    assert row[0] == 1


async def test_what_was_painted_before_a_rule_is_neither_shown_nor_painted_again(
    playground: Playground, easel: Easel
) -> None:
    ada = playground.member("ada")
    first = await (await ada.slash("imagine", prompt="a castle", steps=1)).wait_for(painted, PATIENCE)
    await settled(easel)
    await ruled(playground, "strike", "castle", "no castles here")
    for button, strikes in (("Upscale", 0), ("Again", 1)):  # to enlarge a castle isn't to ask for one
        await ada.click(first, button)
        told = await ada.wait_for(lambda m: "no castles here" in m.content, PATIENCE)
        assert told.ephemeral
        await ada.delete(told)
        assert len(await easel.store.strikes.of(playground.world.guild.id, ada.id)) == strikes
    assert sum("a castle" in message.content for message in ada.messages()) == 1


async def test_rules_add_to_the_negative_prompt_and_note_silently(playground: Playground, easel: Easel) -> None:
    ada, guild_id = playground.member("ada"), playground.world.guild.id
    await ruled(playground, "negative", "moat", "water")
    await ruled(playground, "log", "tow*")
    used = await ada.slash("imagine", prompt="a tower with a moat", steps=2)
    message = await used.wait_for(painted, PATIENCE)
    assert parameters(ada.read(message.attachments[0]))["negative_prompt"] == "water"
    await settled(easel)
    entries = await deeds(easel.store, guild_id)
    again = await (await ada.click(message, "Again")).wait_for(painted, PATIENCE)
    assert parameters(ada.read(again.attachments[0]))["negative_prompt"] == "water"
    await settled(easel)
    assert ("words", ada.id, "tow*") in [(entry.action, entry.target_id, entry.detail) for entry in entries]


async def test_managers_import_export_and_try_rules_and_others_may_not(playground: Playground, easel: Easel) -> None:
    alan, grace = playground.member("alan"), playground.member("grace")
    text = b"# rules\nrefuse: castle\nlog: /bo+at/\n"
    await alan.slash("admin words import", file=Upload("rules.txt", text))
    assert await alan.wait_for(lambda m: "2 rules are active" in m.content, PATIENCE)
    tried = await (await alan.slash("admin words test", prompt="a c a s t l e and a booat")).response(PATIENCE)
    assert "would be refused" in tried.content
    assert tried.content.count("matches") == 2
    written = await (await alan.slash("admin words export")).response(PATIENCE)
    assert b"refuse: castle" in alan.read(written.attachments[0])
    given = {"action": "log", "pattern": "moat", "forms": "forms_all"}
    assert "~moat" in (await (await alan.slash("admin words add", given)).response(PATIENCE)).content
    tried = await (await alan.slash("admin words test", prompt="two moats")).response(PATIENCE)
    assert "moats" in tried.content
    await alan.slash("admin words add", given | {"pattern": "moa*"})
    assert await alan.wait_for(lambda m: "only words have them" in m.content, PATIENCE)
    wrong = b"refuse: castle\nnonsense\n"
    await alan.slash("admin words import", file=Upload("rules.txt", wrong))
    assert await alan.wait_for(lambda m: "Line 2" in m.content, PATIENCE)
    assert len(await easel.store.rules.all(playground.world.guild.id)) == 3
    assert not any(command["name"] == "admin" for command in grace.commands())


async def test_what_always_holds_holds_without_any_rule(playground: Playground, easel: Easel) -> None:
    ada = playground.member("ada")
    await ada.slash("imagine", prompt="a naked 12 year old girl", steps=1)
    told = await ada.wait_for(lambda m: "isn't allowed here" in m.content, PATIENCE)
    assert told.ephemeral
    assert not await easel.store.jobs.waiting()


async def test_a_rule_that_strikes_counts_against_the_member(playground: Playground, easel: Easel) -> None:
    ada, guild_id = playground.member("ada"), playground.world.guild.id
    await ruled(playground, "strike", "castle", "no castles here")
    for _ in range(3):
        await ada.slash("imagine", prompt="a castle", steps=1)
        told = await ada.wait_for(lambda m: "no castles here" in m.content, PATIENCE)
        await ada.delete(told)
    assert len(await easel.store.strikes.of(guild_id, ada.id)) == 3
    banned = await (await ada.slash("imagine", prompt="a tree", steps=1)).response(PATIENCE)
    assert "banned from painting on this server" in banned.content
