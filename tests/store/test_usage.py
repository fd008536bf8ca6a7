"""Summaries of what members and guilds painted are what a recount of all uses gives, and are read from sums."""

import random
import sqlite3
import time
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from bot.store import Store
from bot.store.database import MIGRATIONS, migrations
from bot.store.usage import Summary, UsageTable
from tests.store.asked import PICTURES, ask, begin
from tests.store.explained import Explained

DAY = 86_400
NOTHING = Summary(0, 0, 0.0, (), (), (), 0, 0)
INSERT = "INSERT INTO usage VALUES (?, ?, ?, 9, ?, 4, 64, 64, ?, 0.5, ?, 1.0, ?)"
USERS, GUILDS, MODELS = range(101, 109), (501, 502, None), ("small", "large")
Row = tuple[int, int, int | None, str, int, float, float]


def uses(count: int = 500) -> list[Row]:
    """Rows of the table `usage`, over sixty days: job, user, guild, model, pictures, seconds, end."""
    source, now = random.Random(1), time.time()
    return [
        (
            job,
            source.choice(USERS),
            source.choice(GUILDS),
            source.choice(MODELS),
            source.randint(1, 4),
            source.randint(1, 16) / 4,
            now - source.random() * 60 * DAY,
        )
        for job in range(count)
    ]


def recount(rows: list[Row], days: int, user_id: int | None = None, guild_id: int | None = None) -> Summary:
    """The summary, from all of the rows."""
    first = datetime.now(UTC).date() - timedelta(days - 1)
    jobs, seconds, ever = 0, 0.0, Counter[str]()
    by_day, by_model, by_member = Counter[date](), Counter[str](), Counter[int]()
    for _, user, guild, model, pictures, took, at in rows:
        if user_id not in (None, user) or guild_id not in (None, guild):
            continue
        ever += Counter(jobs=1, pictures=pictures)
        day = datetime.fromtimestamp(at, UTC).date()
        if day >= first:
            jobs, seconds = jobs + 1, seconds + took
            by_day[day] += pictures
            by_model[model] += pictures
            by_member[user] += pictures
    return Summary(
        jobs,
        by_day.total(),
        seconds,
        tuple(sorted(by_day.items())),
        tuple(sorted(by_model.items(), key=lambda pair: (-pair[1], pair[0]))),
        tuple(sorted(by_member.items(), key=lambda pair: (-pair[1], pair[0]))[:5]) if user_id is None else (),
        ever["jobs"],
        ever["pictures"],
    )


async def check(store: Store, rows: list[Row]) -> None:
    for days in (1, 7, 30, 90):
        for user in USERS:
            assert await store.usage.of_user(user, days) == recount(rows, days, user_id=user)
        for guild in (501, 502):
            assert await store.usage.of_guild(guild, days) == recount(rows, days, guild_id=guild)


async def test_the_sums_are_a_recount_of_all_uses(store: Store) -> None:
    rows = uses()
    async with store.database.transaction():
        for row in rows:
            await store.database.write(INSERT, row)
    await check(store, rows)
    assert await store.usage.of_user(1) == NOTHING
    assert await store.usage.of_guild(1) == NOTHING


async def test_a_database_of_version_2_gets_its_sums(tmp_path: Path) -> None:
    rows = uses()
    with sqlite3.connect(tmp_path / "easel.sqlite3") as old:
        for number, script in migrations(MIGRATIONS)[:2]:
            old.executescript(f"{script}; PRAGMA user_version = {number};")
        old.executemany(INSERT, rows)
    old.close()
    store = await Store.open(tmp_path)
    await check(store, rows)
    await store.close()


async def test_a_finished_job_counts_at_once_and_only_once(store: Store) -> None:
    for guild_id in (5, None):
        job = await begin(store, await ask(store, 1, guild_id))
        await store.pictures.keep(job.id, PICTURES)
        assert (await store.usage.of_user(1)).jobs == (0 if guild_id else 1)
        await store.usage.finish(job, 123)
        await store.usage.finish(job, 123)
    mine, guild = await store.usage.of_user(1), await store.usage.of_guild(5, days=1)
    assert (mine.jobs, mine.all_jobs, mine.by_member) == (2, 2, ())
    assert (guild.jobs, guild.pictures, guild.by_model, guild.by_member) == (1, 1, (("small", 1),), ((1, 1),))
    assert guild.by_day == ((datetime.now(UTC).date(), 1),)
    assert await store.usage.count() == 2


async def test_a_summary_is_read_from_sums_alone(store: Store) -> None:
    async with store.database.transaction():
        for row in uses(10):
            await store.database.write(INSERT, row)
        await store.database.write("DELETE FROM usage")
    assert (await store.usage.of_guild(501)).all_jobs > 0


async def test_sums_are_found_by_their_index(tmp_path: Path) -> None:
    database = await Explained.open(tmp_path / "easel.sqlite3")
    assert isinstance(database, Explained)
    await UsageTable(database).of_guild(501)
    await database.close()
    assert not [step for step in database.plans if step.startswith("SCAN")]
    assert {step.split()[1] for step in database.plans if step.startswith("SEARCH")} == {"usage_days", "usage_members"}
