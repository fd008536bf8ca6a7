"""The studio's small parts: bounds, recovery, pace and watchers."""

import asyncio
import gc
import weakref
from dataclasses import replace

import pytest

from bot.core.errors import PaintingError, QueueError
from bot.core.job import Job, JobState
from bot.core.progress import Accepted, Cancelled, Done, Failed, Paused, Progress, Queued, Running
from bot.store.jobs import Backlog
from bot.studio.bounds import Bounds, minutes
from bot.studio.pace import Pace
from bot.studio.recovery import Recovery, recovery_of
from bot.studio.tasks import Tasks
from bot.studio.watchers import Watchers
from tests.studio.rig import PLACE, REQUEST

JOB = Job(1, REQUEST, 1, None, PLACE)


def backlog(count: int) -> Backlog:
    """Jobs of cost 2 each."""
    return Backlog(count, 2.0 * count)


def test_a_member_may_wait_for_so_many() -> None:
    bounds = Bounds(per_member=2, in_all=4)
    bounds.check(backlog(1), backlog(3), None)
    with pytest.raises(QueueError) as refused:
        bounds.check(backlog(2), backlog(3), None)
    assert (refused.value.key, refused.value.params) == ("queue.member", {"count": 2, "minutes": 2})
    assert "2 requests" in str(refused.value)


def test_a_member_who_has_too_many_is_told_when_they_will_be_painted() -> None:
    with pytest.raises(QueueError) as refused:
        Bounds(per_member=2).check(backlog(3), backlog(200), 60.0)
    assert (refused.value.key, refused.value.params) == ("queue.member", {"count": 3, "minutes": 6})


def test_a_members_own_limit_only_lowers_theirs() -> None:
    bounds = Bounds(per_member=5, in_all=7)
    assert bounds.lowered(None) == bounds.lowered(9) == bounds
    assert bounds.lowered(2) == Bounds(per_member=2, in_all=7)


def test_so_many_may_wait_in_all() -> None:
    with pytest.raises(QueueError) as refused:
        Bounds(per_member=2, in_all=4).check(backlog(0), backlog(4), 60.0)
    assert refused.value.key == "queue.all"
    assert "8 minutes" in str(refused.value)


def test_minutes_are_guessed_from_the_pace_or_the_number() -> None:
    assert minutes(backlog(3), None) == 3
    assert minutes(backlog(3), 60.0) == 6
    assert minutes(backlog(1), 0.001) == 1
    assert minutes(backlog(60), 60.0) == 120


@pytest.mark.parametrize(
    ("state", "attempts", "recovery"),
    [
        (JobState.QUEUED, 0, Recovery.WAIT),
        (JobState.QUEUED, 2, Recovery.WAIT),
        (JobState.RUNNING, 1, Recovery.AGAIN),
        (JobState.RUNNING, 2, Recovery.GIVE_UP),
        (JobState.DELIVERING, 2, Recovery.DELIVER),
    ],
)
def test_what_becomes_of_an_open_job(state: JobState, attempts: int, recovery: Recovery) -> None:
    assert recovery_of(replace(JOB, state=state, attempts=attempts)) is recovery


def test_the_pace_follows_what_was_painted() -> None:
    pace = Pace()
    assert pace.seconds(1.0) is None
    pace.learn(0.0, 5.0)
    assert pace.seconds_a_cost is None
    pace.learn(2.0, 4.0)
    assert pace.seconds(3.0) == pytest.approx(6.0)
    pace.learn(2.0, 9.0)
    assert pace.seconds_a_cost == pytest.approx((0.8 * 4 + 0.2 * 9) / 2)


@pytest.mark.parametrize(("cost", "seconds"), [(0.0, 5.0), (-1.0, 5.0), (2.0, -1.0)])
def test_what_can_not_have_been_painted_changes_no_pace(cost: float, seconds: float) -> None:
    pace = Pace()
    pace.learn(2.0, 4.0)
    pace.learn(cost, seconds)
    assert pace.seconds_a_cost == 2.0


def test_the_second_of_two_that_end_together_takes_no_time() -> None:
    pace = Pace()
    pace.finished(1.0, began=0.0, ended=10.0)
    pace.finished(1.0, began=0.0, ended=10.0)
    assert pace.seconds_a_cost == pytest.approx(8.0)
    pace.finished(1.0, began=0.0, ended=9.0)  # its end was told late, and says nothing
    assert pace.seconds_a_cost == pytest.approx(8.0)
    pace.finished(1.0, began=9.0, ended=12.0)
    assert pace.seconds_a_cost == pytest.approx(0.8 * 8.0 + 0.2 * 2.0)


def test_the_pace_of_jobs_painted_together_is_the_devices_own() -> None:
    """Four jobs side by side, done every ten seconds four: 2.5 s each, though each was there for ten."""
    pace = Pace()
    for round_ in range(30):
        for _ in range(4):
            pace.finished(1.0, began=10.0 * round_, ended=10.0 * (round_ + 1))
    assert pace.seconds_a_cost == pytest.approx(2.5, rel=0.5)


def test_an_idle_device_does_not_slow_the_pace() -> None:
    pace = Pace()
    pace.finished(1.0, began=0.0, ended=2.0)
    pace.finished(1.0, began=1000.0, ended=1002.0)
    assert pace.seconds_a_cost == pytest.approx(2.0)


async def test_a_slow_reader_gets_the_latest_and_the_end() -> None:
    watchers = Watchers()
    watchers.open(1, Accepted())
    reader = watchers.follow(1)
    assert await anext(reader) == Accepted()
    for step in range(5):
        watchers.set(1, Running(step, 9))
    assert await anext(reader) == Running(4, 9)
    watchers.set(1, Running(5, 9))
    watchers.set(1, Done())
    assert [progress async for progress in reader] == [Done()]


@pytest.mark.parametrize("end", [Done(), Failed(PaintingError("painting.memory")), Cancelled()])
async def test_a_waiting_reader_is_woken_and_reads_no_further_than_the_end(end: Progress) -> None:
    watchers = Watchers()
    watchers.open(1, Accepted())
    readers = [watchers.follow(1), watchers.follow(1)]
    for reader in readers:
        await anext(reader)
    tasks = [asyncio.ensure_future(anext(reader)) for reader in readers]
    await asyncio.sleep(0)
    watchers.set(1, end)
    assert await asyncio.gather(*tasks) == [end, end]
    assert [[progress async for progress in reader] for reader in readers] == [[], []]


async def test_a_closed_topic_is_forgotten_and_says_done() -> None:
    watchers = Watchers()
    watchers.open(1, Accepted())
    assert watchers.queued() == {1: Accepted()}
    watchers.set(1, Failed(PaintingError("painting.memory")))
    watchers.set(1, Running(0, 4))
    assert watchers.get(1) is None
    assert watchers.queued() == {}
    assert [progress async for progress in watchers.follow(1)] == [Done()]


def test_loading_is_told_to_whoever_waits_for_the_model() -> None:
    watchers = Watchers()
    before: list[Progress] = [Accepted(), Queued(3, 9.0), Paused(), Running(1, 4)]
    for job_id, progress in enumerate(before):
        watchers.open(job_id, progress)
    watchers.tell_loading("weights")
    during = [watchers.get(job_id) for job_id in range(4)]
    assert during == [Accepted("weights"), Queued(3, 9.0, "weights"), Paused(), Running(1, 4)]
    watchers.tell_loading(None)
    assert [watchers.get(job_id) for job_id in range(4)] == before


def test_a_progress_that_has_changed_meanwhile_is_not_replaced() -> None:
    watchers = Watchers()
    watchers.open(1, Accepted())
    [before] = watchers.queued().values()
    watchers.set(1, Running(0, 4))
    watchers.replace(1, before, Queued(7))
    assert watchers.get(1) == Running(0, 4)
    watchers.replace(1, Running(0, 4), Queued(7))  # equal, but not what was looked up
    assert watchers.get(1) == Running(0, 4)


@pytest.mark.parametrize(
    ("progress", "part"), [(Queued(0), 0.0), (Running(0, 0), 0.0), (Running(3, 4), 0.75), (Running(4, 4), 1.0)]
)
def test_how_much_of_a_job_is_painted(progress: Progress, part: float) -> None:
    watchers = Watchers()
    assert watchers.painted(1) == 0.0
    watchers.open(1, progress)
    assert watchers.painted(1) == part


async def test_a_task_that_has_ended_is_not_kept() -> None:
    failed: list[BaseException] = []
    ran: asyncio.Queue[weakref.ref[asyncio.Task[None]]] = asyncio.Queue()

    async def work() -> None:
        task = asyncio.current_task()
        assert task is not None
        await ran.put(weakref.ref(task))

    tasks = Tasks(failed.append)
    tasks.spawn(work())
    task = await ran.get()
    await asyncio.sleep(0)  # so that it has ended, and that was noted
    gc.collect()
    assert (task(), failed) == (None, [])
    await tasks.stop()
