"""A member sees what is kept, exports it, and erases it, even while a job is being painted."""

import asyncio
import io
import json
import zipfile
from pathlib import Path

import pytest

from bot.app.wiring import Easel
from playground.server import Playground
from playground.state.files import Upload
from playground.testing.member import Member
from playground.testing.seen import SeenMessage
from tests.e2e.conftest import Boot
from tests.e2e.looks import PATIENCE, painted, picture_file, settled


@pytest.fixture(autouse=True)
def quick_sweep(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cogs.privacy.message_cleanup.PAUSE", 0.0)


async def panel_of(member: Member) -> SeenMessage:
    return await (await member.slash("privacy")).response(PATIENCE)


async def erase(member: Member, what: str) -> SeenMessage:
    await (await member.click(await panel_of(member), "Erase")).modal(PATIENCE)
    return await (await member.submit_modal({"what": [what]})).response(PATIENCE)


async def test_the_export_holds_what_is_theirs_and_nobody_elses(playground: Playground, easel: Easel) -> None:
    ada, vera = playground.member("ada"), playground.member("vera")
    mine = await (await ada.slash("imagine", prompt="a red boat", steps=2)).wait_for(painted, PATIENCE)
    await (await vera.slash("imagine", prompt="a blue castle", steps=2)).wait_for(painted, PATIENCE)
    await settled(easel)
    panel = await panel_of(ada)
    assert panel.ephemeral
    assert "Every picture you ask for" in panel.content
    said = await (await ada.click(panel, "Export")).response(PATIENCE)
    assert "sent you a file" in said.content
    [sent] = [one for one in ada.messages("dm") if one.attachments]
    assert "with 1 picture in all" in sent.content
    with zipfile.ZipFile(io.BytesIO(ada.read(sent.attachments[0]))) as file:
        found = {name: file.read(name) for name in file.namelist()}
    assert [job["request"]["prompt"] for job in json.loads(found["jobs/00001.json"])] == ["a red boat"]
    [picture] = [data for name, data in found.items() if name.startswith("pictures/")]
    assert picture == ada.read(mine.attachments[0])
    assert b"castle" not in b"".join(found.values())


async def test_closed_direct_messages_are_told(playground: Playground, easel: Easel) -> None:
    ada = playground.member("ada")
    panel = await panel_of(ada)
    ada.user.settings.set(accepts_dms=False)
    said = await ada.click(panel, "Export")
    shown = await said.follow_up(lambda message: "Allow direct messages" in message.content, PATIENCE)
    assert shown.ephemeral


async def test_erasing_while_it_is_painted_leaves_nothing(playground: Playground, easel: Easel) -> None:
    ada, vera = playground.member("ada"), playground.member("vera")
    posted = await (await ada.slash("imagine", prompt="a red boat", steps=2)).wait_for(painted, PATIENCE)
    other = await (await vera.slash("imagine", prompt="a cat", steps=2)).wait_for(painted, PATIENCE)
    await settled(easel)
    running = await ada.slash("imagine", prompt="a long boat", steps=100, images=4)
    names_it = await running.wait_for(lambda message: "step" in message.content, PATIENCE)
    assert "a long boat" in names_it.content
    said = await erase(ada, "posts")
    assert "I've started" in said.content
    told = await ada.wait_for(lambda message: "is deleted: 2 requests" in message.content, PATIENCE)
    assert "2 posted messages are deleted." in told.content
    await ada.wait_until_gone(posted, PATIENCE)
    await ada.wait_until_gone(names_it, PATIENCE)
    assert vera.refresh(other).attachments
    assert await easel.store.database.rows("SELECT * FROM jobs WHERE user_id = ?", (ada.id,)) == []
    assert await easel.store.erasures.pending() == []
    await (await ada.slash("imagine", prompt="a tree", steps=2)).wait_for(painted, PATIENCE)


async def test_messages_stay_where_that_is_wished_and_their_buttons_say_so(
    playground: Playground, easel: Easel
) -> None:
    vera = playground.member("vera")
    message = await (await vera.slash("imagine", prompt="a cat", steps=2)).wait_for(painted, PATIENCE)
    await settled(easel)
    await (await vera.click(await panel_of(vera), "Löschen")).modal(PATIENCE)
    await (await vera.submit_modal({"what": ["data"]})).response(PATIENCE)
    await vera.wait_for(lambda one: "Daten sind gelöscht: 1 Auftrag" in one.content, PATIENCE)
    assert vera.refresh(message).attachments
    said = await (await vera.click(message, message.buttons[0]["custom_id"])).response(PATIENCE)
    assert "nicht mehr" in said.content


async def test_a_restart_goes_on_with_an_erasure(playground: Playground, boot: Boot) -> None:
    ada = playground.member("ada")
    async with boot() as easel:
        await (await ada.slash("imagine", prompt="a cat", steps=2)).wait_for(painted, PATIENCE)
        await settled(easel)
        await easel.store.erasures.begin(ada.id, "en-US", posted=True)
    async with boot() as easel:
        await ada.wait_for(lambda one: "1 posted message is deleted" in one.content, PATIENCE)
        assert await easel.store.history.page(ada.id) == []


async def test_what_was_asked_for_before_and_arrives_afterwards_is_not_painted(
    playground: Playground, easel: Easel, tmp_path: Path
) -> None:
    ada = playground.member("ada")
    slow = playground.faults.order("GET", "/messages/@original", delay=1.5)
    used = await ada.slash("imagine", {"prompt": "a late boat", "image": Upload("a.png", picture_file()), "steps": 2})
    async with asyncio.timeout(PATIENCE):
        while slow.times:  # noqa: ASYNC110 - the playground has no event to wait for
            await asyncio.sleep(0.01)
    await erase(ada, "data")
    await ada.wait_for(lambda message: "is deleted: 0 requests" in message.content, PATIENCE)
    refusal = await used.follow_up(timeout=PATIENCE)
    assert "since you asked for this" in refusal.content
    assert await easel.store.database.rows("SELECT * FROM jobs") == []
    assert list((tmp_path / "data" / "uploads").glob("*/*")) == []
    await (await ada.slash("imagine", prompt="a tree", steps=2)).wait_for(painted, PATIENCE)
