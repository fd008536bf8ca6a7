"""Everything that is open is shown in the order in which it will go."""

import time

import pytest

from bot.store import Store
from bot.store.jobs import Waiting
from bot.studio.fairness import Share
from bot.studio.queue_order import queue_order
from tests.store.asked import ask, begin

PLACES = [(1, 5), (2, 6), (3, None), (4, 5), (1, 6)]
"""The members who ask, and in which server."""


async def test_what_is_begun_comes_first_and_what_is_paused_last(store: Store) -> None:
    paused, first, more, painted, done = [await ask(store, member, guild) for member, guild in PLACES]
    await store.paused.add(5, 99)
    for job in (painted, done):
        await begin(store, job)
    await store.pictures.keep(done.id, ())
    await store.usage.finish(done, None)
    shares = {2: Share(1.0, time.monotonic()), 3: Share(0.5, time.monotonic())}
    assert [job.id for job in await queue_order(store, shares)] == [painted.id, more.id, first.id, paused.id]
    await store.paused.remove(5, 99)
    assert [job.id for job in await queue_order(store, shares)] == [painted.id, paused.id, more.id, first.id]


async def test_a_job_that_is_handed_over_meanwhile_is_listed_once(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    handed, waits = await ask(store, 1), await ask(store, 2)
    waiting = store.jobs.waiting

    async def handing_over() -> list[Waiting]:
        await begin(store, handed)
        return await waiting()

    monkeypatch.setattr(store.jobs, "waiting", handing_over)
    assert [job.id for job in await queue_order(store, {})] == [handed.id, waits.id]
