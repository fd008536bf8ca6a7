"""Fairness, cancelling, and what moderators can do."""

import pytest

from bot.app.wiring import Easel
from playground.errors import RefusedError
from playground.server import Playground
from tests.e2e.looks import PATIENCE, painted
from tests.store.deeds import deeds


async def test_a_backlog_does_not_delay_another_members_first_picture(playground: Playground, easel: Easel) -> None:
    ada, vera = playground.member("ada"), playground.member("vera")
    for number in range(4):
        await (await ada.slash("imagine", prompt=f"a tree {number}", steps=100, images=4)).acknowledged()
    await ada.wait_for(lambda m: "You're next" in m.content or "before yours" in m.content, PATIENCE)
    await (await vera.slash("imagine", prompt="a cat", steps=2)).wait_for(painted, PATIENCE)
    open_jobs = await easel.store.jobs.waiting()
    assert [job.user_id for job in open_jobs].count(ada.id) == 4


async def test_one_member_may_not_fill_the_queue(playground: Playground, easel: Easel) -> None:
    mallory = playground.member("mallory")
    for _ in range(10):
        await (await mallory.slash("imagine", prompt="spam", steps=100, images=4)).acknowledged()
    await mallory.slash("imagine", prompt="spam", steps=100)
    refusal = await mallory.wait_for(lambda m: "which is the limit. Try again in about" in m.content, PATIENCE)
    assert refusal.ephemeral
    answer = await (await playground.member("grace").slash("mod clear")).response(PATIENCE)
    assert "10 jobs cancelled" in answer.content


async def test_cancel_takes_back_the_newest(playground: Playground, easel: Easel) -> None:
    ada = playground.member("ada")
    await (await ada.slash("imagine", prompt="a tree", steps=100, images=4)).acknowledged()
    newest = await ada.slash("imagine", prompt="a star", steps=100)
    await newest.wait_for(lambda m: "next" in m.content or "before" in m.content or "loading" in m.content, PATIENCE)
    shown = await (await ada.slash("queue")).response()
    assert "a tree" in shown.content
    assert "a star" in shown.content
    answer = await (await ada.slash("cancel")).response()
    assert "Request 2 is cancelled" in answer.content
    await newest.wait_for(lambda m: "Cancelled" in m.content, PATIENCE)
    assert [job.id for job in await easel.store.jobs.waiting()] == [1]


async def test_others_may_not_cancel_or_delete(playground: Playground, easel: Easel) -> None:
    ada, mallory = playground.member("ada"), playground.member("mallory")
    message = await (await ada.slash("imagine", prompt="a tree", steps=2)).wait_for(painted, PATIENCE)
    refusal = await (await mallory.click(message, "Delete")).response()
    assert "Only the member who asked for it" in refusal.content
    assert refusal.ephemeral
    await playground.member("grace").click(message, "Delete")
    await ada.wait_until_gone(message)
    entries = await deeds(easel.store, playground.world.guild.id)
    assert [entry.action for entry in entries] == ["delete"]


async def test_a_banned_member_paints_no_more_until_unbanned(playground: Playground, easel: Easel) -> None:
    grace, mallory = playground.member("grace"), playground.member("mallory")
    used = await mallory.slash("imagine", prompt="spam", steps=100, images=4)
    await used.wait_for(lambda m: bool(m.buttons), PATIENCE)
    answer = await (await grace.slash("mod ban", who=mallory.user, reason="spam")).response()
    assert "1 job cancelled" in answer.content
    refusal = await (await mallory.slash("imagine", prompt="more")).response()
    assert "banned from painting on this server: spam" in refusal.content
    await (await grace.slash("mod unban", who=mallory.user)).response()
    await (await mallory.slash("imagine", prompt="a cat", steps=2)).wait_for(painted, PATIENCE)
    entries = await deeds(easel.store, playground.world.guild.id)
    assert [entry.action for entry in entries] == ["unban", "ban"]


async def test_members_are_not_offered_mod(playground: Playground, easel: Easel) -> None:
    with pytest.raises(RefusedError):
        await playground.member("mallory").slash("mod clear")


async def test_a_moderator_cannot_ban_themselves_or_an_administrator(playground: Playground, easel: Easel) -> None:
    grace = playground.member("grace")
    own = await (await grace.slash("mod ban", who=grace.user)).response()
    assert "can't do that to yourself" in own.content
    higher = await (await grace.slash("mod ban", who=playground.member("alan").user)).response()
    assert "owns this server" in higher.content
