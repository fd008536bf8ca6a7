"""A job is submitted, painted, delivered and done; or cancelled, refused, failed."""

import asyncio
import time
from pathlib import Path

import pytest

from bot.core.errors import DeviceError, EaselError, NotAllowedError, PaintingError, QueueError, RequestError
from bot.core.events import Halted, Loading
from bot.core.job import JobState
from bot.core.progress import Accepted, Delivering, Failed, Queued, Running
from bot.moderation.asker import Asker
from bot.moderation.limits import DEFAULT
from bot.store import Store
from bot.store.files import Uploads
from bot.store.rules import KeptRule
from bot.studio.bounds import Bounds
from bot.studio.service import StudioStatus
from tests.studio.rig import PICTURE, REQUEST, Rig, ended


async def test_a_job_is_painted_delivered_and_done(rig: Rig) -> None:
    job = await rig.ask()
    assert rig.studio.progress(job.id) == Accepted(loading="starting")
    assert (await anext(rig.studio.arrivals())).id == job.id
    rig.executor.load()
    await rig.taken(job)
    assert await rig.state(job) is JobState.RUNNING
    rig.executor.advance(job.id, 2)
    await rig.shown(job, Running(2, 4))
    rig.executor.finish(job.id)
    assert await rig.reach(job, Delivering) == Delivering((PICTURE,))
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
    rig.executor.fail(job.id, PaintingError("painting.memory"))
    other = await rig.ask()
    await rig.taken(other)
    assert await rig.state(job) is JobState.CANCELLED
    assert await rig.store.pictures.of(job.id) == ()


async def test_a_job_that_fails_says_why_and_the_next_goes_on(rig: Rig) -> None:
    rig.executor.load()
    job, other = await rig.ask(), await rig.ask()
    await rig.taken(job)
    error = PaintingError("painting.memory")
    rig.executor.fail(job.id, error)
    assert await ended(rig, job) == Failed(error)
    assert await rig.state(job) is JobState.FAILED
    await rig.taken(other)


async def test_pictures_that_can_not_be_delivered_fail_the_job(rig: Rig) -> None:
    rig.executor.load()
    job = await rig.ask()
    await rig.taken(job)
    rig.executor.finish(job.id)
    await rig.reach(job, Delivering)
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


@pytest.mark.parametrize(("reason", "told"), [("spam", ": spam"), ("", "")])
async def test_a_ban_is_told_with_its_reason_and_end(rig: Rig, reason: str, told: str) -> None:
    ban = await rig.store.bans.ban(5, 1, 99, reason, 60)
    assert ban.expires_at is not None
    for until in (int(ban.expires_at), 0):
        with pytest.raises(NotAllowedError) as refused:
            await rig.studio.check(Asker(1, 5, 9))
        assert (refused.value.key, refused.value.params) == ("ban.member", {"reason": told, "until": until})
        await rig.store.bans.ban(5, 1, 99, reason)


async def test_a_checked_request_has_what_rules_add_and_its_size_may_wait(rig: Rig) -> None:
    await rig.store.rules.add(5, KeptRule(0, "cat", "words", "negative", "dogs"), 99)
    await rig.store.limits.change(5, DEFAULT, 99, pixels=64)
    eligibility = await rig.studio.check(Asker(1, 5, 9))
    assert (await rig.studio.check_request(eligibility, REQUEST, sized=False)).negative_prompt == "dogs"
    for check in (rig.studio.check_request(eligibility, REQUEST), rig.ask()):
        with pytest.raises(NotAllowedError, match="too large here"):
            await check
    await rig.store.rules.add(5, KeptRule(0, "red", "words", "negative", "blue"), 99)
    eligibility = await rig.studio.check(Asker(1, 5, 9))  # as the rules are now
    assert (await rig.studio.check_request(eligibility, REQUEST, sized=False)).negative_prompt == "blue, dogs"


async def test_the_studio_says_how_it_is(rig: Rig) -> None:
    assert rig.studio.status() == StudioStatus("small", None, "starting", None, draining=False)
    rig.executor.load()
    job = await rig.ask()
    await rig.taken(job)
    assert rig.studio.status() == StudioStatus("small", "cpu", None, None, draining=False)
    rig.executor.finish(job.id)
    await rig.reach(job, Delivering)
    pace = rig.studio.status().seconds_a_cost
    assert pace is not None
    assert pace > 0


async def test_what_the_model_can_not_paint_is_refused(rig: Rig) -> None:
    with pytest.raises(RequestError):
        await rig.ask(width=72)
    assert await rig.store.jobs.waiting() == []


async def test_a_missing_upload_fails_only_its_job(rig: Rig) -> None:
    rig.executor.load()
    job, other = await rig.ask(image="0" * 64), await rig.ask()
    await rig.taken(other)
    await rig.until(lambda: rig.studio.progress(job.id) is None)
    assert await rig.state(job) is JobState.FAILED
    found = await rig.store.jobs.get(job.id)
    assert found is not None
    assert "is gone" in str(found.error)


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
    await rig.shown(second, Queued(1))
    assert rig.studio.progress(first.id) == Queued(0)


async def test_the_wait_that_is_told_is_for_all_that_goes_before(rig: Rig) -> None:
    rig.executor.load()
    first = await rig.ask()
    await rig.taken(first)
    rig.executor.finish(first.id)
    await rig.reach(first, Delivering)
    pace = rig.studio.status().seconds_a_cost
    assert pace is not None
    painted, ahead = await rig.ask(steps=8), await rig.ask()
    await rig.taken(ahead)
    queued = await rig.ask()
    told = await rig.reach(queued, Queued)
    wait = pace * (painted.request.cost + ahead.request.cost)
    assert told.position == 1
    assert told.seconds == pytest.approx(wait)


async def test_an_executor_that_halts_ends_the_process(rig: Rig) -> None:
    assert rig.studio.ending is None
    halted = Halted(PaintingError("painting.unloaded", reason="x"))
    rig.executor.post(halted)
    assert await rig.ended() == halted
    rig.studio.restart()
    assert rig.studio.ending == halted  # the first reason counts


async def test_one_job_is_handed_over_beyond_the_room(rig: Rig) -> None:
    rig.executor.load()
    jobs = [await rig.ask() for _ in range(3)]
    await rig.taken(jobs[1])
    states = [(await rig.state(job)) for job in jobs]
    assert states == [JobState.RUNNING, JobState.RUNNING, JobState.QUEUED]
    assert rig.studio.progress(jobs[1].id) == Queued(0)  # it has not begun, and is told so
    rig.executor.finish(jobs[0].id)
    await rig.reach(jobs[1], Running)
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
    waited_until = time.time()
    rig.executor.finish(first.id)
    await rig.reach(ahead, Running)
    rig.executor.finish(ahead.id)
    await rig.reach(ahead, Delivering)
    await rig.studio.delivered(ahead, None)
    found = await rig.store.jobs.get(ahead.id)
    assert found is not None
    assert found.started_at is not None
    assert found.started_at >= waited_until


async def test_a_lost_device_halts_the_studio_and_the_jobs_keep_the_blame(store: Store) -> None:
    rig = Rig(store)
    await rig.studio.start()
    rig.executor.load()
    job = await rig.ask()
    await rig.reach(job, Running)
    rig.executor.post(Halted(DeviceError("device.lost", reason="x")))
    await rig.ended()
    await rig.studio.stop()
    found = await store.jobs.get(job.id)
    assert found is not None
    assert (found.state, found.attempts) == (JobState.RUNNING, 1)


async def test_a_stop_while_a_job_is_painted_is_no_attempt(store: Store) -> None:
    rig = Rig(store)
    await rig.studio.start()
    rig.executor.load()
    painted, ahead = await rig.ask(), await rig.ask()
    await rig.reach(painted, Running)
    await rig.taken(ahead)
    await rig.studio.stop()
    found = [await store.jobs.get(job.id) for job in (painted, ahead)]
    assert [(job.state, job.attempts) for job in found if job is not None] == [(JobState.QUEUED, 0)] * 2


async def test_a_preview_that_comes_after_the_pictures_hides_none_of_them(rig: Rig) -> None:
    rig.executor.load()
    job = await rig.ask()
    await rig.reach(job, Running)
    rig.executor.finish(job.id)
    delivering = await rig.reach(job, Delivering)
    rig.executor.advance(job.id, 4)
    rig.executor.post(Loading("weights"))
    await rig.until(lambda: rig.studio.loading == "weights")  # so that the event before it was heard, too
    assert rig.studio.progress(job.id) == delivering


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


async def test_what_was_painted_of_a_cancelled_job_still_counts_and_a_failed_one_for_nothing(rig: Rig) -> None:
    """Member 1 has used three quarters of a job: more than one who had half of one painted, less than a whole one."""
    rig.executor.load()
    for member, steps in ((2, 2), (3, 4)):
        job = await rig.ask(member, steps=steps)
        await rig.taken(job)
        rig.executor.finish(job.id)
        await rig.reach(job, Delivering)
        await rig.studio.delivered(job, None)
    cancelled = await rig.ask(1)
    await rig.reach(cancelled, Running)
    rig.executor.advance(cancelled.id, 3)
    await rig.shown(cancelled, Running(3, 4))
    await rig.studio.cancel(cancelled.id)
    failed = await rig.ask(4)
    await rig.reach(failed, Running)
    rig.executor.fail(failed.id, PaintingError("painting.memory"))
    await ended(rig, failed)
    for member in (5, 6):  # one is painted, and one waits at the executor
        await rig.taken(await rig.ask(member))
    asked = {member: await rig.ask(member) for member in (3, 1, 2, 4)}
    order = [job.user_id for job in await rig.studio.open_jobs()][2:]
    assert order == [4, 2, 1, 3]
    assert len(asked) == 4


async def test_a_store_that_fails_halts_the_studio_with_a_sentence(rig: Rig) -> None:
    await rig.ask()
    await rig.store.close()
    rig.executor.load()  # the dispatcher now looks for the job
    reason = await rig.ended()
    assert isinstance(reason, Halted)
    assert reason.error.key == "painting.halted"
    told = str(reason.error.params["reason"])
    assert "closed" in told or "no active connection" in told  # whichever query comes first


async def test_stopping_leaves_open_jobs_open(store: Store) -> None:
    rig = Rig(store)
    await rig.studio.start()
    job = await rig.ask()
    await rig.studio.stop()
    assert rig.executor.stopped
    assert await rig.state(job) is JobState.QUEUED
