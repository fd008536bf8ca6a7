"""What was posted of a picture goes with it: when it is deleted, purged or erased."""

import asyncio

import pytest

from bot.app.wiring import Easel
from playground.server import Playground
from playground.testing.member import Member
from playground.testing.seen import SeenMessage
from tests.e2e.looks import PATIENCE, painted, settled


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cogs.privacy.message_cleanup.PAUSE", 0.0)


async def remembered(easel: Easel, message_ids: list[int]) -> None:
    """Wait until exactly these copies are remembered: a message is seen a moment before that."""
    async with asyncio.timeout(PATIENCE):
        while [one.message_id for one in await easel.store.copies.of(1)] != message_ids:  # noqa: ASYNC110 - the store has no event
            await asyncio.sleep(0.01)


async def with_copies(playground: Playground, easel: Easel) -> tuple[SeenMessage, SeenMessage, SeenMessage]:
    """A picture of Ada's, enlarged by her and by Mallory."""
    ada, mallory = playground.member("ada"), playground.member("mallory")
    message = await (await ada.slash("imagine", prompt="a tree", steps=2)).wait_for(painted, PATIENCE)
    await settled(easel)
    own = await (await ada.click(message, "Upscale")).wait_for(painted, PATIENCE)
    other = await (await mallory.click(message, "Upscale")).wait_for(painted, PATIENCE)
    await remembered(easel, [own.id, other.id])
    return message, own, other


async def erased(member: Member) -> SeenMessage:
    """Erase a member's data with their posted messages; returns what they are told at the end."""
    panel = await (await member.slash("privacy")).response(PATIENCE)
    await (await member.click(panel, panel.buttons[1]["custom_id"])).modal(PATIENCE)
    await (await member.submit_modal({"what": ["posts"]})).response(PATIENCE)
    return await member.wait_for(lambda m: "message" in m.content and m in member.messages("dm"), PATIENCE)


async def test_deleting_a_picture_deletes_its_copies(playground: Playground, easel: Easel) -> None:
    ada = playground.member("ada")
    message, *copies = await with_copies(playground, easel)
    await ada.click(message, "Delete")
    for one in (message, *copies):
        await ada.wait_until_gone(one, PATIENCE)
    await remembered(easel, [])


async def test_purging_a_picture_or_a_copy_of_it_deletes_all_of_them(playground: Playground, easel: Easel) -> None:
    ada, grace = playground.member("ada"), playground.member("grace")
    message, *copies = await with_copies(playground, easel)
    await (await grace.use_on_message("Purge picture", copies[1])).modal(PATIENCE)
    await (await grace.submit_modal({"reason": ""})).response(PATIENCE)
    for one in (message, *copies):
        await ada.wait_until_gone(one, PATIENCE)


async def test_erasing_ones_data_deletes_ones_pictures_and_ones_copies(playground: Playground, easel: Easel) -> None:
    ada, mallory = playground.member("ada"), playground.member("mallory")
    message, own, other = await with_copies(playground, easel)
    assert "1" in (await erased(mallory)).content
    await mallory.wait_until_gone(other, PATIENCE)
    assert ada.refresh(message).attachments
    assert "2 posted messages are deleted" in (await erased(ada)).content
    for one in (message, own):
        await ada.wait_until_gone(one, PATIENCE)


async def test_a_copy_that_is_dropped_is_forgotten(playground: Playground, easel: Easel) -> None:
    ada = playground.member("ada")
    _, own, other = await with_copies(playground, easel)
    await ada.click(own, "Delete")
    await ada.wait_until_gone(own)
    await remembered(easel, [other.id])
