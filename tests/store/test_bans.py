"""Bans hold in their guild for their time, are renewed and lifted, and each deed is in the audit log."""

import time
from pathlib import Path

from bot.moderation.audit_action import AuditAction
from bot.store import Store
from bot.store.audit import AuditTable, Note
from bot.store.bans import BansTable
from tests.store.deeds import deeds
from tests.store.explained import Explained


async def test_a_ban_holds_in_its_guild_only(store: Store) -> None:
    await store.bans.ban(5, 1, 99, "spam")
    ban = await store.bans.find(5, 1)
    assert ban is not None
    assert (ban.moderator_id, ban.reason) == (99, "spam")
    assert await store.bans.find(6, 1) is None
    assert await store.bans.find(None, 1) is None
    assert await store.bans.find(5, 2) is None


async def test_a_ban_can_be_renewed(store: Store) -> None:
    await store.bans.ban(5, 1, 99, "spam")
    await store.bans.ban(5, 1, 98, "more spam")
    ban = await store.bans.find(5, 1)
    assert ban is not None
    assert ban.reason == "more spam"


async def test_a_ban_is_lifted_once(store: Store) -> None:
    await store.bans.ban(5, 1, 99, "")
    assert await store.bans.unban(5, 1, 99)
    assert not await store.bans.unban(5, 1, 99)
    assert await store.bans.find(5, 1) is None


async def test_deeds_are_logged_newest_first(store: Store) -> None:
    await store.bans.ban(5, 1, 99, "spam")
    await store.bans.unban(5, 1, 98)
    await store.bans.unban(5, 1, 98)  # nothing to lift, nothing to log
    await store.audit.log(Note(5, 99, AuditAction.CLEAR, None, "3 jobs"))
    await store.audit.log(Note(6, 99, AuditAction.CLEAR, None, "elsewhere"))
    entries = await deeds(store, 5)
    assert [(entry.action, entry.moderator_id, entry.target_id, entry.detail) for entry in entries] == [
        ("clear", 99, None, "3 jobs"),
        ("unban", 98, 1, ""),
        ("ban", 99, 1, "spam"),
    ]
    assert len(await deeds(store, 5, limit=1)) == 1


async def test_a_ban_ends_by_itself(store: Store) -> None:
    ban = await store.bans.ban(5, 1, 99, "spam", 3600)
    assert await store.bans.find(5, 1) == ban
    now = time.time()
    store.bans.clock = lambda: now + 3601
    assert await store.bans.find(5, 1) is None
    assert await store.bans.page(5) == []
    assert not await store.bans.unban(5, 1, 99)
    await store.bans.ban(5, 2, 99, "another")  # takes those that have ended away
    rows = await store.database.rows("SELECT subject_id FROM bans")
    assert [row[0] for row in rows] == [2]


async def test_the_ban_that_lasts_longest_counts(store: Store) -> None:
    await store.bans.ban(5, 1, 99, "an hour", 3600)
    await store.bans.ban(5, 20, 99, "a day", 86400, is_role=True)
    await store.bans.ban(5, 21, 99, "for good", is_role=True)

    async def reason(*role_ids: int) -> str | None:
        ban = await store.bans.find(5, 1, role_ids)
        return None if ban is None else ban.reason

    assert await reason() == "an hour"
    assert await reason(20, 22) == "a day"
    assert await reason(20, 21) == "for good"
    assert await store.bans.find(5, 2, [22]) is None
    assert await store.bans.unban(5, 20, 98)
    assert [entry.action for entry in await deeds(store, 5, 2)] == ["unban_role", "ban_role"]


async def test_bans_are_listed_by_the_page_newest_first(store: Store) -> None:
    for user_id in range(1, 6):
        await store.bans.ban(5, user_id, 99, "")
    await store.bans.ban(6, 9, 99, "elsewhere")
    first = await store.bans.page(5, limit=3)
    assert [ban.subject_id for ban in first] == [5, 4, 3]
    assert [ban.subject_id for ban in await store.bans.page(5, first[-1].id, 3)] == [2, 1]


async def test_bans_are_looked_up_and_listed_by_an_index(tmp_path: Path) -> None:
    database = await Explained.open(tmp_path / "easel.sqlite3")
    assert isinstance(database, Explained)
    bans = BansTable(database, AuditTable(database))
    await bans.find(5, 1, range(2, 252))
    own = [step for step in database.plans if "bans" in step]
    assert own == ["SEARCH bans USING INDEX sqlite_autoindex_bans_1 (guild_id=? AND subject_id=?)"]
    await bans.page(5, 100)
    assert database.plans[-1] == "SEARCH bans USING INDEX bans_guild (guild_id=? AND id<?)"
    await database.close()
