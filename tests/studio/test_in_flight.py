"""Which queued job may be handed over, given what is out."""

from dataclasses import replace

from bot.core.capacity import Capacity
from bot.core.job import Job, JobState
from bot.store.jobs import Waiting
from bot.studio.in_flight import InFlight
from tests.studio.rig import PLACE, REQUEST

ROOM = Capacity(rows=4, bytes=4 * 64 * 64, bytes_a_pixel=1.0)


def job(number: int, attempts: int = 0, member: int = 1) -> Job:
    return Job(number, REQUEST, member, None, PLACE, attempts=attempts)


def begun(number: int, attempts: int = 1, member: int = 1) -> Job:
    """A job as it is once it was handed over."""
    return replace(job(number, attempts, member), state=JobState.RUNNING)


def in_flight(*jobs: Job, waiting: int = 0, capacity: Capacity = ROOM) -> InFlight:
    """Jobs that were handed over, the last of which wait for room."""
    made = InFlight()
    for one in jobs:
        made.add(one)
    made.change_capacity(capacity)
    for one in jobs[: len(jobs) - waiting]:
        made.begin(one.id, 10.0)
    return made


def test_nothing_is_handed_over_before_the_model_is_loaded() -> None:
    assert not InFlight().may_take(job(1))


def test_jobs_go_while_there_is_room_and_one_ahead() -> None:
    assert in_flight(begun(1)).may_take(job(2))
    full = in_flight(begun(1), begun(2), capacity=Capacity(0))
    assert full.may_take(job(3))
    ahead = in_flight(begun(1), begun(2), begun(3), waiting=1, capacity=Capacity(0))
    assert not ahead.may_take(job(4))


def test_the_last_rows_are_kept_for_those_who_have_nothing_out() -> None:
    capacity = Capacity(rows=4, bytes=10**9, bytes_a_pixel=1.0, kept=4)
    busy = in_flight(begun(1), begun(2), waiting=1, capacity=capacity)
    assert not busy.may_take(job(3))
    assert busy.may_take(job(3, member=2))
    busy.add(begun(3, member=2))
    assert busy.may_take(job(4, member=3))
    busy.add(begun(4, member=3))
    assert not busy.may_take(job(5, member=4))


def test_a_newcomer_may_wait_beside_the_job_ahead_but_not_two() -> None:
    full = in_flight(begun(1), begun(2), waiting=1, capacity=Capacity(0))
    assert full.may_take(job(3, member=2))
    full.add(begun(3, member=2))
    assert not full.may_take(job(4, member=3))


def test_a_job_that_comes_back_beside_another_of_its_member_is_no_newcomers() -> None:
    full = in_flight(begun(1), capacity=Capacity(0))
    full.remove(1)
    full.add(begun(2))
    full.begin(2, 20.0)
    full.add(begun(1))
    assert full.may_take(job(3, member=2))


def test_what_was_handed_over_and_has_not_begun_counts_with_all_its_pictures() -> None:
    one = in_flight(begun(1), waiting=1)
    assert one.may_take(job(2))
    four = InFlight()
    four.add(replace(begun(1), request=replace(REQUEST, images=4)))
    four.change_capacity(ROOM)
    assert not four.may_take(job(2))


def test_memory_counts_as_rows_do() -> None:
    small = replace(ROOM, bytes=3 * 64 * 64)
    assert small.takes(REQUEST, newcomer=True)
    assert not in_flight(begun(1), waiting=1, capacity=small).may_take(job(2))


def test_a_job_that_was_there_when_a_process_died_is_painted_alone() -> None:
    suspect = job(1, attempts=1)
    assert not in_flight(begun(2)).may_take(suspect)
    assert in_flight().may_take(suspect)
    alone = in_flight(begun(1, attempts=2))
    assert not alone.may_take(job(3))
    alone.remove(1)
    assert alone.may_take(job(3))


def test_a_member_has_no_more_jobs_out_than_may_be_painted_at_once() -> None:
    out = in_flight(begun(1), begun(2), begun(3, member=2), waiting=1)
    heads = [
        Waiting(number, member, None, 1.0, JobState.QUEUED, at_once=at_once)
        for number, (member, at_once) in enumerate([(1, None), (1, 3), (1, 2), (1, 1), (2, 2), (2, 1), (3, 1)], 4)
    ]
    assert [head.id for head in out.within_limits(heads)] == [4, 5, 8, 10]


def test_a_job_waits_at_the_executor_and_begins_once() -> None:
    out = in_flight(begun(1), begun(2), waiting=1)
    assert [[job.id for job in jobs] for jobs in (out.jobs, out.begun, out.waiting)] == [[1, 2], [1], [2]]
    assert (out.begun_at(1), out.begun_at(2)) == (10.0, None)
    assert out.begin(2, 20.0) == begun(2)
    assert out.begin(2, 30.0) is None
    assert (out.begun_at(2), out.waiting) == (20.0, [])


def test_a_job_that_has_ended_is_out_no_longer() -> None:
    out = in_flight(begun(1), begun(2), waiting=1)
    for number in (1, 2):
        assert out.remove(number) == begun(number)
        assert out.remove(number) is None
        assert number not in out
    assert (out.jobs, out.begun, out.waiting) == ([], [], [])
    assert out.begun_at(1) is None
    assert out.begin(1, 20.0) is None
