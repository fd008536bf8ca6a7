"""Lists are found by name without case, a member's own before the server's; each keeps so many."""

import pytest

from bot.core.errors import QueueError
from bot.store import Store
from bot.store.wildcards import MAX_WILDCARDS, KeptWildcard

ADA, VERA, GUILD = 1, 2, 5


def wildcard(name: str, owner_id: int = ADA, entries: str = "cat\ndog") -> KeptWildcard:
    return KeptWildcard(owner_id, name, entries, ADA)


async def test_a_list_is_its_owners_and_hides_the_servers(store: Store) -> None:
    await store.wildcards.keep(wildcard("Tiere", GUILD, "bear"))
    assert await store.wildcards.get(ADA, GUILD, "tiere") == wildcard("Tiere", GUILD, "bear")
    await store.wildcards.keep(wildcard("tiere"))
    assert await store.wildcards.get(ADA, GUILD, "TIERE") == wildcard("tiere")
    assert await store.wildcards.get(VERA, GUILD, "tiere") == wildcard("Tiere", GUILD, "bear")
    assert await store.wildcards.get(VERA, None, "tiere") is None
    assert await store.wildcards.matching(ADA, GUILD, "IER") == [wildcard("tiere"), wildcard("Tiere", GUILD, "bear")]


async def test_a_list_is_replaced_and_removed_by_its_name(store: Store) -> None:
    await store.wildcards.keep(wildcard("a"))
    await store.wildcards.keep(wildcard("A", entries="x"))
    assert await store.wildcards.matching(ADA, None) == [wildcard("A", entries="x")]
    assert not await store.wildcards.remove(VERA, "a")
    assert await store.wildcards.remove(ADA, "a")
    assert not await store.wildcards.remove(ADA, "a")


async def test_so_many_can_be_kept_and_those_can_be_changed(store: Store) -> None:
    for number in range(MAX_WILDCARDS):
        await store.wildcards.keep(wildcard(f"l{number}"))
    with pytest.raises(QueueError) as refused:
        await store.wildcards.keep(wildcard("more"))
    assert refused.value.key == "wildcards.many"
    await store.wildcards.keep(wildcard("L0", entries="changed"))
    await store.wildcards.keep(wildcard("more", VERA))
