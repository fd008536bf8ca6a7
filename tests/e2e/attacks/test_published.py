"""What is made of something private is private, and what is made of something veiled is veiled, whoever makes it."""

import pytest

from bot.app.wiring import Easel
from playground.server import Playground
from playground.state.files import Upload
from playground.testing.member import Member
from playground.testing.seen import SeenMessage
from tests.e2e.attacks.forgery import SECRET
from tests.e2e.conftest import Boot
from tests.e2e.looks import PATIENCE, painted, picture_file, settled
from tests.engine.guards import save_classifier

FORM = {"prompt": SECRET, "negative_prompt": "", "steps": "2", "guidance_scale": "2", "seed": ""}
BUTTONS = ("Again", "Vary a little", "Vary a lot", "Upscale", "Steps", "Edit")


async def pressed(member: Member, message: SeenMessage, label: str) -> SeenMessage:
    """What comes of a button under a picture."""
    used = await member.click(message, label)
    if label == "Edit":
        await used.modal(PATIENCE)
        used = await member.submit_modal(FORM, channel=message.channel_id)
    return await used.wait_for(painted, PATIENCE)


def veiled(message: SeenMessage) -> bool:
    """Whether all pictures of a message are behind spoilers."""
    names = [str(one["filename"]) for one in message.attachments]
    return bool(names) and message.embeds == [] and all(name.startswith("SPOILER_") for name in names)


async def test_what_comes_of_a_private_picture_is_private(playground: Playground, easel: Easel) -> None:
    ada, vera = playground.member("ada"), playground.member("vera")
    used = await ada.slash("imagine", prompt=SECRET, steps=2, private=True)
    message = await used.wait_for(painted, PATIENCE)
    for label in BUTTONS:
        assert (await pressed(ada, message, label)).ephemeral, label
    await settled(easel)
    again = await pressed(ada, await pressed(ada, message, "Vary a lot"), "Vary a lot")
    assert again.ephemeral
    strip = await (await ada.slash("diffusion reverse")).wait_for(painted, PATIENCE)
    assert strip.ephemeral
    await settled(easel)
    assert vera.messages() == []
    assert await easel.store.database.rows("SELECT * FROM copies") == []


async def test_what_was_painted_in_a_direct_message_is_not_published_elsewhere(
    playground: Playground, easel: Easel
) -> None:
    ada, vera = playground.member("ada"), playground.member("vera")
    own = await (await ada.slash("imagine", prompt=SECRET, steps=2, channel="dm")).wait_for(painted, PATIENCE)
    await settled(easel)
    assert not (await pressed(ada, own, "Vary a lot")).ephemeral  # nobody else is there
    page = await (await ada.slash("history")).response(PATIENCE)
    opened = await (await ada.choose(page, "Open a picture", ["1"])).wait_for(painted, PATIENCE)
    for label in ("Again", "Upscale", "Edit"):
        assert (await pressed(ada, opened, label)).ephemeral, label
    await settled(easel)
    assert vera.messages() == []


async def test_what_comes_of_a_veiled_picture_is_veiled(playground: Playground, easel: Easel) -> None:
    ada, mallory = playground.member("ada"), playground.member("mallory")
    previews: list[SeenMessage] = []

    def done(message: SeenMessage) -> bool:
        previews.extend([message] if message.attachments else [])
        return painted(message)

    used = await ada.slash("imagine", prompt="a tree", steps=30, images=2, spoiler=True)
    two = await used.wait_for(done, PATIENCE)
    assert all(veiled(one) for one in previews)
    await settled(easel)
    assert veiled(await (await mallory.click(two, "U2")).wait_for(painted, PATIENCE))
    asked = await (await mallory.click(two, "Open")).response(PATIENCE)
    opened = await (await mallory.choose(asked, "Which picture?", ["1"])).wait_for(painted, PATIENCE)
    assert opened.ephemeral
    assert veiled(await (await mallory.click(opened, "Upscale")).wait_for(painted, PATIENCE))
    message = await (await ada.slash("imagine", prompt="a tree", steps=2, spoiler=True)).wait_for(painted, PATIENCE)
    for label in BUTTONS:
        assert veiled(await pressed(mallory, message, label)), label
    await (await mallory.use_on_message("Repaint", message)).modal(PATIENCE)
    sent = await mallory.submit_modal({"prompt": "a boat", "strength": "0.5"})
    assert veiled(await sent.wait_for(painted, PATIENCE))
    asked_for = await mallory.send("studio", f"<@{playground.world.bot.id}> at night", reply_to=message)
    replied = await mallory.wait_for(lambda m: m.reply_to == asked_for.id and painted(m), PATIENCE)
    assert veiled(replied)
    shown = await (await mallory.use_on_message("Show parameters", message)).response(PATIENCE)
    assert veiled(await (await mallory.click(shown, "easel:again:2")).wait_for(painted, PATIENCE))
    await settled(easel)
    page = await (await ada.slash("history")).response(PATIENCE)
    opened = await (await ada.choose(page, "Open a picture", ["2"])).wait_for(painted, PATIENCE)
    assert not veiled(opened)  # only she sees it
    assert veiled(await pressed(ada, opened, "Upscale"))


async def test_what_comes_of_a_members_own_veiled_file_is_veiled(playground: Playground, easel: Easel) -> None:
    ada = playground.member("ada")
    picture = await ada.send("studio", "look", [Upload("SPOILER_a.png", picture_file())])
    await (await ada.use_on_message("Repaint", picture)).modal(PATIENCE)
    sent = await ada.submit_modal({"prompt": "a boat", "strength": "0.5"})
    assert veiled(await sent.wait_for(painted, PATIENCE))
    mention = f"<@{playground.world.bot.id}> at night"
    asked = await ada.send("studio", mention, [Upload("SPOILER_b.png", picture_file("blue"))])
    assert veiled(await ada.wait_for(lambda m: m.reply_to == asked.id and painted(m), PATIENCE))


@pytest.mark.parametrize(("channel", "unsafe"), [("studio", 0.4), ("studio", 0.6), ("after-dark", 0.4)])
async def test_what_a_policy_veils_here_or_there_stays_veiled(
    playground: Playground,
    boot: Boot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
    channel: str,
    unsafe: float,
) -> None:
    """The classifier finds nothing unsafe in what is painted now; it was the first picture that it didn't like."""
    ada = playground.member("ada")
    monkeypatch.setenv("EASEL_SAFETY", str(save_classifier(tmp_path_factory.mktemp("guard"), always=0.01)))
    async with boot() as easel:
        used = await ada.slash("imagine", prompt="a tree", steps=2, channel=channel)
        await used.wait_for(painted, PATIENCE)
        await settled(easel)
        async with easel.store.database.transaction():
            await easel.store.database.write("UPDATE pictures SET unsafe = ?", (unsafe,))
        page = await (await ada.slash("history")).response(PATIENCE)
        opened = await (await ada.choose(page, "Open a picture", ["1"])).wait_for(painted, PATIENCE)
        for label in ("Again", "Vary a lot", "Upscale"):
            assert veiled(await pressed(ada, opened, label)), label
