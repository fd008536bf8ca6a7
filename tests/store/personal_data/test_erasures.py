"""A member's wish to be forgotten takes out all that is theirs and nobody else's, and survives a restart."""

import sqlite3
import time
from pathlib import Path

from bot.core.job import JobState, Place
from bot.core.preferences import Preferences
from bot.store import Store
from bot.store.copies import Copy
from bot.store.personal_data.deletion import CHUNK
from bot.store.personal_data.tables import OF_MEMBERS
from bot.store.rules import KeptRule
from bot.store.styles import KeptStyle
from bot.store.wildcards import KeptWildcard
from tests.store.asked import PICTURES, REQUEST, ask
from tests.store.explained import Explained
from tests.store.painted import count, done, kept

FILES = ("pictures/*", "uploads/*/*")


async def erase(store: Store, user_id: int, *, posted: bool = False) -> None:
    erasure = await store.erasures.begin(user_id, "de", posted=posted)
    for job_id in await store.erasures.open_jobs(erasure):
        await store.jobs.end(job_id, JobState.CANCELLED)
    while await store.erasures.some_jobs(erasure):
        pass
    await store.erasures.rest(erasure)


async def test_all_that_is_theirs_goes_and_nothing_else(store: Store, tmp_path: Path) -> None:
    mine, other = await done(store, 1, upload=b"mine"), await done(store, 2, upload=b"both")
    await done(store, 1, None, upload=b"both")
    for user_id in (1, 2):
        await store.preferences.set(user_id, Preferences(steps=3))
        await store.styles.keep(KeptStyle(user_id, "own", "x", "", user_id))
        await store.styles.keep(KeptStyle(50 + user_id, "server's", "x", "", user_id))
        await store.wildcards.keep(KeptWildcard(user_id, "own", "x", user_id))
        await store.wildcards.keep(KeptWildcard(50 + user_id, "servers", "x", user_id))
        await store.recipes.keep(user_id, "{}")
        await store.bans.ban(5, user_id, 9, "spam")
    await erase(store, 1)
    assert await store.jobs.get(mine.id) is None
    assert await store.jobs.get(other.id) is not None
    for table, column in [(one.table, one.column) for one in OF_MEMBERS] + [("jobs", "user_id"), ("usage", "user_id")]:
        assert await count(store, table, f"{column} = 1") == 0, table
        assert await count(store, table, f"{column} = 2") > 0, table
    assert await store.history.page(1) == []
    assert [job.id for job in await store.history.page(2, text="cat")] == [other.id]
    assert [kept(tmp_path, one) for one in FILES] == [1, 1]  # the upload that the other's job needs
    assert await store.bans.find(5, 1) is not None
    assert (await store.styles.get(0, 51, "server's")) == KeptStyle(51, "server's", "x", "", 0)
    assert (await store.wildcards.get(0, 51, "servers")) == KeptWildcard(51, "servers", "x", 0)
    assert await store.wildcards.get(1, None, "own") is None
    assert await store.wildcards.get(2, None, "own") is not None
    assert (await store.usage.of_guild(5)).pictures == 2  # sums of the server, without names
    assert [row for row, _ in (await store.usage.of_guild(5)).by_member] == [2]


async def test_what_a_member_made_or_others_found_of_them_no_longer_names_them(store: Store) -> None:
    for user_id in (1, 2):
        await store.rules.add(5, KeptRule(0, "moat", "words", "refuse"), user_id)
        await store.recipes.keep(3, f'{{"owner_id":{user_id},"pictures":[]}}')
    await erase(store, 1)
    rows = await store.database.rows("SELECT created_by FROM word_rules ORDER BY id")
    assert [row["created_by"] for row in rows] == [0, 2]
    rows = await store.database.rows("SELECT recipe FROM recipes")
    assert [row["recipe"] for row in rows] == ['{"owner_id":2,"pictures":[]}']


async def test_the_quota_of_today_is_as_used_as_before(store: Store) -> None:
    job = await store.jobs.insert(REQUEST, 1, 5, Place(9))
    await store.jobs.begin(job.id)
    await store.pictures.keep(job.id, PICTURES)
    await store.usage.finish(job, 1000)
    used = await store.database.rows("SELECT guild_id, pictures FROM counts WHERE user_id = 1")
    await erase(store, 1)
    assert [row["pictures"] for row in used] == [1.0, 1.0]
    assert await store.database.rows("SELECT guild_id, pictures FROM counts WHERE user_id = 1") == used


async def test_reviews_go_with_their_jobs(store: Store) -> None:
    mine, other = await done(store, 1), await done(store, 2)
    for job in (mine, other):
        await store.reviews.begin(job.id)
    await erase(store, 1)
    assert await count(store, "reviews", f"job_id = {other.id}") == await count(store, "reviews") == 1


async def test_what_is_asked_for_later_stays(store: Store) -> None:
    await done(store)
    erasure = await store.erasures.begin(1, "de", posted=False)
    later = await done(store)
    while await store.erasures.some_jobs(erasure):
        pass
    assert [job.id for job in await store.history.page(1)] == [later.id]


async def test_messages_are_noted_before_their_jobs_go(store: Store) -> None:
    first, second = await done(store), await done(store)
    await ask(store)  # never delivered, but its message names the prompt
    for unreachable in (Place(9, 11, private=True), Place(9, 12, guest=True)):
        await store.jobs.insert(REQUEST, 1, 5, unreachable)
    await erase(store, 1, posted=True)
    assert await store.erasures.next_message(1) == Copy(9, 10)
    await store.erasures.message_done(1, 10, deleted=True)
    assert await store.erasures.next_message(1) == Copy(9, 1000 + first.id)
    await store.erasures.message_done(1, 1000 + first.id, deleted=True)
    await store.erasures.message_done(1, 1000 + second.id, deleted=False)
    assert await store.erasures.next_message(1) is None
    erasure = await store.erasures.get(1)
    assert erasure is not None
    assert (erasure.jobs, erasure.messages, erasure.missed, erasure.locale) == (5, 2, 1, "de")
    assert await store.erasures.finish(erasure) == erasure
    assert await store.erasures.pending() == []


async def test_without_the_wish_no_message_is_noted(store: Store) -> None:
    await done(store)
    await erase(store, 1)
    assert await store.erasures.next_message(1) is None


async def test_a_second_wish_is_not_lost_at_the_end_of_the_first(store: Store) -> None:
    first = await store.erasures.begin(1, "de", posted=False)
    await done(store)
    await store.erasures.begin(1, "de", posted=True)
    assert await store.erasures.finish(first) is None
    [pending] = await store.erasures.pending()
    assert (pending.posted, pending.up_to) == (True, 1)


async def test_a_restart_goes_on_where_it_was(tmp_path: Path) -> None:
    first = await Store.open(tmp_path)
    for _ in range(CHUNK + 1):
        await ask(first)
    erasure = await first.erasures.begin(1, "de", posted=False)
    assert await first.erasures.some_jobs(erasure)
    await first.close()
    second = await Store.open(tmp_path)
    [again] = await second.erasures.pending()
    assert again.jobs == CHUNK
    assert await second.erasures.some_jobs(again)
    assert not await second.erasures.some_jobs(again)
    assert await count(second, "jobs") == 0
    await second.close()


async def test_finding_what_goes_takes_an_index(store: Store) -> None:
    await done(store, upload=b"one")
    erasure = await store.erasures.begin(1, "de", posted=True)
    store.database.__class__ = Explained
    explained: Explained = store.database  # type: ignore[assignment]
    await store.erasures.open_jobs(erasure)
    await store.erasures.some_jobs(erasure)
    await store.removal.needed("0" * 64)
    assert explained.plans
    assert [plan for plan in explained.plans if plan.startswith("SCAN")] == []


async def test_many_jobs_go_in_small_steps(store: Store) -> None:
    place, now = '{"channel_id":9}', time.time()
    values = [(1, "done", "a cat", REQUEST.to_json(), 1.0, place, now, 9)] * 20_000
    connection = sqlite3.connect(await database_path(store))
    with connection:
        connection.executemany(
            "INSERT INTO jobs (user_id, state, prompt, request, cost, place, created_at, channel_id)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            values,
        )
    connection.close()
    erasure = await store.erasures.begin(1, "de", posted=False)
    before = await count(store, "jobs")
    assert await store.erasures.some_jobs(erasure)
    assert before - await count(store, "jobs") == CHUNK


async def database_path(store: Store) -> str:
    row = await store.database.row("SELECT file FROM pragma_database_list WHERE name = 'main'")
    assert row is not None
    return str(row["file"])


async def test_a_picture_that_comes_after_all_leaves_no_file(store: Store, tmp_path: Path) -> None:
    job = await store.jobs.insert(REQUEST, 1, 5, Place(9))
    await store.jobs.begin(job.id)
    await erase(store, 1)
    assert not await store.pictures.keep(job.id, PICTURES)
    assert kept(tmp_path, "pictures/*") == 0
