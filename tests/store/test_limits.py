"""Limits are kept by guild and role, each change logged; pictures are counted with their job, and come back once."""

import re
import time
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.core.errors import QueueError
from bot.core.job import Job, JobState, Place
from bot.moderation.limits import DEFAULT, OPERATOR, Allowed, Limits, Terms, check_counts
from bot.store import Store
from bot.store.audit import AuditTable
from bot.store.limits import LimitsTable
from tests.store.asked import PICTURES, REQUEST, ask, begin
from tests.store.deeds import deeds
from tests.store.explained import Explained

TEN = Terms(Limits(pictures_a_day=10))


@pytest.fixture
async def explained(store: Store, tmp_path: Path) -> AsyncIterator[Explained]:
    """A second look at the store's database, which notes its plans."""
    database = await Explained.open(tmp_path / "easel.sqlite3")
    assert isinstance(database, Explained)
    yield database
    await database.close()


async def ask_many(store: Store, images: int, terms: Terms = TEN, guild_id: int | None = 5) -> Job:
    """A job of so many pictures."""

    async def admit() -> Limits:
        check_counts(terms, await store.counts.of(1, guild_id), images, time.time())
        return terms.both

    return await store.jobs.insert(replace(REQUEST, images=images), 1, guild_id, Place(9), admit)


async def counted(store: Store, guild_id: int | None = 5) -> tuple[float, float]:
    """What is counted for member 1 today, in a guild and in all."""
    counts = await store.counts.of(1, guild_id)
    return counts.here.today(time.time()), counts.everywhere.today(time.time())


async def triggered(database: Explained) -> list[str]:
    """What the triggers on jobs do to the counts, with values put in: SQLite does not tell their plans."""
    rows = await database.rows(
        "SELECT sql FROM sqlite_master WHERE name IN ('jobs_charged', 'jobs_returned') ORDER BY 1"
    )
    bodies = [re.search(r"BEGIN(.*?);", row["sql"], re.DOTALL) for row in rows]
    return [re.sub(r"new\.\w+", "1", body[1]) for body in bodies if body is not None]


async def test_limits_are_changed_one_by_one_and_cleared(store: Store) -> None:
    await store.limits.change(5, 7, 99, steps=20, pictures=4)
    assert await store.limits.change(5, 7, 99, steps=None, queued=2) == Limits(queued=2, pictures=4)
    await store.limits.change(5, DEFAULT, 99, priority=2)
    await store.limits.change(6, DEFAULT, 99, priority=3)
    assert await store.limits.of_guild(5) == {DEFAULT: Limits(priority=2), 7: Limits(queued=2, pictures=4)}
    assert await store.limits.clear(5, 7, 99)
    assert not await store.limits.clear(5, 7, 99)
    assert [(entry.action, entry.target_id) for entry in await deeds(store, 5)] == [
        ("limits.clear", 7),
        ("limits", None),
        ("limits", 7),
        ("limits", 7),
    ]


async def test_terms_are_those_of_the_guild_and_of_the_operator(store: Store) -> None:
    await store.limits.change(5, DEFAULT, 99, steps=20)
    await store.limits.change(5, 7, 99, steps=30)
    await store.limits.change(6, DEFAULT, 99, steps=40)
    await store.limits.change(OPERATOR, DEFAULT, 99, steps=50)
    assert await store.limits.terms(5) == Terms(Limits(steps=20), Limits(steps=50))
    assert await store.limits.terms(5, {7, 8}) == Terms(Limits(steps=30), Limits(steps=50))
    assert await store.limits.terms(None) == Terms(Limits(), Limits(steps=50))


async def test_channels_and_roles_are_allowed_in_their_guild(store: Store) -> None:
    assert await store.limits.allow(5, "channel", 9, 99)
    assert not await store.limits.allow(5, "channel", 9, 99)
    assert await store.limits.allow(5, "role", 7, 99)
    assert await store.limits.allowed(5) == Allowed(frozenset({9}), frozenset({7}))
    assert await store.limits.allowed(6) == await store.limits.allowed(None) == Allowed()
    assert await store.limits.deny(5, "channel", 9, 99)
    assert not await store.limits.deny(5, "channel", 9, 99)
    assert await store.limits.allowed(5) == Allowed(roles=frozenset({7}))
    assert [(entry.action, entry.target_id, entry.detail) for entry in await deeds(store, 5)] == [
        ("deny", 9, "channel"),
        ("allow", 7, "role"),
        ("allow", 9, "channel"),
    ]


async def test_a_change_that_can_not_be_logged_is_not_made(store: Store) -> None:
    async with store.database.transaction():
        await store.database.write("DROP TABLE audit")
    with pytest.raises(Exception, match="audit"):
        await store.limits.allow(5, "channel", 9, 99)
    with pytest.raises(Exception, match="audit"):
        await store.limits.change(5, 7, 99, steps=2)
    assert (await store.limits.allowed(5), await store.limits.of_guild(5)) == (Allowed(), {})


async def test_pictures_are_counted_with_the_job_that_asks_for_them(store: Store) -> None:
    await ask_many(store, 4)
    await ask_many(store, 3, guild_id=None)
    assert await counted(store) == (4.0, 7.0)
    assert await counted(store, None) == (0.0, 7.0)
    assert await counted(store, 6) == (0.0, 7.0)
    await ask_many(store, 4)
    with pytest.raises(QueueError) as refused:
        await ask_many(store, 4)
    assert refused.value.params["left"] == 2
    assert await counted(store) == (8.0, 11.0)
    assert len(await store.jobs.waiting()) == 3


async def test_a_new_day_counts_anew(store: Store) -> None:
    await ask_many(store, 4)
    async with store.database.transaction():
        await store.database.write("UPDATE counts SET day = day - 1")
    assert await counted(store) == (0.0, 0.0)
    await ask_many(store, 3)
    assert await counted(store) == (3.0, 3.0)


async def test_what_a_cancelled_job_did_not_paint_comes_back_once(store: Store) -> None:
    queued, half = await ask_many(store, 4), await begin(store, await ask_many(store, 4))
    assert await store.jobs.end(half.id, JobState.CANCELLED, painted=0.5)
    assert await counted(store) == (6.0, 6.0)
    assert await store.jobs.end(queued.id, JobState.CANCELLED)
    assert not await store.jobs.end(queued.id, JobState.CANCELLED)
    assert not await store.jobs.end(half.id, JobState.FAILED)
    assert await counted(store) == (2.0, 2.0)


async def test_what_jobs_cancelled_together_did_not_paint_comes_back(store: Store) -> None:
    half = await begin(store, await ask_many(store, 4))
    await ask_many(store, 4)
    await store.jobs.cancel_all(5, painted={half.id: 0.5, half.id + 1: 0.0}.__getitem__)
    assert await counted(store) == (2.0, 2.0)


async def test_a_failed_job_comes_back_whole_but_not_once_its_pictures_were_painted(store: Store) -> None:
    failed, painted = await begin(store, await ask_many(store, 4)), await begin(store, await ask_many(store, 2))
    assert await store.jobs.end(failed.id, JobState.FAILED, "No memory.")
    await store.pictures.keep(painted.id, PICTURES)
    assert await store.jobs.end(painted.id, JobState.FAILED, "No channel.")
    assert await counted(store) == (2.0, 2.0)


async def test_a_job_that_is_tried_again_is_counted_once(store: Store, tmp_path: Path) -> None:
    job = await begin(store, await ask_many(store, 4))
    later = await Store.open(tmp_path)  # as a new process would
    await later.jobs.requeue(job.id)
    await begin(later, job)
    assert await counted(later) == (4.0, 4.0)
    assert await later.jobs.end(job.id, JobState.FAILED, "Twice.")
    assert await counted(later) == (0.0, 0.0)
    await later.close()


async def test_nothing_comes_back_to_another_day(store: Store) -> None:
    old = await ask_many(store, 4)
    async with store.database.transaction():
        await store.database.write("UPDATE jobs SET created_at = created_at - 86400")
    await store.jobs.end(old.id, JobState.CANCELLED)
    assert await counted(store) == (4.0, 4.0)


async def test_a_job_that_was_open_before_there_were_limits_gives_nothing_back(store: Store) -> None:
    await ask_many(store, 4)
    old = await ask_many(store, 4)
    async with store.database.transaction():
        await store.database.write("UPDATE jobs SET charged = 0 WHERE id = ?", (old.id,))
    await store.jobs.end(old.id, JobState.CANCELLED)
    assert await counted(store) == (8.0, 8.0)


async def test_a_job_is_accepted_in_its_owners_class(store: Store) -> None:
    terms = Terms(Limits(priority=3, running=2))
    job = await ask_many(store, 1, terms)
    assert job.priority == 3
    assert (await ask(store, 2)).priority == 1
    assert [(one.priority, one.at_once) for one in await store.jobs.waiting()] == [(3, 2), (1, None)]
    assert [(one.priority, one.at_once) for one in await store.jobs.heads()] == [(3, 2), (1, None)]
    done = await begin(store, job)
    await store.pictures.keep(done.id, PICTURES)
    await store.usage.finish(done, 123)
    assert [use.priority for use in await store.usage.recent(60)] == [3]


async def test_all_that_is_read_and_written_of_limits_is_indexed(explained: Explained) -> None:
    limits = LimitsTable(explained, AuditTable(explained))
    await limits.allowed(5)
    assert explained.plans == ["SEARCH allowed USING PRIMARY KEY (guild_id=?)"]
    await limits.terms(5, {7})
    assert explained.plans[1:] == ["SEARCH limits USING PRIMARY KEY (guild_id=?)"]
    explained.plans = []
    for sql in await triggered(explained):
        await explained.rows(sql)
    assert explained.plans[-1] == "SEARCH counts USING PRIMARY KEY (user_id=? AND guild_id=?)"
    assert not [plan for plan in explained.plans if re.match("SCAN (jobs|counts)", plan)]
