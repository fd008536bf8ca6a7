"""Members who wait are told where they stand, and no more often than is worth an edit."""

import asyncio
import time

import pytest

from bot.core.progress import Accepted, InQueue, Paused, Progress, Queued, Running
from bot.store import Store
from bot.studio.fairness import Share
from bot.studio.pace import Pace
from bot.studio.positions import BREATH, EVERY, NEAR, SHARE, Positions, Standing, worth_telling
from bot.studio.watchers import Watchers
from tests.studio.rig import PATIENCE, PLACE, REQUEST

NOTHING_AHEAD = Standing({}, 0, 0.0, None)
LONG = 0.1
"""Seconds of a look after which the next one has to wait longer than usual."""


@pytest.mark.parametrize("before", [Accepted(), Accepted("weights"), Paused()])
@pytest.mark.parametrize("position", [0, NEAR, 1000])
def test_a_first_position_is_always_told(before: InQueue, position: int) -> None:
    assert worth_telling(before, position, None)


@pytest.mark.parametrize("position", [0, 1, NEAR, 1000])
def test_an_unchanged_position_is_not_told_again(position: int) -> None:
    assert not worth_telling(Queued(position), position, None)
    assert not worth_telling(Queued(position, 9.0, "weights"), position, "weights")


def test_another_stage_of_loading_is_told() -> None:
    assert worth_telling(Queued(3, loading="weights"), 3, "memory")
    assert worth_telling(Queued(3, loading="weights"), 3, None)
    assert worth_telling(Queued(3), 3, "weights")


@pytest.mark.parametrize(
    ("before", "position", "worth"),
    [
        (1, 0, True),
        (NEAR, NEAR - 1, True),
        (NEAR + 1, NEAR, False),  # a tenth of 11 is more than one
        (NEAR, NEAR + 1, True),
        (100, 91, False),
        (100, 90, True),
        (100, 109, False),
        (100, 110, True),
        (100, NEAR - 1, True),
    ],
)
def test_far_back_only_a_move_of_a_tenth_is_told(before: int, position: int, worth: bool) -> None:
    assert worth_telling(Queued(before), position, None) is worth


async def waiting(store: Store, watchers: Watchers, guild_id: int = 5) -> int:
    job = await store.jobs.insert(REQUEST, 1, guild_id, PLACE)
    watchers.open(job.id, Accepted())
    return job.id


async def test_the_wait_is_that_for_all_that_goes_before(store: Store) -> None:
    watchers, pace = Watchers(), Pace()
    pace.learn(1.0, 1024.0)  # so that no sum is rounded
    first, second = [await waiting(store, watchers) for _ in range(2)]
    await Positions(store, watchers, pace).tell(Standing({}, 2, 3.0, "memory"))
    assert watchers.get(first) == Queued(2, 1024.0 * 3.0, "memory")
    assert watchers.get(second) == Queued(3, 1024.0 * (3.0 + REQUEST.cost), "memory")


async def test_a_paused_server_has_no_place_and_holds_up_nobody(store: Store) -> None:
    watchers = Watchers()
    paused, other = await waiting(store, watchers, 5), await waiting(store, watchers, 6)
    await store.paused.add(5, 99)
    positions = Positions(store, watchers, Pace())
    await positions.tell(NOTHING_AHEAD)
    told = watchers.get(paused)
    assert (told, watchers.get(other)) == (Paused(), Queued(0))
    await positions.tell(NOTHING_AHEAD)
    assert watchers.get(paused) is told  # what has not changed is not told again: it costs an edit
    await store.paused.remove(5, 99)
    await positions.tell(NOTHING_AHEAD)
    assert (watchers.get(paused), watchers.get(other)) == (Queued(0), Queued(1))


class HandingOverMeanwhile(Pace):
    """Something begins while others are told where they stand."""

    def __init__(self, watchers: Watchers, job_id: int) -> None:
        super().__init__()
        self._watchers, self._job_id = watchers, job_id

    def seconds(self, cost: float) -> float | None:
        self._watchers.set(self._job_id, Running(0, 4))
        return super().seconds(cost)


async def test_a_job_that_begins_meanwhile_is_not_put_back_into_the_queue(store: Store) -> None:
    watchers = Watchers()
    first, second = [await waiting(store, watchers) for _ in range(2)]
    await Positions(store, watchers, HandingOverMeanwhile(watchers, second)).tell(NOTHING_AHEAD)
    assert (watchers.get(first), watchers.get(second)) == (Queued(0), Running(0, 4))


async def test_looking_goes_on_with_what_stands_each_time(store: Store) -> None:
    watchers, stages = Watchers(), iter(["weights", "memory"])
    job = await waiting(store, watchers)

    async def told() -> list[Progress]:
        seen: list[Progress] = []
        async for progress in watchers.follow(job):
            seen.append(progress)
            if progress == Queued(0):
                break
        return seen

    looks: list[float] = []

    def standing() -> Standing:
        looks.append(time.monotonic())
        while len(looks) == 1 and time.monotonic() < looks[0] + LONG:
            pass  # the first look takes long
        return Standing({}, 0, 0.0, next(stages, None))

    reading = asyncio.create_task(told())
    looking = asyncio.create_task(Positions(store, watchers, Pace()).run(standing))
    done, _ = await asyncio.wait([looking, reading], timeout=PATIENCE, return_when=asyncio.FIRST_COMPLETED)
    looking.cancel()
    assert done == {reading}
    stages_told = [Queued(0, loading="weights"), Queued(0, loading="memory"), Queued(0)]
    assert reading.result() == [Accepted(), *stages_told]
    assert looks[1] - looks[0] >= LONG / SHARE
    assert looks[2] - looks[1] >= EVERY


async def test_what_is_charged_and_what_is_begun_decide_the_places(store: Store) -> None:
    watchers, pace = Watchers(), Pace()
    begun, served, fresh = [await store.jobs.insert(REQUEST, member, 5, PLACE) for member in (1, 2, 3)]
    for one in (begun, served, fresh):
        watchers.open(one.id, Accepted())
    await store.jobs.begin(begun.id)
    await store.paused.add(6, 99)
    standing = Standing({2: Share(9.0, time.monotonic())}, 0, 0.0, None)
    await Positions(store, watchers, pace).tell(standing)
    progress = [watchers.get(one.id) for one in (begun, served, fresh)]
    assert progress == [Accepted(), Queued(1), Queued(0)]


async def test_a_job_that_nobody_watches_takes_its_place_all_the_same(store: Store) -> None:
    watchers = Watchers()
    await store.jobs.insert(REQUEST, 1, 5, PLACE)
    watched = await waiting(store, watchers)
    await Positions(store, watchers, Pace()).tell(NOTHING_AHEAD)
    assert watchers.get(watched) == Queued(1)


async def test_in_a_long_queue_others_get_a_turn(store: Store) -> None:
    watchers, turns = Watchers(), 0
    for _ in range(2 * BREATH + 1):
        await waiting(store, watchers)

    class Counting(Pace):
        """Sees how often others had a turn, whenever somebody is told."""

        def seconds(self, cost: float) -> float | None:
            seen.append(turns)
            return super().seconds(cost)

    async def others() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    seen: list[int] = []
    beside = asyncio.create_task(others())
    await Positions(store, watchers, Counting()).tell(NOTHING_AHEAD)
    beside.cancel()
    changes = [at for at in range(1, len(seen)) if seen[at] != seen[at - 1]]
    assert changes == [1, BREATH + 1]


async def test_the_wait_counts_down_while_the_place_stays(store: Store) -> None:
    now = 0.0
    watchers, pace = Watchers(lambda: now), Pace()
    pace.learn(1.0, 1.0)
    job = await waiting(store, watchers)
    positions = Positions(store, watchers, pace)
    told = []
    for now, cost in ((0.0, 60.0), (5.0, 55.0), (10.0, 50.0), (15.0, 45.0), (20.0, 40.0)):  # noqa: B007 - the clock reads it
        await positions.tell(Standing({}, 0, cost, None))
        told.append(watchers.get(job))
    assert [one.seconds for one in told if isinstance(one, Queued)] == [60.0, 60.0, 50.0, 50.0, 40.0]


async def test_what_waits_at_the_executor_has_a_place_and_a_wait_too(store: Store) -> None:
    watchers, pace = Watchers(lambda: 100.0), Pace()
    pace.learn(1.0, 1.0)
    for job_id in (1, 2):
        watchers.open(job_id, Accepted())
    third = await waiting(store, watchers)
    watchers.open(11, Accepted())
    watchers.open(12, Accepted())
    await Positions(store, watchers, pace).tell(Standing({}, 2, 30.0, None, ((11, 4.0), (12, 6.0))))
    assert watchers.get(11) == Queued(0, 20.0)  # what is left of those being painted
    assert watchers.get(12) == Queued(1, 24.0)
    assert watchers.get(third) == Queued(2, 30.0)


async def test_time_goes_on_within_a_step_that_takes_long(store: Store) -> None:
    now = 0.0
    watchers = Watchers(lambda: now)
    watchers.open(1, Running(2, 20, b"preview", 50.0))
    positions = Positions(store, watchers, Pace())
    seen = []
    for now in (5.0, 11.0, 15.0, 22.0, 90.0, 120.0):  # noqa: B007 - the clock reads it
        await positions.tell(NOTHING_AHEAD)
        told = watchers.get(1)
        assert isinstance(told, Running)
        assert (told.step, told.preview) == (2, b"preview")
        seen.append(told.seconds)
    assert seen == [50.0, 39.0, 39.0, 28.0, 0.0, 0.0]
