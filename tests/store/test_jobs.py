"""Jobs go from queued to running to delivering to done, and never back but by being requeued."""

import time
from pathlib import Path

import pytest

from bot.core.job import JobState, Place
from bot.store import Store
from bot.store.jobs import JobsTable
from tests.store.asked import PICTURES, REQUEST, ask, begin
from tests.store.explained import Explained


async def test_an_inserted_job_waits_with_all_its_values(store: Store) -> None:
    job = await ask(store, 1, None)
    assert (job.request, job.state, job.attempts, job.guild_id) == (REQUEST, JobState.QUEUED, 0, None)
    assert job.place == Place(9, 10, "token", 3.0)
    assert await store.jobs.get(job.id) == job
    assert await store.jobs.get(job.id + 1) is None
    [waiting] = await store.jobs.waiting()
    assert (waiting.id, waiting.user_id, waiting.cost) == (job.id, 1, REQUEST.cost)


async def test_beginning_counts_an_attempt(store: Store) -> None:
    job = await ask(store)
    begun = await begin(store, job)
    assert (begun.state, begun.attempts) == (JobState.RUNNING, 1)
    assert begun.started_at is not None
    assert await store.jobs.begin(job.id) is None
    await store.jobs.requeue(job.id)
    assert (await begin(store, job)).attempts == 2


async def test_a_cancelled_job_does_not_begin(store: Store) -> None:
    job = await ask(store)
    assert await store.jobs.end(job.id, JobState.CANCELLED)
    assert await store.jobs.begin(job.id) is None
    assert not await store.jobs.end(job.id, JobState.FAILED, "too late")
    ended = await store.jobs.get(job.id)
    assert ended is not None
    assert (ended.state, ended.error) == (JobState.CANCELLED, None)
    assert await store.jobs.unfinished() == []


async def test_a_failed_job_keeps_its_reason(store: Store) -> None:
    job = await begin(store, await ask(store))
    assert await store.jobs.end(job.id, JobState.FAILED, "No memory.")
    ended = await store.jobs.get(job.id)
    assert ended is not None
    assert ended.error == "No memory."
    assert ended.finished_at is not None


async def test_the_heads_are_each_members_first_queued_job(store: Store) -> None:
    running, second, other = await ask(store, 1), await ask(store, 1), await ask(store, 2)
    await ask(store, 2)
    await begin(store, running)
    assert [head.id for head in await store.jobs.heads()] == [second.id, other.id]


async def test_only_a_running_job_is_requeued(store: Store) -> None:
    job = await ask(store)
    await store.jobs.end(job.id, JobState.CANCELLED)
    await store.jobs.requeue(job.id)
    assert await store.jobs.waiting() == []


async def test_kept_pictures_come_back_and_use_is_logged_once(store: Store) -> None:
    job = await begin(store, await ask(store))
    assert await store.pictures.keep(job.id, PICTURES, time.time() - 50)
    kept = await store.pictures.of(job.id)
    assert [(one.data, one.seed, one.width) for one in kept] == [(b"one", 7, 64), (b"two", 8, 64)]
    assert await store.usage.finish(job, 123)
    assert not await store.usage.finish(job, 123)
    [use] = await store.usage.recent(60)
    assert (use.user_id, use.cost) == (1, REQUEST.cost)
    assert use.seconds == pytest.approx(50, abs=20)
    shown = await store.jobs.get(job.id)
    assert shown is not None
    assert (shown.id, shown.state) == (job.id, JobState.DONE)


async def test_pictures_of_a_cancelled_job_are_not_kept(store: Store, tmp_path: Path) -> None:
    job = await begin(store, await ask(store))
    await store.jobs.end(job.id, JobState.CANCELLED)
    assert not await store.pictures.keep(job.id, PICTURES)
    assert list(tmp_path.rglob("*.png")) == []  # noqa: ASYNC240 - a test may wait
    assert await store.pictures.of(job.id) == ()
    assert not await store.usage.finish(job, None)
    assert await store.usage.recent(60) == []


async def test_deleted_pictures_are_gone(store: Store) -> None:
    job = await begin(store, await ask(store))
    await store.pictures.keep(job.id, PICTURES)
    await store.pictures.delete(job.id)
    assert await store.pictures.of(job.id) == ()


async def test_a_job_is_found_by_its_message(store: Store, tmp_path: Path) -> None:
    job = await begin(store, await ask(store))
    await store.pictures.keep(job.id, PICTURES)
    assert await store.jobs.by_message(123) is None
    await store.usage.finish(job, 123)
    assert await store.jobs.by_message(123) == await store.jobs.get(job.id)
    assert await store.jobs.message_of(job.id) == 123
    assert await store.jobs.message_of(job.id + 1) is None
    database = await Explained.open(tmp_path / "easel.sqlite3")
    assert isinstance(database, Explained)
    await JobsTable(database).by_message(123)
    await database.close()
    assert database.plans[-1] == "SEARCH jobs USING INDEX jobs_message (message_id=?)"


async def test_a_single_picture_is_read_where_row_and_file_are_there(store: Store, tmp_path: Path) -> None:
    job = await begin(store, await ask(store))
    await store.pictures.keep(job.id, PICTURES)
    second = await store.pictures.one(job.id, 1)
    assert second == (await store.pictures.of(job.id))[1]
    assert await store.pictures.one(job.id, 2) is None
    (tmp_path / "pictures" / f"easel-{job.id}-2.png").unlink()
    assert await store.pictures.one(job.id, 1) is None
    assert await store.pictures.one(job.id, 0) is not None
