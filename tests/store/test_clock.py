"""A clock that was a year ahead, or a year behind, locks nobody out and keeps nothing for longer than it should."""

import time

import pytest

from bot.core.errors import QueueError
from bot.moderation.limits import Count, Counts, Limits, Terms, check_counts, day_of
from bot.store import Store
from bot.store.clock import SUMS, TIMES
from bot.studio.clock_watch import ClockWatch, set_back
from tests.store.painted import count, done

YEAR = 366 * 86400.0
NOT_PAST = {("bans", "expires_at"), ("audit", "created_at")}
"""The end of a ban, which moves with its beginning; and the log, whose entries never change."""


async def all_later(store: Store, seconds: float) -> None:
    """Move every stored time, as if all had happened so much later."""
    async with store.database.transaction():
        for table, columns in TIMES.items():
            for column in columns:
                await store.database.write(f"UPDATE {table} SET {column} = {column} + ?", (seconds,))
        await store.database.write("UPDATE bans SET expires_at = expires_at + ?", (seconds,))
        for table in (*SUMS, "counts"):
            await store.database.write(f"UPDATE {table} SET day = day + ?", (day_of(seconds),))


async def test_every_column_with_a_time_is_corrected_or_exempt(store: Store) -> None:
    rows = await store.database.rows(
        "SELECT m.name, c.name FROM sqlite_master AS m, pragma_table_info(m.name) AS c"
        " WHERE m.type = 'table' AND c.name LIKE '%\\_at' ESCAPE '\\'"
    )
    listed = {(table, column) for table, columns in TIMES.items() for column in columns}
    assert {(row[0], row[1]) for row in rows} == listed | NOT_PAST
    days = await store.database.rows(
        "SELECT m.name FROM sqlite_master AS m, pragma_table_info(m.name) AS c"
        " WHERE m.type = 'table' AND c.name = 'day'"
    )
    assert {row[0] for row in days} == {*SUMS, "counts"}


async def test_what_happened_in_the_future_happened_now(store: Store) -> None:
    now = time.time()
    await done(store, 1)
    await all_later(store, YEAR)
    await done(store, 1)
    await store.servers.left(6)
    await store.clock.correct(now)
    for table, columns in TIMES.items():
        for column in columns:
            assert await count(store, table, f"{column} > {now}") == 0, (table, column)
    summary = await store.usage.of_user(1)
    assert (summary.jobs, len(summary.by_day)) == (2, 1)
    assert (await store.usage.of_guild(5)).by_member == ((1, 2),)
    assert len(await store.usage.recent(60)) == 2


async def test_a_ban_keeps_its_length_and_no_more(store: Store) -> None:
    await store.bans.ban(5, 1, 9, "a day", 86400)
    await store.bans.ban(5, 2, 9, "for ever")
    await all_later(store, YEAR)
    await store.clock.correct(time.time())
    ban, forever = await store.bans.find(5, 1), await store.bans.find(5, 2)
    assert ban is not None
    assert ban.expires_at is not None
    assert 86300 < ban.expires_at - time.time() <= 86400
    assert forever is not None
    assert forever.expires_at is None


@pytest.mark.parametrize("ahead", [0.5, YEAR, 30 * YEAR])
def test_a_cooldown_is_never_longer_than_it_is(ahead: float) -> None:
    now = time.time()
    terms, counts = Terms(Limits(cooldown_seconds=60)), Counts(Count(day_of(now), 1.0, now + ahead))
    assert counts.here.free_at(terms.here, now) <= now + 60
    check_counts(terms, counts, 1, now + 61)
    with pytest.raises(QueueError):
        check_counts(terms, counts, 1, now + ahead + 59)


def test_a_day_in_the_future_is_no_day_of_ours() -> None:
    now = time.time()
    counts = Counts(Count(day_of(now + YEAR), 9.0, now + YEAR))
    check_counts(Terms(Limits(pictures_a_day=9)), counts, 9, now)


async def test_a_clock_that_is_set_back_is_noticed_while_the_bot_runs(store: Store) -> None:
    moment = {"clock": time.time() + YEAR, "steady": 10.0}
    watch = ClockWatch(store, lambda: moment["clock"], lambda: moment["steady"])
    await watch.look()
    await store.bans.ban(5, 1, 9, "a day", 86400)
    await all_later(store, YEAR)
    moment["steady"] += 30
    moment["clock"] += 30
    await watch.look()
    assert await count(store, "bans", f"created_at > {time.time() + 60}") == 1  # the clock still says so
    moment["steady"] += 30
    moment["clock"] += 30 - YEAR
    await watch.look()
    assert await count(store, "bans", f"created_at > {time.time() + 60}") == 0


@pytest.mark.parametrize(("after", "noticed"), [(5.0, False), (9.0, False), (YEAR, False), (2.9, True), (-YEAR, True)])
def test_only_a_step_back_counts(after: float, noticed: bool) -> None:
    assert set_back(5.0, after) is noticed
