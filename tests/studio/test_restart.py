"""A new process takes up what the last one left open."""

import time
from dataclasses import replace

import pytest

from bot.core.job import JobState
from bot.core.progress import Accepted, Delivering, Failed
from bot.store import Store
from tests.studio.rig import PICTURE, PLACE, REQUEST, Rig, ended


async def test_queued_and_running_jobs_are_painted_and_painted_ones_delivered(store: Store) -> None:
    running, painted, queued = [await store.jobs.insert(REQUEST, 1, 5, PLACE) for _ in range(3)]
    await store.jobs.begin(running.id)
    await store.jobs.begin(painted.id)
    await store.pictures.keep(painted.id, (PICTURE,))

    rig = Rig(store)
    await rig.studio.start()
    arrivals = rig.studio.arrivals()
    assert [(await anext(arrivals)).id for _ in range(3)] == [running.id, painted.id, queued.id]
    waiting = rig.studio.progress(painted.id)
    assert isinstance(waiting, Delivering)
    assert [picture.data for picture in waiting.pictures] == [PICTURE.data]
    rig.executor.load()
    await rig.taken(running)
    assert rig.executor.taken[0][0].attempts == 2
    rig.executor.finish(running.id)
    await rig.taken(queued)
    assert len(rig.executor.taken) == 2
    await rig.studio.stop()


async def test_what_waits_again_is_told_what_is_loaded_and_a_withheld_picture_is_still_there(store: Store) -> None:
    begun, painted, queued = [await store.jobs.insert(REQUEST, 1, 5, PLACE) for _ in range(3)]
    for job in (begun, painted):
        await store.jobs.begin(job.id)
    unsafe = replace(PICTURE, unsafe=99)
    await store.pictures.keep(painted.id, (unsafe,))
    rig = Rig(store)
    await rig.studio.start()
    assert [rig.studio.progress(job.id) for job in (begun, queued)] == [Accepted("starting")] * 2
    assert await rig.state(begun) is JobState.QUEUED
    shown = rig.studio.progress(painted.id)
    assert isinstance(shown, Delivering)
    assert [picture.data for picture in shown.pictures] == [PICTURE.data]
    await rig.studio.stop()


async def test_how_fast_painting_was_is_known_after_a_restart(store: Store) -> None:
    job = await store.jobs.insert(REQUEST, 1, 5, PLACE)
    await store.jobs.begin(job.id)
    await store.pictures.keep(job.id, (PICTURE,), time.time() - 100)
    await store.usage.finish(job, None)
    rig = Rig(store)
    await rig.studio.start()
    assert rig.studio.status().seconds_a_cost == pytest.approx(100 / REQUEST.cost, rel=0.5)
    await rig.studio.stop()


async def test_a_job_that_was_begun_twice_is_failed_with_a_sentence(store: Store) -> None:
    job = await store.jobs.insert(REQUEST, 1, 5, PLACE)
    await store.jobs.begin(job.id)
    await store.jobs.requeue(job.id)
    await store.jobs.begin(job.id)

    rig = Rig(store)
    await rig.studio.start()
    last = await ended(rig, job)
    assert isinstance(last, Failed)
    assert "crashed twice" in str(last.error)
    assert await rig.state(job) is JobState.FAILED
    assert rig.executor.taken == []
    await rig.studio.stop()


async def test_what_was_used_before_still_counts(store: Store) -> None:
    first = Rig(store)
    await first.studio.start()
    first.executor.load()
    job = await first.ask(1)
    await first.taken(job)
    first.executor.finish(job.id)
    await first.reach(job, Delivering)
    await first.studio.delivered(job, None)
    await first.studio.stop()

    second = Rig(store)
    await second.studio.start()
    served, fresh = await second.ask(1), await second.ask(2)
    assert [one.id for one in await second.studio.open_jobs()] == [fresh.id, served.id]
    await second.studio.stop()
