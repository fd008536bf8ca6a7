"""Painting that stands still is given up, whoever that is blamed on is told, and the process is to end."""

from dataclasses import replace

from bot.core.job import Job, JobState
from bot.core.progress import Failed, Running
from bot.store import Store
from bot.studio.ending import Hung
from bot.studio.hang_watch import blamed
from tests.studio.rig import PLACE, REQUEST, Rig, ended

HANG_AFTER = 0.1
JOB = Job(1, REQUEST, 1, None, PLACE, attempts=1)


async def test_a_hang_fails_the_job_alone_and_puts_back_what_waits(store: Store) -> None:
    rig = Rig(store, hang_after=HANG_AFTER)
    await rig.studio.start()
    rig.executor.load()
    job, waiting, queued = [await rig.ask() for _ in range(3)]
    await rig.reach(job, Running)
    await rig.taken(waiting)
    rig.clock.now += 1
    told = await ended(rig, job)
    assert isinstance(told, Failed)
    assert (told.error.key, told.error.params) == ("painting.hung", {"minutes": 0})
    assert "got stuck" in str(told.error)
    assert await rig.ended() == Hung()
    assert [await rig.state(one) for one in (job, waiting, queued)] == [
        JobState.FAILED,
        JobState.QUEUED,
        JobState.QUEUED,
    ]
    await rig.studio.stop()


async def test_what_a_hang_puts_back_is_not_begun_again_before_the_process_ends(store: Store) -> None:
    rig = Rig(store, hang_after=HANG_AFTER)
    await rig.studio.start()
    rig.executor.load()
    job, waiting = [await rig.ask() for _ in range(2)]
    await rig.reach(job, Running)
    await rig.taken(waiting)
    rig.clock.now += 1
    await rig.until(lambda: rig.studio.progress(job.id) is None)
    rig.executor.leave(job.id)  # there is room for more now
    await rig.ended()
    found = await store.jobs.get(waiting.id)
    assert found is not None
    assert (found.state, found.attempts) == (JobState.QUEUED, 0)
    await rig.studio.stop()


async def test_a_hang_of_several_jobs_leaves_them_for_the_next_process(store: Store) -> None:
    rig = Rig(store, hang_after=HANG_AFTER, places=2)
    await rig.studio.start()
    rig.executor.load()
    first, second = await rig.ask(1), await rig.ask(2)
    await rig.reach(first, Running)
    await rig.reach(second, Running)
    rig.clock.now += 1
    assert await rig.ended() == Hung()
    assert [await rig.state(job) for job in (first, second)] == [JobState.RUNNING] * 2
    await rig.studio.stop()


async def test_progress_is_no_hang(store: Store) -> None:
    rig = Rig(store, hang_after=HANG_AFTER)
    await rig.studio.start()
    rig.executor.load()
    job = await rig.ask()
    await rig.reach(job, Running)
    for step in range(1, 5):
        rig.clock.now += 0.9 * HANG_AFTER
        rig.executor.advance(job.id, step)
        await rig.shown(job, Running(step, 4))
        seen = rig.clock.looks
        await rig.until(lambda seen=seen: rig.clock.looks > seen + 1)  # type: ignore[misc]
    assert rig.studio.progress(job.id) == Running(4, 4)
    assert rig.studio.ending is None
    await rig.studio.stop()


async def test_an_executor_with_nothing_to_do_does_not_hang(store: Store) -> None:
    rig = Rig(store, hang_after=HANG_AFTER)
    await rig.studio.start()
    rig.executor.load()
    await rig.until(lambda: rig.studio.loading is None)
    rig.clock.now += 1
    job = await rig.ask()  # handing it over is a sign of life
    await rig.reach(job, Running)
    seen = rig.clock.looks
    await rig.until(lambda: rig.clock.looks > seen + 1)
    assert rig.studio.ending is None
    await rig.studio.stop()


def test_several_jobs_share_no_blame_but_one_that_was_there_before_has_it() -> None:
    again = replace(JOB, id=2, attempts=2)
    assert blamed([JOB]) == [JOB]
    assert blamed([JOB, replace(JOB, id=3)]) == []
    assert blamed([JOB, again]) == [again]
