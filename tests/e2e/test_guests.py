"""Where the bot was never invited, members use it, and answers reach them by token or direct message."""

from collections.abc import AsyncIterator

import pytest

from bot.app.wiring import Easel
from playground.server import Playground
from playground.state.files import Upload
from playground.testing.member import Member
from tests.e2e.conftest import Boot
from tests.e2e.looks import PATIENCE, painted, picture_file, settled


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    """A playground whose guild has not invited the bot."""
    async with Playground(in_guild=False) as running:
        for player in running.world.players:
            player.settings.has_app = True
        yield running


def in_dm(member: Member) -> list[str]:
    """What was brought to a member by direct message: the texts of the pictures."""
    return [message.content for message in member.messages("dm") if painted(message)]


async def test_a_guests_pictures_are_private_unless_asked_for_and_its_buttons_work(
    playground: Playground, easel: Easel
) -> None:
    ada, vera = playground.member("ada"), playground.member("vera")
    used = await ada.slash("imagine", prompt="a red boat", steps=20, images=4)
    await used.wait_for(lambda m: "step" in m.content and bool(m.attachments), PATIENCE)  # progress comes by the token
    message = await used.wait_for(painted, PATIENCE)
    assert message.ephemeral
    assert vera.messages() == []
    assert used.interaction.follow_ups == 0
    public = await (await ada.slash("imagine", prompt="a cat", steps=2, private=False)).wait_for(painted, PATIENCE)
    assert [one.id for one in vera.messages()] == [public.id]
    pressed = await vera.click(public, "Vary a lot")
    varied = await pressed.wait_for(painted, PATIENCE)
    assert varied.ephemeral
    assert f"<@{vera.id}>" in varied.content
    await (await ada.click(message, "V4")).wait_for(painted, PATIENCE)
    large = await (await ada.click(public, "Upscale")).wait_for(painted, PATIENCE)
    assert large.ephemeral
    await settled(easel)
    await ada.click(message, "Delete")
    await ada.wait_until_gone(message)
    assert in_dm(ada) == []


async def test_a_guest_repaints_what_is_shown_there_and_reads_its_parameters(
    playground: Playground, easel: Easel
) -> None:
    ada, vera = playground.member("ada"), playground.member("vera")
    picture = await vera.send("studio", "look", [Upload("a.png", picture_file())])
    await (await ada.use_on_message("Repaint", picture)).modal(PATIENCE)
    sent = await ada.submit_modal({"prompt": "a boat --wings 2", "strength": "0.7"})
    message = await sent.wait_for(painted, PATIENCE)
    assert message.ephemeral
    assert sent.interaction.follow_ups <= 5
    told = await (await ada.use_on_message("Show parameters", message)).response(PATIENCE)
    assert "a boat" in told.content
    refusal = await (await ada.use_on_user("Repaint avatar", vera.user)).response(PATIENCE)
    assert "only repaint your own avatar" in refusal.content
    await (await ada.use_on_user("Repaint avatar", ada.user)).modal(PATIENCE)
    assert "admin" not in {command["name"] for command in playground.member("alan").commands()}


async def test_a_guests_picture_comes_by_direct_message_once_the_token_is_dead(
    playground: Playground, boot: Boot
) -> None:
    ada = playground.member("ada")
    async with boot():
        used = await ada.slash("imagine", prompt="a late tree", steps=30, images=4)
        await used.wait_for(lambda m: "step" in m.content, PATIENCE)
    playground.service.interactions.expire(used.interaction)
    async with boot() as easel:
        message = await ada.wait_for(painted, PATIENCE)
        assert in_dm(ada) == [message.content]
        assert "Your picture from <#" in message.content
        await settled(easel)
        assert message.buttons


async def test_what_reaches_nobody_is_kept_with_its_reason(playground: Playground, boot: Boot) -> None:
    ada = playground.member("ada")
    ada.user.settings.accepts_dms = False
    async with boot():
        used = await ada.slash("imagine", prompt="a lost tree", steps=30, images=4)
        await used.wait_for(lambda m: "step" in m.content, PATIENCE)
    playground.service.interactions.expire(used.interaction)
    async with boot() as easel:
        await settled(easel)
        job = await easel.store.jobs.get(1)
        assert job is not None
        assert "Allow direct messages" in (job.error or "")
