"""Members repaint pictures and avatars from menus, if their owners and the server allow it."""

import pytest

from bot.app.wiring import Easel
from playground.server import Playground
from playground.state.files import Upload
from tests.e2e.conftest import Boot
from tests.e2e.looks import PATIENCE, painted, parameters, picture_file, settled
from tests.store.deeds import deeds

VALUES = {"prompt": "a blue boat", "strength": "0,6"}


async def opt_out(easel: Easel, user_id: int) -> None:
    """Let a member's pictures not be repainted by others."""
    await easel.store.preferences.change(user_id, repaintable=False)


async def test_another_members_picture_is_repainted_also_when_the_form_was_open_during_a_restart(
    playground: Playground, boot: Boot
) -> None:
    ada, vera = playground.member("ada"), playground.member("vera")
    async with boot():
        picture = await ada.send("studio", "look", [Upload("a.png", picture_file(size=(500, 300)))])
        modal = await (await vera.use_on_message("Repaint", picture)).modal(PATIENCE)
        assert len(modal["custom_id"]) <= 100
        assert modal["title"] == "Dieses Bild neu malen"
    async with boot() as easel:
        message = await (await vera.submit_modal(VALUES)).wait_for(painted, PATIENCE)
        assert f"<@{vera.id}>" in message.content
        facts = parameters(vera.read(message.attachments[0]))
        assert (facts["prompt"], facts["strength"], facts["width"], facts["height"]) == ("a blue boat", 0.6, 80, 48)
        await opt_out(easel, ada.id)
        refusal = await (await vera.use_on_message("Repaint", picture)).response(PATIENCE)
        assert "Neumalen seiner Bilder ausgeschaltet" in refusal.content
        await (await ada.use_on_message("Repaint", picture)).modal(PATIENCE)
        nothing = await ada.send("studio", "no picture")
        refusal = await (await ada.use_on_message("Repaint", nothing)).response(PATIENCE)
        assert "To paint from words, use /imagine" in refusal.content


async def test_one_of_several_is_chosen_and_a_wrong_number_is_told(playground: Playground, easel: Easel) -> None:
    ada = playground.member("ada")
    sizes = ((96, 64), (64, 96))
    files = [Upload("notes.txt", b"a"), *(Upload(f"{n}.png", picture_file(size=one)) for n, one in enumerate(sizes))]
    picture = await ada.send("studio", "two", files)
    asked = await (await ada.use_on_message("Repaint", picture)).response(PATIENCE)
    assert asked.ephemeral
    assert [one["description"] for one in asked.control("Which picture?")["options"]] == ["0.png", "1.png"]
    for strength, sentence in (("much", "must be a number"), ("nan", "must be a number"), ("2", "Strength")):
        await (await ada.choose(asked, "Which picture?", ["1"])).modal(PATIENCE)
        refusal = await (await ada.submit_modal(VALUES | {"strength": strength})).response(PATIENCE)
        assert sentence in refusal.content
        assert refusal.ephemeral
    await (await ada.choose(asked, "Which picture?", ["1"])).modal(PATIENCE)
    message = await (await ada.submit_modal(VALUES)).wait_for(painted, PATIENCE)
    facts = parameters(ada.read(message.attachments[0]))
    assert (facts["width"], facts["height"]) == (48, 80)


async def test_an_expired_address_is_asked_for_again_and_a_picture_that_is_gone_is_told(
    playground: Playground, easel: Easel
) -> None:
    ada = playground.member("ada")
    text = f"<@{playground.world.bot.id}>"  # so that the bot may read it without the intent
    picture = await ada.send("dm", text, [Upload("a.png", picture_file())])
    await ada.wait_for(lambda m: "The prompt is empty" in m.content, PATIENCE)
    for gone in (False, True):
        await (await ada.use_on_message("Repaint", picture)).modal(PATIENCE)
        async with easel.store.database.transaction():  # as a day later
            await easel.store.database.write("UPDATE recipes SET recipe = replace(recipe, 'hm=', 'hm=0')")
        if gone:
            await ada.delete(picture)
            await ada.submit_modal(VALUES, channel="dm")
            await ada.wait_for(lambda m: "I can no longer reach that picture" in m.content, PATIENCE)
        else:
            await (await ada.submit_modal(VALUES, channel="dm")).wait_for(painted, PATIENCE)


async def test_the_bots_picture_belongs_to_who_asked_for_it_whichever_way_it_is_repainted(
    playground: Playground, easel: Easel
) -> None:
    ada, mallory = playground.member("ada"), playground.member("mallory")
    used = await ada.slash("imagine", prompt="a red boat", image=Upload("a.png", picture_file()), steps=2)
    message = await used.wait_for(painted, PATIENCE)
    large = await (await mallory.click(message, "Upscale")).wait_for(painted, PATIENCE)
    await settled(easel)
    await opt_out(easel, ada.id)
    no = "turned off repainting of their pictures"
    for shown in (message, large):
        assert no in (await (await mallory.use_on_message("Repaint", shown)).response(PATIENCE)).content
    for button in ("Vary a little", "Vary a lot", "Edit", "Again", "Steps"):
        assert no in (await (await mallory.click(message, button)).response(PATIENCE)).content, button
    await mallory.send("studio", "at night", reply_to=message)
    assert await mallory.wait_for(lambda m: no in m.content and m.channel_id != message.channel_id, PATIENCE)
    await (await ada.use_on_message("Repaint", message)).modal(PATIENCE)
    own = await (await ada.click(message, "Vary a lot")).wait_for(painted, PATIENCE)
    assert own.attachments


async def test_avatars_are_repainted_where_the_server_and_the_member_allow_it(
    playground: Playground, easel: Easel
) -> None:
    alan, ada, vera = (playground.member(name) for name in ("alan", "ada", "vera"))
    refusal = await (await vera.use_on_user("Repaint avatar", ada.user)).response(PATIENCE)
    assert "auf diesem Server ausgeschaltet" in refusal.content
    own = await (await ada.use_on_user("Repaint avatar", ada.user, channel="dm")).modal(PATIENCE)
    assert own["title"] == "Repaint this picture"
    refusal = await (await ada.use_on_user("Repaint avatar", playground.world.bot, channel="dm")).response(PATIENCE)
    assert "only repaint your own avatar" in refusal.content
    shown = await (await alan.slash("admin settings", repaint_avatar=True)).response(PATIENCE)
    assert shown.ephemeral
    assert "avatars: on" in shown.content
    await (await vera.use_on_user("Repaint avatar", ada.user)).modal(PATIENCE)
    message = await (await vera.submit_modal(VALUES)).wait_for(painted, PATIENCE)
    facts = parameters(vera.read(message.attachments[0]))
    assert (facts["width"], facts["height"], facts["strength"]) == (64, 64, 0.6)
    await (await vera.use_on_user("Repaint avatar", ada.user)).modal(PATIENCE)
    await opt_out(easel, ada.id)
    refusal = await (await vera.submit_modal(VALUES)).response(PATIENCE)
    assert "Neumalen seiner Bilder" in refusal.content


async def test_a_servers_settings_are_for_who_manages_it_and_each_change_is_remembered(
    playground: Playground, easel: Easel, monkeypatch: pytest.MonkeyPatch
) -> None:
    alan, mallory, guild_id = playground.member("alan"), playground.member("mallory"), playground.world.guild.id
    assert "admin" not in {command["name"] for command in mallory.commands()}
    alan.user.settings.has_app = True
    assert {"admin", "mod"} & {command["name"] for command in alan.commands("dm")} == set()
    # what Discord hides can still arrive, such as from a client whose rights were taken meanwhile
    monkeypatch.setattr(playground.service.commands.installs, "offers", lambda *_: True)
    refusal = await (await mallory.slash("admin settings", repaint_avatar=True)).response(PATIENCE)
    assert "Only members with the “Manage Server” permission" in refusal.content
    for _ in range(2):
        await (await alan.slash("admin settings", repaint_avatar=True)).response(PATIENCE)
    assert "avatars: on" in (await (await alan.slash("admin settings")).response(PATIENCE)).content
    entries = await deeds(easel.store, guild_id)
    assert [(entry.action, entry.moderator_id) for entry in entries] == [("settings", alan.id)]
