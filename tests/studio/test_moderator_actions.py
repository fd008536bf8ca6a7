"""What moderators do to the queue and to members, and that it is logged in the same transaction."""

import sqlite3

import pytest

from bot.core.errors import EaselError, NotAllowedError
from bot.core.job import JobState
from bot.core.preferences import GuildSettings
from bot.core.progress import Paused
from bot.moderation.asker import Asker
from bot.studio.moderator_actions import ModeratorActions
from tests.store.deeds import deeds
from tests.studio.rig import PLACE, REQUEST, Rig


async def test_a_ban_cancels_what_the_member_has_open_there(rig: Rig) -> None:
    own, other = await rig.ask(1), await rig.ask(2)
    order = ModeratorActions(rig.studio, rig.store)
    _, cancelled = await order.ban(5, 1, 99, "spam")
    assert cancelled == 1
    assert await rig.state(own) is JobState.CANCELLED
    assert await rig.state(other) is JobState.QUEUED
    assert await order.clear(5, 99) == 1
    await order.unban(5, 1, 99)
    with pytest.raises(EaselError):
        await order.unban(5, 1, 99)
    with pytest.raises(EaselError):
        await order.cancel(own, 99)
    assert [entry.action for entry in await deeds(rig.store, 5)] == ["unban", "clear", "ban"]


async def test_a_paused_server_waits_and_others_go_on(rig: Rig) -> None:
    order = ModeratorActions(rig.studio, rig.store)
    await order.pause(5, 99)
    held = await rig.ask(1)
    elsewhere = await rig.studio.submit(REQUEST, Asker(1, 6, 9), PLACE)  # the same member, in another server
    rig.executor.load()
    await rig.taken(elsewhere)
    assert await rig.state(held) is JobState.QUEUED
    assert [job.id for job in await rig.studio.open_jobs()] == [elsewhere.id, held.id]
    await rig.shown(held, Paused())
    rig.executor.finish(elsewhere.id)
    await order.resume(5, 99)
    await rig.taken(held)
    with pytest.raises(EaselError) as refused:
        await order.resume(5, 99)
    assert refused.value.key == "pause.none"


async def test_a_cancelled_job_and_its_deed_are_one(rig: Rig) -> None:
    job = await rig.ask()
    order = ModeratorActions(rig.studio, rig.store)
    async with rig.store.database.transaction():
        await rig.store.database.write(
            "CREATE TRIGGER full BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'disk full'); END"
        )
    for entry in (order.cancel(job, 99), order.clear(5, 99)):
        with pytest.raises(sqlite3.IntegrityError, match="disk full"):
            await entry
    assert await rig.state(job) is JobState.QUEUED


async def test_strikes_bring_what_the_ladder_says(rig: Rig) -> None:
    order = ModeratorActions(rig.studio, rig.store)
    await rig.store.guilds.set(5, GuildSettings(ladder="2=1h 3=forever"), 99)
    job = await rig.ask(1)
    first = await order.warn(5, 1, 99, "spam")
    assert (first.strikes, first.ban) == (1, None)
    assert await rig.state(job) is JobState.QUEUED
    second = await order.warn(5, 1, 99, "more spam")
    assert second.ban is not None
    assert second.ban.expires_at == pytest.approx(second.ban.created_at + 3600)
    assert await rig.state(job) is JobState.CANCELLED
    third = await order.warn(5, 1, 99, "even more")
    assert third.ban is not None
    assert third.ban.expires_at is None


async def test_a_ban_of_a_role_is_refused_with_its_end(rig: Rig) -> None:
    ban = await rig.store.bans.ban(5, 20, 99, "", 60, is_role=True)
    await rig.studio.check(Asker(1, 5, 9, frozenset({21})))
    with pytest.raises(NotAllowedError, match=f"until <t:{int(ban.expires_at or 0)}:f>"):
        await rig.studio.check(Asker(1, 5, 9, frozenset({20, 21})))
