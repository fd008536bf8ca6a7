"""What is erased or purged while it is on its way to Discord doesn't stay there, nor after a process died midway."""

import asyncio

import pytest

from bot.app.wiring import Easel
from bot.core.progress import Delivering
from playground.server import Playground
from playground.testing.member import Member
from tests.e2e.attacks.forgery import SECRET, channel_named
from tests.e2e.conftest import Boot
from tests.e2e.looks import PATIENCE, painted, settled
from tests.e2e.mishaps import befall
from tests.e2e.test_privacy import erase


@pytest.fixture(autouse=True)
def quick_sweep(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cogs.privacy.message_cleanup.PAUSE", 0.0)


def posted(member: Member) -> list[str]:
    """What others still see: the secret words, or a picture."""
    return [one.content for one in member.messages() if SECRET in one.content or one.attachments]


@pytest.mark.parametrize("act", ["erase", "purge", "withdraw"])
async def test_a_picture_on_its_way_as_a_new_message_is_taken_back(
    playground: Playground, easel: Easel, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    ada, grace, vera = (playground.member(name) for name in ("ada", "grace", "vera"))

    def delivering() -> bool:
        return isinstance(easel.studio.progress(1), Delivering)

    befall(playground, monkeypatch, "PATCH", delivering, status=404)  # somebody deleted the job's message
    channel_id = channel_named(playground, "studio").id
    slow = playground.faults.order("POST", f"/channels/{channel_id}/messages", delay=1.0)
    await ada.slash("imagine", prompt=SECRET, steps=2)
    async with asyncio.timeout(PATIENCE):
        while slow.times:  # noqa: ASYNC110 - the playground has no event to wait for
            await asyncio.sleep(0.01)
    if act == "erase":
        await erase(ada, "posts")
        await ada.wait_for(lambda message: "is deleted: 1 request" in message.content, PATIENCE)
    elif act == "withdraw":
        await easel.store.pictures.delete(1)
    else:
        said = await (await grace.slash("mod purge", picture="1")).response(PATIENCE)
        assert "deleted" in said.content
    message = await vera.wait_for(painted, PATIENCE)
    await ada.wait_until_gone(message, PATIENCE)
    if act != "withdraw":  # its old message, which isn't really gone, shows a preview
        async with asyncio.timeout(PATIENCE):
            while posted(vera):  # noqa: ASYNC110 - messages are deleted one after the other
                await asyncio.sleep(0.01)


async def test_a_picture_that_is_withdrawn_while_it_goes_into_its_own_message_goes_too(
    playground: Playground, easel: Easel
) -> None:
    ada, vera = playground.member("ada"), playground.member("vera")

    async def withdrawn() -> None:
        async with asyncio.timeout(PATIENCE):
            while not isinstance(easel.studio.progress(1), Delivering):  # noqa: ASYNC110 - as above
                await asyncio.sleep(0)
        await easel.store.pictures.delete(1)

    withdrawing = asyncio.create_task(withdrawn())
    await ada.slash("imagine", prompt=SECRET, steps=2)
    await withdrawing
    message = await vera.wait_for(painted, PATIENCE)
    await ada.wait_until_gone(message, PATIENCE)
    assert posted(vera) == []


async def test_an_erasure_after_a_restart_finds_what_the_last_process_posted_but_did_not_note(
    playground: Playground, boot: Boot
) -> None:
    ada, vera = playground.member("ada"), playground.member("vera")
    async with boot() as easel:
        message = await (await ada.slash("imagine", prompt=SECRET, steps=2)).wait_for(painted, PATIENCE)
        await settled(easel)
        async with easel.store.database.transaction():
            await easel.store.database.write("UPDATE jobs SET state = 'delivering', message_id = NULL")
        await easel.store.erasures.begin(ada.id, "en-US", posted=True)
    async with boot() as easel:
        await ada.wait_until_gone(message, PATIENCE)
        assert posted(vera) == []
        assert await easel.store.database.rows("SELECT * FROM jobs") == []
