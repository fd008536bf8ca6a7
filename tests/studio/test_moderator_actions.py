"""What moderators do to the queue and to members, and that it is logged in the same transaction."""

import sqlite3
import time

import pytest

from bot.core.errors import GoneError, NotAllowedError
from bot.core.job import Job, JobState
from bot.core.preferences import GuildSettings
from bot.core.progress import Delivering, Paused
from bot.moderation.asker import Asker
from bot.studio.moderator_actions import ModeratorActions
from tests.store.deeds import deeds
from tests.studio.rig import PLACE, REQUEST, Rig


async def ask_in(rig: Rig, guild_id: int) -> Job:
    """A job of member 1 in another guild."""
    return await rig.studio.submit(REQUEST, Asker(1, guild_id, 9), PLACE)


async def noted(rig: Rig) -> list[tuple[str, int, int | None, str]]:
    """The deeds in guild 5, the oldest first: what, by whom, to whom, in which words."""
    entries = reversed(await deeds(rig.store, 5))
    return [(entry.action, entry.moderator_id, entry.target_id, entry.detail) for entry in entries]


async def test_a_ban_cancels_what_the_member_has_open_there(rig: Rig) -> None:
    own, other = await rig.ask(1), await rig.ask(2)
    order = ModeratorActions(rig.studio, rig.store)
    _, cancelled = await order.ban(5, 1, 99, "spam")
    assert cancelled == 1
    assert await rig.state(own) is JobState.CANCELLED
    assert await rig.state(other) is JobState.QUEUED
    assert await order.clear(5, 99) == 1
    await order.unban(5, 1, 99)
    with pytest.raises(GoneError) as unbanned:
        await order.unban(5, 1, 99)
    assert unbanned.value.key == "ban.none"
    with pytest.raises(GoneError) as ended:
        await order.cancel(own, 99)
    assert (ended.value.key, ended.value.params) == ("job.unknown", {"job": own.id})
    assert await noted(rig) == [("ban", 99, 1, "spam"), ("clear", 99, None, "1 jobs"), ("unban", 99, 1, "")]


async def test_a_ban_is_the_members_for_the_time_and_reason_given(rig: Rig) -> None:
    order = ModeratorActions(rig.studio, rig.store)
    for seconds in (60.0, None):
        ban, cancelled = await order.ban(5, 1, 99, "spam", seconds)
        lasts = None if ban.expires_at is None else ban.expires_at - ban.created_at
        assert (ban.guild_id, ban.subject_id, ban.is_role, ban.moderator_id, ban.reason) == (5, 1, False, 99, "spam")
        assert lasts == (None if seconds is None else pytest.approx(seconds))
        assert cancelled == 0


async def test_a_ban_of_a_role_cancels_what_its_holders_have_open(rig: Rig) -> None:
    own, other, elsewhere = await rig.ask(1), await rig.ask(2), await ask_in(rig, 6)

    async def holders() -> list[int]:
        with pytest.raises(NotAllowedError):  # nobody with the role asks for more while holders are looked for
            await rig.studio.check(Asker(1, 5, 9, frozenset({20})))
        return [1]

    ban, cancelled = await ModeratorActions(rig.studio, rig.store).ban_role(5, 20, 99, "raid", 60.0, 10, holders)
    assert (ban.guild_id, ban.subject_id, ban.is_role, ban.moderator_id, ban.reason) == (5, 20, True, 99, "raid")
    assert ban.expires_at == pytest.approx(ban.created_at + 60)
    assert cancelled == 1
    states = [await rig.state(job) for job in (own, other, elsewhere)]
    assert states == [JobState.CANCELLED, JobState.QUEUED, JobState.QUEUED]


async def test_a_moderators_cancel_is_noted_with_whose_job_it_was(rig: Rig) -> None:
    job, other = await rig.ask(1), await rig.ask(1)
    await ModeratorActions(rig.studio, rig.store).cancel(job, 99)
    assert [await rig.state(one) for one in (job, other)] == [JobState.CANCELLED, JobState.QUEUED]
    assert await noted(rig) == [("cancel", 99, 1, f"job {job.id}")]


@pytest.mark.parametrize(("reason", "detail"), [("bad", "job {}: bad"), ("", "job {}")])
async def test_a_purge_takes_pictures_away_and_is_noted(rig: Rig, reason: str, detail: str) -> None:
    rig.executor.load()
    painted, other = await rig.ask(1), await rig.ask(2)
    for job in (painted, other):
        await rig.taken(job)
        rig.executor.finish(job.id)
        await rig.reach(job, Delivering)
    await ModeratorActions(rig.studio, rig.store).purge(painted, 99, reason)
    assert await rig.store.pictures.of(painted.id) == ()
    assert len(await rig.store.pictures.of(other.id)) == 1
    assert await rig.state(painted) is JobState.CANCELLED
    assert await noted(rig) == [("purge", 99, 1, detail.format(painted.id))]


async def test_a_strike_is_forgiven_once(rig: Rig) -> None:
    order = ModeratorActions(rig.studio, rig.store)
    await order.warn(5, 1, 99, "spam")
    [strike] = await rig.store.strikes.of(5, 1)
    await order.forgive(strike, 98)
    with pytest.raises(GoneError) as again:
        await order.forgive(strike, 98)
    assert again.value.key == "strike.forgiven"
    assert await noted(rig) == [("warn", 99, 1, "spam"), ("forgive", 98, 1, "spam")]


async def test_only_strikes_of_the_last_days_bring_a_ban(rig: Rig) -> None:
    order = ModeratorActions(rig.studio, rig.store)
    await rig.store.guilds.set(5, GuildSettings(ladder="2=1h", strike_days=3), 99)
    now = time.time()
    rig.store.bans.clock = lambda: now - 4 * 86400
    await order.warn(5, 1, 99, "long ago")
    rig.store.bans.clock = lambda: now
    assert (await order.warn(5, 1, 99, "spam")).ban is None
    third = await order.warn(5, 1, 99, "more spam")
    assert third.strikes == 2
    assert third.ban is not None
    assert (third.ban.subject_id, third.ban.moderator_id, third.ban.reason) == (1, 99, "more spam")


async def test_a_paused_server_waits_and_others_go_on(rig: Rig) -> None:
    order = ModeratorActions(rig.studio, rig.store)
    await order.pause(5, 99)
    held = await rig.ask(1)
    elsewhere = await ask_in(rig, 6)  # the same member
    rig.executor.load()
    await rig.taken(elsewhere)
    assert await rig.state(held) is JobState.QUEUED
    assert [job.id for job in await rig.studio.open_jobs()] == [elsewhere.id, held.id]
    await rig.shown(held, Paused())
    rig.executor.finish(elsewhere.id)
    await order.resume(5, 99)
    await rig.taken(held)
    with pytest.raises(GoneError) as refused:
        await order.resume(5, 99)
    assert refused.value.key == "pause.none"
    await order.pause(5, 98)
    with pytest.raises(GoneError) as already:
        await order.pause(5, 98)
    assert already.value.key == "pause.already"
    assert await noted(rig) == [("pause", 99, None, ""), ("resume", 99, None, ""), ("pause", 98, None, "")]


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
    job, other = await rig.ask(1), await rig.ask(2)
    first = await order.warn(5, 1, 99, "spam")
    assert (first.strikes, first.ban) == (1, None)
    assert await rig.state(job) is JobState.QUEUED
    second = await order.warn(5, 1, 99, "more spam")
    assert second.ban is not None
    assert second.ban.expires_at == pytest.approx(second.ban.created_at + 3600)
    assert [await rig.state(one) for one in (job, other)] == [JobState.CANCELLED, JobState.QUEUED]
    third = await order.warn(5, 1, 99, "even more")
    assert third.ban is not None
    assert third.ban.expires_at is None


async def test_a_ban_of_a_role_is_refused_with_its_end(rig: Rig) -> None:
    ban = await rig.store.bans.ban(5, 20, 99, "", 60, is_role=True)
    await rig.studio.check(Asker(1, 5, 9, frozenset({21})))
    with pytest.raises(NotAllowedError, match=f"until <t:{int(ban.expires_at or 0)}:f>"):
        await rig.studio.check(Asker(1, 5, 9, frozenset({20, 21})))
