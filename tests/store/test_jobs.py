"""Jobs go from queued to running to delivering to done, and never back but by being requeued."""

import time
from pathlib import Path

import pytest

from bot.core.job import JobState, Place
from bot.store import Store
from bot.store.jobs import Backlog, JobsTable
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


async def test_a_row_says_where_and_what_was_asked_for_and_when(store: Store) -> None:
    before = time.time()
    job = await ask(store)
    assert before <= job.created_at <= time.time()
    row = await store.database.row("SELECT channel_id, prompt, cost, charged FROM jobs WHERE id = ?", (job.id,))
    assert row is not None
    assert tuple(row) == (9, REQUEST.prompt, REQUEST.cost, REQUEST.images)


async def test_beginning_counts_an_attempt(store: Store) -> None:
    job = await ask(store)
    begun = await begin(store, job)
    assert (begun.state, begun.attempts) == (JobState.RUNNING, 1)
    assert begun.started_at is not None
    assert job.created_at <= begun.started_at <= time.time()
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
    assert (ended.state, ended.error) == (JobState.FAILED, "No memory.")
    assert ended.finished_at is not None
    assert job.created_at <= ended.finished_at <= time.time()


class Deeds:
    """What is done in the transaction of a job's end, as the rows were seen by it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.seen: list[tuple[int, int]] = []

    async def once(self) -> None:
        await self.of(1)

    async def of(self, count: int) -> None:
        self.seen.append((count, (await self._store.jobs.backlog()).count))


async def test_what_is_done_with_a_jobs_end_is_done_once_and_after_it(store: Store) -> None:
    job, deeds = await ask(store), Deeds(store)
    assert await store.jobs.end(job.id, JobState.CANCELLED, also=deeds.once)
    assert not await store.jobs.end(job.id, JobState.CANCELLED, also=deeds.once)
    assert deeds.seen == [(1, 0)]


async def test_all_that_is_open_in_a_guild_is_cancelled_or_what_some_members_have(store: Store) -> None:
    first, other, elsewhere, alone = [await ask(store, *one) for one in ((1, 5), (2, 5), (1, 6), (1, None))]
    running, deeds = await begin(store, await ask(store, 1, 5)), Deeds(store)
    assert await store.jobs.cancel_all(5, [3], deeds.of) == []
    assert await store.jobs.cancel_all(5, {1, 3}, deeds.of) == [first.id, running.id]
    assert [one.id for one in await store.jobs.waiting()] == [other.id, elsewhere.id, alone.id]
    assert await store.jobs.cancel_all(5, also=deeds.of) == [other.id]
    assert deeds.seen == [(0, 5), (2, 3), (1, 2)]
    for job in (first, running, other):
        ended = await store.jobs.get(job.id)
        assert ended is not None
        assert (ended.state, ended.error) == (JobState.CANCELLED, None)


async def test_a_backlog_is_what_one_member_has_open_or_everyone(store: Store) -> None:
    assert await store.jobs.backlog() == Backlog(0, 0.0)
    own, other = await ask(store, 1), await ask(store, 2)
    await begin(store, await ask(store, 1))
    await store.pictures.keep((await begin(store, other)).id, PICTURES)
    assert await store.jobs.backlog(1) == Backlog(2, 2 * REQUEST.cost)
    assert await store.jobs.backlog() == Backlog(3, 3 * REQUEST.cost)
    await store.usage.finish(other, 123)
    await store.jobs.end(own.id, JobState.CANCELLED)
    assert await store.jobs.backlog(2) == Backlog(0, 0.0)
    assert await store.jobs.backlog() == Backlog(1, REQUEST.cost)


async def test_a_member_is_answered_in_the_language_of_their_last_request(store: Store) -> None:
    for user_id, locale in ((1, "de"), (1, "fr"), (2, "it")):
        await store.jobs.insert(REQUEST, user_id, 5, Place(9, locale=locale))
    assert [await store.jobs.locale_of(user_id) for user_id in (1, 2, 3)] == ["fr", "it", None]


async def test_a_released_job_waits_as_if_it_had_not_begun(store: Store) -> None:
    job, waits = await begin(store, await ask(store)), await ask(store)
    for one in (job, job, waits):
        await store.jobs.release(one.id)
    for one in (job, waits):
        found = await store.jobs.get(one.id)
        assert found is not None
        assert (found.state, found.attempts) == (JobState.QUEUED, 0)


async def test_all_that_is_not_finished_is_told_the_oldest_first(store: Store) -> None:
    jobs = [await ask(store, 3 - number, 5 + number) for number in range(3)]
    await begin(store, jobs[0])
    waiting = await store.jobs.waiting()
    assert [(one.id, one.user_id, one.guild_id, one.state) for one in waiting] == [
        (jobs[0].id, 3, 5, JobState.RUNNING),
        (jobs[1].id, 2, 6, JobState.QUEUED),
        (jobs[2].id, 1, 7, JobState.QUEUED),
    ]
    assert [job.id for job in await store.jobs.unfinished()] == [job.id for job in jobs]
    heads = await store.jobs.heads()
    assert heads == waiting[1:]


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
