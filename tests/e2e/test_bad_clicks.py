"""Clicks on what is gone, two clicks at once, and lost channels each end in a clear sentence."""

import asyncio
from pathlib import Path

import pytest

from bot.app.wiring import Easel
from bot.core.errors import UploadError
from bot.core.progress import Delivering
from bot.i18n.localizer import Localizer
from playground.rules.permissions import Permission
from playground.server import Playground
from playground.state.files import Upload
from tests.e2e.conftest import Boot
from tests.e2e.looks import PATIENCE, painted, picture_file, settled
from tests.e2e.mishaps import befall

GONE = "I no longer have that picture"


def delivering(easel: Easel) -> bool:
    """Whether the first job's pictures are being brought."""
    return isinstance(easel.studio.progress(1), Delivering)


async def test_a_reply_to_a_picture_that_is_deleted_meanwhile_is_refused(playground: Playground, easel: Easel) -> None:
    ada, vera = playground.member("ada"), playground.member("vera")
    message = await (await ada.slash("imagine", prompt="a tree", steps=2)).wait_for(painted, PATIENCE)
    await settled(easel)
    asked = await vera.send("studio", "at night", reply_to=message)
    playground.service.posts.delete(playground.service.messages.get(message.channel_id, message.id))
    refusal = await vera.wait_for(lambda m: m.author == "easel" and m in vera.messages("dm"), 5)
    link, sentence = refusal.content.split("\n")
    assert link.endswith(f"/{message.channel_id}/{asked.id}")
    assert sentence == UploadError("upload.download").localized(Localizer())
    assert await easel.store.jobs.get(2) is None


async def test_pictures_past_retention_are_taken_from_their_message_and_missed_where_that_is_gone(
    playground: Playground, easel: Easel, tmp_path: Path
) -> None:
    ada = playground.member("ada")
    one = await (await ada.slash("imagine", prompt="a tree", steps=2)).wait_for(painted, PATIENCE)
    two = await (await ada.slash("imagine", prompt="a cat", steps=2, images=2)).wait_for(painted, PATIENCE)
    await settled(easel)
    for file in (tmp_path / "data" / "pictures").iterdir():
        file.unlink()
    await (await ada.click(one, "Vary a lot")).wait_for(painted, PATIENCE)
    await (await ada.click(one, "Upscale")).wait_for(painted, PATIENCE)
    await (await ada.click(two, "V2")).wait_for(painted, PATIENCE)
    asked = await (await ada.click(two, "Open")).response(PATIENCE)
    await (await ada.choose(asked, "Which picture?", ["1"])).wait_for(painted, PATIENCE)
    playground.service.posts.delete(playground.service.messages.get(two.channel_id, two.id))
    await ada.choose(asked, "Which picture?", ["1"])
    refusal = await ada.wait_for(lambda m: GONE in m.content, PATIENCE)
    assert refusal.ephemeral


async def test_of_two_clicks_at_once_one_counts_and_the_other_is_told(playground: Playground, easel: Easel) -> None:
    ada, grace = playground.member("ada"), playground.member("grace")
    used = await ada.slash("imagine", prompt="a tree", steps=100, images=4)
    running = await used.wait_for(lambda m: "step" in m.content, PATIENCE)
    await ada.click(running, "Cancel")
    await grace.click(running, "Cancel")
    await used.wait_for(lambda m: "Cancelled" in m.content, PATIENCE)
    either = [
        asyncio.create_task(one.wait_for(lambda m: "There's no request 1" in m.content, PATIENCE))
        for one in (ada, grace)
    ]
    done, late = await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
    assert all(task.result().ephemeral for task in done)
    for task in late:
        task.cancel()
    await asyncio.gather(*late, return_exceptions=True)
    message = await (await ada.slash("imagine", prompt="a tree", steps=2)).wait_for(painted, PATIENCE)
    await settled(easel)
    await ada.click(message, "Delete")
    await ada.click(message, "Delete")
    await ada.wait_for(lambda m: "no longer exists" in m.content, PATIENCE)
    await (await ada.slash("imagine", prompt="a tree", steps=2)).wait_for(painted, PATIENCE)


async def test_a_private_picture_whose_token_died_comes_by_direct_message(playground: Playground, boot: Boot) -> None:
    ada, vera = playground.member("ada"), playground.member("vera")
    async with boot():
        used = await ada.slash("imagine", prompt="a secret tree", steps=30, images=4, private=True)
        await used.wait_for(lambda m: "step" in m.content, PATIENCE)
    playground.service.interactions.expire(used.interaction)
    async with boot() as easel:
        message = await ada.wait_for(painted, PATIENCE)
        assert message in ada.messages("dm")
        await settled(easel)
    assert vera.messages() == []


@pytest.mark.usefixtures("demo")  # decoding a picture takes as long as the last progress is on its way
@pytest.mark.parametrize("takes_dms", [True, False])
async def test_where_the_channel_is_lost_the_picture_comes_by_direct_message_or_its_loss_is_told(
    playground: Playground, easel: Easel, monkeypatch: pytest.MonkeyPatch, takes_dms: bool
) -> None:
    ada, world = playground.member("ada"), playground.world
    ada.user.settings.accepts_dms = takes_dms
    studio = next(one for one in world.guild.channels.values() if one.name == "studio")
    refused = befall(playground, monkeypatch, "PATCH", lambda: delivering(easel), status=404)
    used = await ada.slash("imagine", prompt="a tree", steps=30)
    await used.wait_for(lambda m: "step" in m.content, PATIENCE)
    world.restrict(studio, world.bot.id, deny=int(Permission.VIEW_CHANNEL))
    if takes_dms:
        message = await ada.wait_for(painted, PATIENCE)
        assert message in ada.messages("dm")
        assert f"<#{studio.id}>" in message.content
    else:
        told = await used.wait_for(lambda m: "Allow direct messages" in m.content, PATIENCE)
        assert [button["label"] for button in told.buttons] == ["Again", "Edit", "Delete"]
    assert refused.left == 0
    await settled(easel)


async def test_a_direct_message_is_as_good_a_place_as_any(playground: Playground, easel: Easel) -> None:
    ada = playground.member("ada")
    message = await (await ada.slash("imagine", prompt="a tree", steps=2, channel="dm")).wait_for(painted, PATIENCE)
    await ada.send("dm", f"<@{playground.world.bot.id}> at night", [Upload("a.png", picture_file())])
    await ada.wait_for(lambda m: painted(m) and "at night" in m.content, PATIENCE)
    await (await ada.use_on_message("Repaint", message)).modal(PATIENCE)
    sent = await ada.submit_modal({"prompt": "a boat", "strength": "0.5"}, channel="dm")
    await sent.wait_for(painted, PATIENCE)
    await settled(easel)
    await ada.click(message, "Delete")
    await ada.wait_until_gone(message)
