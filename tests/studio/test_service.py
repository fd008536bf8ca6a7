"""A job is submitted, painted, delivered and done; or cancelled, refused, failed."""

import asyncio
import time
from pathlib import Path

import pytest

from bot.core.errors import DeviceError, EaselError, NotAllowedError, PaintingError, QueueError, RequestError
from bot.core.job import JobState
from bot.executors.protocol import Broken
from bot.moderation.asker import Asker
from bot.store import Store
from bot.store.files import Uploads
from bot.studio.bounds import Bounds
from tests.studio.rig import PICTURE, REQUEST, Rig, ended


async def test_a_job_is_painted_delivered_and_done(rig: Rig) -> None:
    job = await rig.ask()
    first = rig.studio.progress(job.id)
    assert first is not None
    assert (first.state, first.loading) == (JobState.QUEUED, "starting")
    assert (await anext(rig.studio.arrivals())).id == job.id
    rig.executor.load()
    await rig.taken(job)
    assert await rig.state(job) is JobState.RUNNING
    rig.executor.advance(job.id, 2)
    await rig.until(lambda: (now := rig.studio.progress(job.id)) is not None and now.step == 2)
    rig.executor.finish(job.id)
    progress = await rig.reach(job, JobState.DELIVERING)
    assert progress.pictures == (PICTURE,)
    await rig.studio.delivered(job, 77)
    assert await rig.state(job) is JobState.DONE
    assert rig.studio.progress(job.id) is None
    assert len(await rig.store.usage.recent(60)) == 1
    await rig.studio.delivered(job, 77)
    assert len(await rig.store.usage.recent(60)) == 1


async def test_a_queued_job_is_cancelled_and_never_painted(rig: Rig) -> None:
    job, other = await rig.ask(), await rig.ask()
    assert await rig.studio.cancel(job.id)
    assert not await rig.studio.cancel(job.id)
    rig.executor.load()
    await rig.taken(other)
    assert [one.id for one, _ in rig.executor.taken] == [other.id]
    assert rig.executor.cancelled == []


async def test_a_running_job_is_cancelled_and_the_next_goes_on(rig: Rig) -> None:
    rig.executor.load()
    job, other = await rig.ask(), await rig.ask()
    await rig.taken(job)
    assert await rig.studio.cancel(job.id)
    assert rig.executor.cancelled == [job.id]
    await rig.taken(other)
    assert await rig.state(job) is JobState.CANCELLED


class GatedUploads(Uploads):
    """Uploads whose reading waits for a gate."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.asked, self.gate = asyncio.Event(), asyncio.Event()

    async def read(self, name: str) -> bytes | None:
        self.asked.set()
        await self.gate.wait()
        return await super().read(name)


async def test_a_job_cancelled_just_before_it_is_handed_over_is_not_painted(rig: Rig, tmp_path: Path) -> None:
    uploads = rig.store.uploads = GatedUploads(tmp_path / "uploads")
    rig.executor.load()
    job = await rig.ask(image=await uploads.keep(b"a picture"))
    await uploads.asked.wait()
    assert await rig.studio.cancel(job.id)
    uploads.gate.set()
    other = await rig.ask()
    await rig.taken(other)
    assert [one.id for one, _ in rig.executor.taken] == [other.id]
    assert await rig.state(job) is JobState.CANCELLED


async def test_an_event_after_the_cancel_is_ignored(rig: Rig) -> None:
    rig.executor.load()
    job = await rig.ask()
    await rig.taken(job)
    await rig.studio.cancel(job.id)
    rig.executor.advance(job.id, 3)
    rig.executor.finish(job.id)
    rig.executor.give_up(job.id, PaintingError("painting.memory"))
    other = await rig.ask()
    await rig.taken(other)
    assert await rig.state(job) is JobState.CANCELLED
    assert await rig.store.pictures.of(job.id) == ()


async def test_a_job_that_fails_says_why_and_the_next_goes_on(rig: Rig) -> None:
    rig.executor.load()
    job, other = await rig.ask(), await rig.ask()
    await rig.taken(job)
    rig.executor.give_up(job.id, PaintingError("painting.memory"))
    last = await ended(rig, job)
    assert last.state is JobState.FAILED
    assert "too little memory" in str(last.error)
    await rig.taken(other)


async def test_pictures_that_can_not_be_delivered_fail_the_job(rig: Rig) -> None:
    rig.executor.load()
    job = await rig.ask()
    await rig.taken(job)
    rig.executor.finish(job.id)
    await rig.reach(job, JobState.DELIVERING)
    await rig.studio.undeliverable(job, EaselError("unexpected", note="x"))
    assert await rig.state(job) is JobState.FAILED


async def test_a_full_queue_refuses(store: Store) -> None:
    rig = Rig(store, Bounds(per_member=1, in_all=2))
    await rig.ask(1)
    with pytest.raises(QueueError) as own:
        await rig.ask(1)
    assert own.value.key == "queue.member"
    await rig.ask(2)
    with pytest.raises(QueueError) as full:
        await rig.ask(3)
    assert full.value.key == "queue.all"
    assert len(await store.jobs.waiting()) == 2


async def test_a_banned_member_is_refused_with_the_reason(rig: Rig) -> None:
    await rig.store.bans.ban(5, 1, 99, "spam")
    with pytest.raises(NotAllowedError, match="spam"):
        await rig.ask(1)
    await rig.studio.check(Asker(1, None, 9))
    await rig.studio.check(Asker(1, 6, 9))


async def test_what_the_model_can_not_paint_is_refused(rig: Rig) -> None:
    with pytest.raises(RequestError):
        await rig.ask(width=72)
    assert await rig.store.jobs.waiting() == []


async def test_a_missing_upload_fails_only_its_job(rig: Rig) -> None:
    rig.executor.load()
    job, other = await rig.ask(image="0" * 64), await rig.ask()
    await rig.taken(other)
    last = await ended(rig, job)
    assert await rig.state(job) is JobState.FAILED
    assert last.state in (JobState.FAILED, JobState.DONE)  # the topic may have closed before it was watched
    found = await rig.store.jobs.get(job.id)
    assert found is not None
    assert "no longer there" in str(found.error)


async def test_a_kept_upload_goes_along(rig: Rig) -> None:
    rig.executor.load()
    job = await rig.ask(image=await rig.store.uploads.keep(b"a picture"))
    await rig.taken(job)
    assert rig.executor.taken[0][1] == b"a picture"


async def test_a_backlog_does_not_hold_up_someone_else(rig: Rig) -> None:
    backlog = [await rig.ask(1) for _ in range(3)]
    other = await rig.ask(2)
    expected = [backlog[0].id, other.id, backlog[1].id, backlog[2].id]
    assert [job.id for job in await rig.studio.open_jobs()] == expected
    rig.executor.load()
    for number, job_id in enumerate(expected, 1):
        await rig.until(lambda number=number: len(rig.executor.taken) >= number)  # type: ignore[misc]
        rig.executor.finish(job_id)
    assert [job.id for job, _ in rig.executor.taken] == expected


async def test_everyone_waiting_learns_where_they_stand(rig: Rig) -> None:
    rig.executor.load()
    running, first, second = [await rig.ask() for _ in range(3)]
    await rig.taken(running)
    await rig.until(lambda: (now := rig.studio.progress(second.id)) is not None and now.position == 1)
    standing = rig.studio.progress(first.id)
    assert standing is not None
    assert (standing.position, standing.loading) == (0, None)


async def test_a_broken_executor_is_remembered(rig: Rig) -> None:
    error = PaintingError("painting.unloaded", reason="x")
    rig.executor.post(Broken(error))
    await rig.until(lambda: rig.studio.broken is error)


async def test_a_hang_fails_the_job_and_is_told(store: Store) -> None:
    rig = Rig(store, hang_after=0.1)
    await rig.studio.start()
    rig.executor.load()
    job, waiting = await rig.ask(), await rig.ask()
    await rig.taken(job)
    await asyncio.wait_for(rig.studio.hung.wait(), 5)
    await ended(rig, job)
    assert await rig.state(job) is JobState.FAILED
    assert await rig.state(waiting) is JobState.QUEUED
    await rig.studio.stop()


async def test_a_hang_of_several_jobs_leaves_them_for_the_next_process(store: Store) -> None:
    rig = Rig(store, hang_after=0.1, places=2)
    await rig.studio.start()
    rig.executor.load()
    first, second = await rig.ask(1), await rig.ask(2)
    await rig.taken(second)
    await asyncio.wait_for(rig.studio.hung.wait(), 5)
    assert [await rig.state(job) for job in (first, second)] == [JobState.RUNNING] * 2
    await rig.studio.stop()


async def test_one_job_is_handed_over_beyond_the_room(rig: Rig) -> None:
    rig.executor.load()
    jobs = [await rig.ask() for _ in range(3)]
    await rig.taken(jobs[1])
    states = [(await rig.state(job)) for job in jobs]
    assert states == [JobState.RUNNING, JobState.RUNNING, JobState.QUEUED]
    ahead = rig.studio.progress(jobs[1].id)
    assert ahead is not None
    assert (ahead.state, ahead.position) == (JobState.QUEUED, 0)  # it has not begun, and is told so
    rig.executor.finish(jobs[0].id)
    await rig.reach(jobs[1], JobState.RUNNING)
    await rig.taken(jobs[2])


async def test_jobs_are_handed_over_while_there_is_room(store: Store) -> None:
    rig = Rig(store, places=3)
    await rig.studio.start()
    rig.executor.load()
    jobs = [await rig.ask(member) for member in range(5)]
    await rig.taken(jobs[3])
    assert [await rig.state(job) for job in jobs].count(JobState.RUNNING) == 4
    await rig.studio.stop()


async def test_time_ahead_of_room_counts_as_waiting(rig: Rig) -> None:
    rig.executor.load()
    first, ahead = await rig.ask(), await rig.ask()
    await rig.taken(ahead)
    await asyncio.sleep(0.3)
    rig.executor.finish(first.id)
    await rig.reach(ahead, JobState.RUNNING)
    rig.executor.finish(ahead.id)
    await rig.reach(ahead, JobState.DELIVERING)
    await rig.studio.delivered(ahead, None)
    [use] = await rig.store.usage.recent(60)
    assert use.seconds < 0.25


async def test_a_lost_device_halts_the_studio_and_the_jobs_keep_the_blame(store: Store) -> None:
    rig = Rig(store)
    await rig.studio.start()
    rig.executor.load()
    job = await rig.ask()
    await rig.reach(job, JobState.RUNNING)
    rig.executor.post(Broken(DeviceError("device.lost", reason="x")))
    await asyncio.wait_for(rig.studio.halted.wait(), 5)
    await rig.studio.stop()
    found = await store.jobs.get(job.id)
    assert found is not None
    assert (found.state, found.attempts) == (JobState.RUNNING, 1)


async def test_a_hang_is_told_before_the_process_ends(store: Store) -> None:
    rig = Rig(store, hang_after=0.1)
    await rig.studio.start()
    rig.executor.load()
    job = await rig.ask()
    await rig.taken(job)
    await asyncio.wait_for(rig.studio.hung.wait(), 5)
    found = await store.jobs.get(job.id)  # at once: whoever waits for `hung` ends the process
    assert found is not None
    assert found.state is JobState.FAILED
    assert "stood still" in str(found.error)
    await rig.studio.stop()


async def test_a_stop_just_before_a_job_is_handed_over_is_no_attempt(store: Store, tmp_path: Path) -> None:
    uploads = store.uploads = GatedUploads(tmp_path / "uploads")
    rig = Rig(store)
    await rig.studio.start()
    rig.executor.load()
    job = await rig.ask(image=await uploads.keep(b"a picture"))
    await uploads.asked.wait()
    assert await rig.state(job) is JobState.RUNNING
    await rig.studio.stop()
    found = await store.jobs.get(job.id)
    assert found is not None
    assert (found.state, found.attempts) == (JobState.QUEUED, 0)


async def test_what_was_painted_of_a_cancelled_job_still_counts(rig: Rig) -> None:
    rig.executor.load()
    job = await rig.ask(1)
    await rig.reach(job, JobState.RUNNING)
    rig.executor.advance(job.id, 3)
    await rig.until(lambda: (now := rig.studio.progress(job.id)) is not None and now.step == 3)
    await rig.studio.cancel(job.id)
    used = rig.studio._dispatcher.shares[1].now(time.time())
    assert used == pytest.approx(0.75 * REQUEST.cost, rel=0.01)


async def test_a_failed_job_counts_for_nothing(rig: Rig) -> None:
    rig.executor.load()
    job = await rig.ask(1)
    await rig.reach(job, JobState.RUNNING)
    rig.executor.give_up(job.id, PaintingError("painting.memory"))
    await ended(rig, job)
    assert rig.studio._dispatcher.shares[1].now(time.time()) == pytest.approx(0.0, abs=1e-6)


async def test_progress_is_no_hang(store: Store) -> None:
    rig = Rig(store, hang_after=0.8)
    await rig.studio.start()
    rig.executor.load()
    job = await rig.ask()
    await rig.taken(job)
    for step in range(10):
        rig.executor.advance(job.id, step)
        await asyncio.sleep(0.1)
    assert not rig.studio.hung.is_set()
    await rig.studio.stop()


async def test_a_store_that_fails_halts_the_studio_with_a_sentence(rig: Rig) -> None:
    await rig.ask()
    await rig.store.close()
    rig.executor.load()  # the dispatcher now looks for the job
    await asyncio.wait_for(rig.studio.halted.wait(), 5)
    assert isinstance(rig.studio.broken, PaintingError)
    assert rig.studio.broken.key == "painting.halted"


async def test_stopping_leaves_open_jobs_open(store: Store) -> None:
    rig = Rig(store)
    await rig.studio.start()
    job = await rig.ask()
    await rig.studio.stop()
    assert rig.executor.stopped
    assert await rig.state(job) is JobState.QUEUED
