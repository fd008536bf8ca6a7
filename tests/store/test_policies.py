"""Policies hold for a channel, its threads, or a whole server, and their changes are in the audit log."""

from bot.moderation.policy import LENIENT, STRICT
from bot.store import Store
from bot.store.policies import DEFAULT
from tests.store.deeds import deeds


async def test_the_first_channel_that_has_one_counts(store: Store) -> None:
    assert await store.policies.find(5, [8, 9]) == (None, None)
    await store.policies.set(5, 9, LENIENT, 99)
    await store.policies.set(5, DEFAULT, STRICT, 99)
    assert await store.policies.find(5, [8, 9]) == (LENIENT, STRICT)
    assert await store.policies.find(5, [8]) == (None, STRICT)
    assert await store.policies.find(6, [9]) == (None, None)
    assert await store.policies.all(5) == {DEFAULT: STRICT, 9: LENIENT}


async def test_a_policy_is_cleared_once(store: Store) -> None:
    await store.policies.set(5, 9, STRICT, 99)
    await store.policies.set(5, 9, LENIENT, 99)
    assert await store.policies.clear(5, 9, 98)
    assert not await store.policies.clear(5, 9, 98)
    assert await store.policies.all(5) == {}
    assert [entry.action for entry in await deeds(store, 5)] == ["policy_clear", "policy", "policy"]
