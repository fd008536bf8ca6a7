"""Rules are kept by owner; each change is one revision and one deed, or nothing happens at all."""

import asyncio
from collections.abc import Iterable

import aiosqlite
import pytest

from bot.core.errors import QueueError
from bot.store import Store
from bot.store.rules import MAX_KEPT, KeptRule
from tests.store.deeds import deeds

GRACE, GUILD, OTHER = 1, 5, 6


def rule(pattern: str, action: str = "refuse") -> KeptRule:
    return KeptRule(0, pattern, "words", action)


async def patterns(store: Store, guild_id: int | None) -> list[str]:
    return [one.pattern for one in await store.rules.all(guild_id)]


async def test_rules_are_their_owners(store: Store) -> None:
    kept = await store.rules.add(GUILD, KeptRule(0, "moat", "words", "negative", "water"), GRACE)
    await store.rules.add(None, rule("castle"), GRACE)
    assert await store.rules.all(GUILD) == [KeptRule(kept.id, "moat", "words", "negative", "water")]
    assert await patterns(store, None) == ["castle"]
    assert await patterns(store, OTHER) == []


async def test_a_rule_is_removed_once_and_by_its_owner(store: Store) -> None:
    kept = await store.rules.add(None, rule("castle"), GRACE)
    assert not await store.rules.remove(GUILD, kept.id, GRACE)
    assert await store.rules.remove(None, kept.id, GRACE)
    assert not await store.rules.remove(None, kept.id, GRACE)


async def test_an_import_replaces_all_of_an_owners_rules(store: Store) -> None:
    for owner in (GUILD, OTHER, None):
        await store.rules.add(owner, rule("castle"), GRACE)
    await store.rules.replace(GUILD, [rule("moat"), rule("tower", "log")], GRACE)
    assert await patterns(store, GUILD) == ["moat", "tower"]
    assert await patterns(store, OTHER) == await patterns(store, None) == ["castle"]
    await store.rules.replace(GUILD, [], GRACE)
    assert await patterns(store, GUILD) == []


async def test_each_change_is_a_revision_for_those_whom_it_concerns(store: Store) -> None:
    assert await store.rules.revision(GUILD) == await store.rules.revision(None) == (0, 0)
    kept = await store.rules.add(GUILD, rule("castle"), GRACE)
    assert await store.rules.revision(GUILD) == (0, 1)
    await store.rules.replace(None, [rule("a"), rule("b")], GRACE)
    assert await store.rules.revision(GUILD) == (1, 1)
    assert await store.rules.revision(OTHER) == await store.rules.revision(None) == (1, 0)
    await store.rules.remove(GUILD, kept.id, GRACE)
    assert not await store.rules.remove(GUILD, kept.id, GRACE)
    assert await store.rules.revision(GUILD) == (1, 2)


async def test_changes_are_deeds(store: Store) -> None:
    kept = await store.rules.add(GUILD, rule("castle"), GRACE)
    await store.rules.remove(GUILD, kept.id, GRACE)
    await store.rules.replace(GUILD, [rule("a"), rule("b")], GRACE)
    entries = [(entry.moderator_id, entry.action, entry.detail) for entry in await deeds(store, GUILD)]
    assert entries == [
        (GRACE, "rules replace", "2"),
        (GRACE, "rule remove", "refuse: castle"),
        (GRACE, "rule add", "refuse: castle"),
    ]


async def test_so_many_can_be_kept(store: Store) -> None:
    many = [rule(f"word{number}") for number in range(MAX_KEPT)]
    with pytest.raises(QueueError):
        await store.rules.replace(GUILD, [*many, rule("one more")], GRACE)
    await store.rules.replace(GUILD, many[1:], GRACE)
    asked = (store.rules.add(GUILD, rule(f"new {number}"), GRACE) for number in range(3))
    answers = await asyncio.gather(*asked, return_exceptions=True)
    assert [type(answer) for answer in answers].count(QueueError) == 2
    assert await store.rules.revision(GUILD) == (0, 2)
    await store.rules.add(OTHER, rule("castle"), GRACE)


async def test_an_import_that_fails_changes_nothing(store: Store) -> None:
    await store.rules.add(GUILD, rule("castle"), GRACE)
    with pytest.raises(UnicodeEncodeError):
        await store.rules.replace(GUILD, [rule("moat"), rule("\ud83c")], GRACE)
    assert await patterns(store, GUILD) == ["castle"]
    assert await store.rules.revision(GUILD) == (0, 1)
    assert len(await deeds(store, GUILD)) == 1


async def test_thousands_of_rules_are_imported_in_a_few_steps(store: Store) -> None:
    statements: list[str] = []
    calls, execute = [0], store.database.write

    async def counted(sql: str, params: Iterable[object] = ()) -> aiosqlite.Cursor:
        calls[0] += 1
        return await execute(sql, params)

    store.database.write = counted  # type: ignore[method-assign]
    await store.database.trace(statements.append)
    await store.rules.replace(GUILD, [rule(f"castle{number}") for number in range(MAX_KEPT)], GRACE)
    await store.database.trace(None)
    assert sum("INTO word_rules" in one for one in statements) == MAX_KEPT
    assert calls[0] < 10  # each is a trip to the database's thread and back, while nobody else can write
