"""A member who sends slow files waits for their own; the others come next, whoever has used least first."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.errors import QueueError
from bot.i18n.localizer import LANGUAGES, Localizer
from bot.pictures.reader.line import HALF_LIFE, IN_ALL, MUCH, Line, first

ADA, VERA, MALLORY, EVE = 1, 2, 3, 4


async def turns() -> None:
    """Let every task go as far as it can."""
    for _ in range(20):
        await asyncio.sleep(0)


class Crowd:
    """Members who wait in a line; `places` are those who have a place, in the order in which they got it."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self.places: list[int] = []
        self._ends: dict[asyncio.Task[None], asyncio.Event] = {}

    async def come(self, member_id: int, times: int = 1) -> list[asyncio.Task[None]]:
        came = []
        for _ in range(times):
            done = asyncio.Event()
            task = asyncio.create_task(self._wait(member_id, done))
            self._ends[task] = done
            came.append(task)
        await turns()
        return came

    async def go(self, task: asyncio.Task[None]) -> None:
        self._ends[task].set()
        await turns()

    async def _wait(self, member_id: int, done: asyncio.Event) -> None:
        async with self.line.place(member_id):
            self.places.append(member_id)
            await done.wait()


async def test_a_member_has_one_place_and_the_others_do_not_wait_for_them() -> None:
    crowd = Crowd(Line(places=2))
    mallory = await crowd.come(MALLORY, 5)
    (ada,) = await crowd.come(ADA)
    assert crowd.places == [MALLORY, ADA]
    await crowd.come(VERA)
    await crowd.go(ada)
    assert crowd.places == [MALLORY, ADA, VERA]
    await crowd.go(mallory[0])
    assert crowd.places == [MALLORY, ADA, VERA, MALLORY]


async def test_whoever_used_least_comes_first() -> None:
    line = Line(places=1)
    crowd = Crowd(line)
    (eve,) = await crowd.come(EVE)
    for member_id, seconds in ((MALLORY, 3.0), (VERA, 1.0)):
        line.charge(member_id, seconds)
    came = [eve, *[task for one in (MALLORY, VERA, ADA) for task in await crowd.come(one)]]
    for task in (came[0], came[3], came[2]):
        await crowd.go(task)
    assert crowd.places == [EVE, ADA, VERA, MALLORY]


async def test_members_who_used_much_share_one_place_until_that_is_forgotten() -> None:
    now = [0.0]
    line = Line(places=3, clock=lambda: now[0])
    crowd = Crowd(line)
    for member_id in (MALLORY, EVE):
        line.charge(member_id, MUCH)
    await crowd.come(MALLORY)
    await crowd.come(EVE)
    assert crowd.places == [MALLORY]
    await crowd.come(ADA)
    assert crowd.places == [MALLORY, ADA]
    now[0] = HALF_LIFE
    await crowd.come(VERA)
    assert crowd.places == [MALLORY, ADA, VERA]
    await crowd.come(5)
    assert EVE not in crowd.places  # there is no place left, though she no longer has to share


async def test_whoever_gives_up_leaves_no_place_taken() -> None:
    crowd = Crowd(Line(places=1))
    (ada,) = await crowd.come(ADA)
    (vera,) = await crowd.come(VERA)
    vera.cancel()
    await turns()
    (mallory,) = await crowd.come(MALLORY)
    crowd._ends[ada].set()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    mallory.cancel()  # perhaps in the very moment in which it is given a place
    await turns()
    await crowd.come(EVE)
    assert crowd.places[-1] == EVE
    with suppress(asyncio.CancelledError):
        await vera


async def test_too_many_files_of_one_member_are_refused_and_others_are_not() -> None:
    crowd = Crowd(Line(each=3))
    waiting = await crowd.come(MALLORY, 3)
    (more,) = await crowd.come(MALLORY)
    error = more.exception()
    assert isinstance(error, QueueError)
    assert (error.key, error.params) == ("upload.many", {"count": 3})
    await crowd.come(ADA)
    assert crowd.places == [MALLORY, ADA]
    await crowd.go(waiting[0])
    (again,) = await crowd.come(MALLORY)
    assert not again.done()


async def test_too_many_members_are_refused() -> None:
    crowd = Crowd(Line())
    for member_id in range(IN_ALL):
        await crowd.come(member_id)
    (more,) = await crowd.come(IN_ALL)
    error = more.exception()
    assert isinstance(error, QueueError)
    assert error.key == "upload.busy"
    assert all(error.localized(Localizer(language)) for language in LANGUAGES)


@pytest.fixture(autouse=True)
async def nobody_waits_any_more() -> AsyncIterator[None]:
    yield
    for task in asyncio.all_tasks() - {asyncio.current_task()}:
        task.cancel()


MEMBERS = st.integers(0, 5)


@given(
    st.lists(MEMBERS), st.sets(MEMBERS, max_size=4), st.dictionaries(MEMBERS, st.floats(0, 3 * MUCH)), st.integers(1, 4)
)
def test_a_place_is_given_if_and_only_if_somebody_may_have_it(
    waiting: list[int], holding: set[int], used: dict[int, float], places: int
) -> None:
    chosen = first(waiting, holding, used, places)
    shared = any(used.get(one, 0.0) >= MUCH for one in holding)
    fit = {one for one in waiting if one not in holding and not (shared and used.get(one, 0.0) >= MUCH)}
    if len(holding) >= places or not fit:
        assert chosen is None
    else:
        assert chosen in fit
        assert used.get(chosen, 0.0) == min(used.get(one, 0.0) for one in fit)
