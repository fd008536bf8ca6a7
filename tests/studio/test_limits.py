"""The studio holds members to their limits: what is refused, what waits, and what comes back."""

import time
from dataclasses import replace

import pytest

from bot.core.errors import NotAllowedError, PaintingError, QueueError
from bot.core.job import MAX_PRIORITY, Job, JobState
from bot.core.progress import Delivering, Running
from bot.moderation.asker import Asker
from bot.moderation.limits import DEFAULT, OPERATOR
from bot.store import Store
from bot.studio.bounds import Bounds
from tests.studio.rig import PLACE, REQUEST, Rig, ended

ROLE = 7


async def asked_with_role(rig: Rig, user_id: int, steps: int = 4) -> Job:
    """A job of a member with a role."""
    asker = Asker(user_id, 5, PLACE.channel_id, frozenset({ROLE}))
    return await rig.studio.submit(replace(REQUEST, steps=steps), asker, PLACE)


async def today(rig: Rig, user_id: int = 1) -> float:
    """What is counted for a member."""
    return (await rig.store.counts.of(user_id, 5)).here.today(time.time())


async def test_a_member_waits_with_no_more_jobs_than_their_limit(store: Store) -> None:
    rig = Rig(store, Bounds(per_member=2))
    await store.limits.change(5, DEFAULT, 99, queued=1)
    await store.limits.change(5, ROLE, 99, queued=9)
    await rig.ask(1)
    with pytest.raises(QueueError, match="1 request in the queue"):
        await rig.ask(1)
    await asked_with_role(rig, 2)
    await asked_with_role(rig, 2)
    with pytest.raises(QueueError, match="2 requests in the queue"):  # no limit is above the queue's own
        await asked_with_role(rig, 2)


async def test_what_is_too_large_is_refused_everywhere_by_the_operators_limit(rig: Rig) -> None:
    await rig.store.limits.change(OPERATOR, DEFAULT, 99, steps=3)
    for guild_id in (5, None):
        with pytest.raises(NotAllowedError, match="3 steps"):
            await rig.studio.submit(REQUEST, Asker(1, guild_id, 9), PLACE)
    assert await rig.store.jobs.waiting() == []
    assert await today(rig) == 0.0


async def test_a_channel_that_is_not_allowed_is_refused_before_anything_else(rig: Rig) -> None:
    await rig.store.limits.allow(5, "channel", 10, 99)
    with pytest.raises(NotAllowedError, match="<#10>"):
        await rig.studio.check(Asker(1, 5, 9))
    await rig.studio.check(Asker(1, 5, 10))
    await rig.studio.check(Asker(1, 6, 9))
    await rig.studio.check(Asker(1, None, 9))


async def test_a_cancelled_job_gives_back_what_was_not_painted(rig: Rig) -> None:
    await rig.store.limits.change(5, DEFAULT, 99, pictures_a_day=5)
    rig.executor.load()
    painted, waiting = await rig.ask(images=4), await rig.ask()
    with pytest.raises(QueueError):
        await rig.ask()
    await rig.taken(painted)
    rig.executor.advance(painted.id, 1)
    await rig.shown(painted, Running(1, 4))
    await rig.studio.cancel(painted.id)
    await rig.studio.cancel(painted.id)
    assert await today(rig) == 2.0  # a quarter of four, and the one that waits
    await rig.studio.cancel(waiting.id)
    assert await today(rig) == 1.0


async def test_a_job_that_fails_gives_everything_back_and_a_finished_one_nothing(rig: Rig) -> None:
    rig.executor.load()
    failed, done = await rig.ask(), await rig.ask()
    await rig.taken(failed)
    rig.executor.advance(failed.id, 3)
    rig.executor.fail(failed.id, PaintingError("painting.memory"))
    await ended(rig, failed)
    await rig.taken(done)
    rig.executor.finish(done.id)
    await rig.reach(done, Delivering)
    assert await today(rig) == 1.0
    await rig.studio.cancel(done.id)
    assert await today(rig) == 1.0


async def test_a_job_that_stopped_the_process_twice_gives_back_once(store: Store) -> None:
    first = Rig(store)
    job, other = await first.ask(), await first.ask()
    for _ in range(2):
        await store.jobs.begin(job.id)
        await store.jobs.requeue(job.id)
    await store.jobs.begin(other.id)
    await store.jobs.requeue(other.id)
    await store.jobs.begin(job.id)
    assert await today(first) == 2.0
    for _ in range(2):
        rig = Rig(store)
        await rig.studio.start()
        await rig.until(lambda rig=rig: rig.studio.progress(job.id) is None)  # type: ignore[misc]
        assert await today(rig) == 1.0
        await rig.studio.stop()


async def test_no_more_of_a_members_jobs_are_painted_at_once_than_their_limit(store: Store) -> None:
    rig = Rig(store, places=4)
    await store.limits.change(5, DEFAULT, 99, running=1)
    await rig.studio.start()
    rig.executor.load()
    first, second, other = await rig.ask(1), await rig.ask(1), await rig.ask(2)
    await rig.taken(first)
    await rig.taken(other)
    third = await asked_with_role(rig, 3)
    await rig.taken(third)
    assert await rig.state(second) is JobState.QUEUED
    rig.executor.finish(first.id)
    await rig.taken(second)
    await rig.studio.cancel(second.id)
    fourth = await rig.ask(1)
    await rig.taken(fourth)
    await rig.studio.stop()


async def test_a_class_shortens_the_wait_and_is_remembered_over_restarts(store: Store) -> None:
    await store.limits.change(5, ROLE, 99, priority=MAX_PRIORITY)
    rig = Rig(store)
    await rig.studio.start()
    rig.executor.load()
    plain, quick = await rig.ask(1), await asked_with_role(rig, 2)
    for job in (plain, quick):
        await rig.taken(job)
        rig.executor.finish(job.id)
        await rig.reach(job, Delivering)
        await rig.studio.delivered(job, None)
    await rig.studio.stop()

    later = Rig(store)
    await later.studio.start()
    plain, quick = await later.ask(1), await asked_with_role(later, 2)
    assert [job.id for job in await later.studio.open_jobs()] == [quick.id, plain.id]
    await later.studio.stop()


async def test_a_cancelled_job_is_given_back_as_it_was_charged(rig: Rig) -> None:
    """Member 1 has used a quarter of a job, member 2 a sixteenth; giving back a whole one would leave member 1 none."""
    await rig.store.limits.change(5, ROLE, 99, priority=MAX_PRIORITY)
    rig.executor.load()
    for job in (await asked_with_role(rig, 1), await asked_with_role(rig, 2, steps=1)):
        await rig.taken(job)
        rig.executor.finish(job.id)
        await rig.reach(job, Delivering)
        await rig.studio.delivered(job, None)
    cancelled = await asked_with_role(rig, 1)
    await rig.taken(cancelled)
    await rig.studio.cancel(cancelled.id)
    for member in (3, 4):  # one is painted, and one waits at the executor
        await rig.taken(await rig.ask(member))
    more, less = await rig.ask(1), await rig.ask(2)
    assert [job.id for job in await rig.studio.open_jobs()][2:] == [less.id, more.id]
