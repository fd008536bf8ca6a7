"""Deeds are found by who, whom, what and words, together and by the page, without reading the whole log."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.moderation.audit_action import AuditAction
from bot.store import Store
from bot.store.audit import AuditEntry, AuditTable, Note, Search
from tests.store.explained import Explained

INDEX = "SCAN audit_words VIRTUAL TABLE INDEX 192:M1<"
"""Of FTS5: by a match (M1) and rows below an id (<), which come in falling order without being sorted."""


async def log(store: Store, *entries: tuple[int, AuditAction, int | None, str], guild_id: int = 5) -> None:
    for moderator_id, action, target_id, detail in entries:
        await store.audit.log(Note(guild_id, moderator_id, action, target_id, detail))


def details(entries: list[AuditEntry]) -> list[str]:
    return [entry.detail for entry in entries]


async def test_all_that_is_asked_for_must_fit(store: Store) -> None:
    await log(
        store,
        (98, AuditAction.BAN, 1, "spam in Gallery"),
        (98, AuditAction.WARN, 2, "rude words"),
        (99, AuditAction.BAN_ROLE, 1, "spamming"),
    )
    await log(store, (98, AuditAction.BAN, 1, "spam elsewhere"), guild_id=6)

    async def found(search: Search) -> list[str]:
        return details(await store.audit.search(5, search))

    assert await found(Search()) == ["spamming", "rude words", "spam in Gallery"]
    assert await found(Search(moderator_id=98)) == ["rude words", "spam in Gallery"]
    assert await found(Search(target_id=1)) == ["spamming", "spam in Gallery"]
    assert await found(Search(action="ban")) == ["spam in Gallery"]
    assert await found(Search(action="ban_role")) == ["spamming"]
    assert await found(Search(text="spam")) == ["spamming", "spam in Gallery"]
    assert await found(Search(text="GALLERY spam")) == ["spam in Gallery"]
    assert await found(Search(98, 1, "ban", "gall")) == ["spam in Gallery"]
    assert await found(Search(99, 2)) == []
    assert await found(Search(target_id=98)) == []  # a moderator is no target
    assert await found(Search(text="m98")) == []  # and no word
    assert await found(Search(text='"*(')) == ["spamming", "rude words", "spam in Gallery"]


async def test_pages_go_on_below_a_deed_while_others_come(store: Store) -> None:
    await log(store, *[(99, AuditAction.WARN, 1, f"spam {number}") for number in range(7)])
    for search in (Search(), Search(target_id=1, text="spam")):
        first = await store.audit.search(5, search, limit=3)
        await log(store, (99, AuditAction.WARN, 1, "spam meanwhile"))
        second = await store.audit.search(5, search, first[-1].id, 3)
        assert [entry.id for entry in first + second] == list(range(first[0].id, first[0].id - 6, -1))


async def test_what_was_logged_before_is_found_and_what_goes_takes_its_words_along(store: Store) -> None:
    await log(store, (99, AuditAction.WARN, 1, "spam"))
    async with store.database.transaction():
        await store.database.write("DELETE FROM audit")
    await log(store, (99, AuditAction.WARN, 1, "eggs"))
    assert details(await store.audit.search(5, Search(target_id=1))) == ["eggs"]
    assert await store.audit.search(5, Search(text="spam")) == []


async def test_deeds_outside_of_servers_are_logged_too(store: Store) -> None:
    await store.audit.log(Note(None, 99, AuditAction.WARN, 1, "everywhere"))
    assert [entry.guild_id for entry in await store.audit.after(0)] == [None]
    assert await store.audit.last() == 1


@pytest.mark.parametrize(
    ("search", "plan"),
    [
        (Search(), ["SEARCH audit USING INDEX audit_guild (guild_id=? AND id<?)"]),
        *[
            (
                search,
                [INDEX, "SEARCH audit USING INTEGER PRIMARY KEY (rowid=?)"],
            )
            for search in (Search(moderator_id=99), Search(target_id=1), Search(action="ban"), Search(text="spam"))
        ],
    ],
)
async def test_no_search_sorts_or_reads_the_whole_log(tmp_path: Path, search: Search, plan: list[str]) -> None:
    database = await Explained.open(tmp_path / "easel.sqlite3")
    assert isinstance(database, Explained)
    await AuditTable(database).search(5, search, 1000)
    assert database.plans[-len(plan) :] == plan
    await database.close()


async def test_a_long_log_is_searched_at_once(store: Store, say: Callable[[str], None]) -> None:
    async with store.database.transaction():
        await store.database.write(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)"
            " INSERT INTO audit (guild_id, moderator_id, action, target_id, detail, created_at)"
            " SELECT 5, 90 + i % 3, 'warn', i, 'spam ' || i, i FROM n"
        )
    began = time.perf_counter()
    for search in (
        Search(90),
        Search(target_id=7),
        Search(91, 8),
        Search(text="spam 19999"),
        Search(90, None, "warn", "s"),
    ):
        await store.audit.search(5, search)
    say(f"five searches in an audit log of 20,000 deeds took {(time.perf_counter() - began) * 1000:.1f} ms")
    assert details(await store.audit.search(5, Search(text="spam 19999"))) == ["spam 19999"]
