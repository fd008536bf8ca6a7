"""Strikes count in their guild for some days or until forgiven; the ban that follows is the same transaction."""

import sqlite3
import time

import pytest

from bot.store import Store
from bot.store.strikes import Sentence
from tests.store.deeds import deeds


def none(strikes: int) -> None:
    """No strike brings anything."""
    del strikes


async def test_strikes_count_in_their_guild_for_some_days(store: Store) -> None:
    now = time.time()
    store.bans.clock = lambda: now - 31 * 86400
    assert await store.strikes.add(5, 1, 99, "long ago", 30, none) == (1, None)
    store.bans.clock = lambda: now
    assert await store.strikes.add(5, 1, 99, "now", 30, none) == (1, None)
    assert await store.strikes.add(6, 1, 99, "elsewhere", 30, none) == (1, None)
    assert await store.strikes.add(5, 2, 99, "another", 30, none) == (1, None)
    assert await store.strikes.add(5, 1, 99, "again", 30, none) == (2, None)
    assert [strike.reason for strike in await store.strikes.of(5, 1)] == ["again", "now", "long ago"]


async def test_a_forgiven_strike_counts_no_more_and_is_forgiven_once(store: Store) -> None:
    await store.strikes.add(5, 1, 99, "spam", 30, none)
    (strike,) = await store.strikes.of(5, 1)
    assert await store.strikes.get(6, strike.id) is None
    assert await store.strikes.get(5, strike.id) == strike
    assert await store.strikes.forgive(strike, 98)
    assert not await store.strikes.forgive(strike, 98)
    assert await store.strikes.add(5, 1, 99, "more", 30, none) == (1, None)
    assert [entry.action for entry in await deeds(store, 5)] == ["warn", "forgive", "warn"]


async def test_a_ban_that_lasts_longer_stays(store: Store) -> None:
    await store.bans.ban(5, 1, 99, "for good")
    for sentence in (Sentence(60), Sentence(None)):
        assert (await store.strikes.add(5, 1, 98, "spam", 30, {1: sentence, 2: sentence}.get))[1] is None
    await store.bans.ban(5, 1, 99, "an hour", 3600)
    assert (await store.strikes.add(5, 1, 98, "spam", 30, lambda _: Sentence(60)))[1] is None
    _, ban = await store.strikes.add(5, 1, 98, "spam", 30, lambda _: Sentence(7200))
    assert ban is not None
    assert await store.bans.find(5, 1) == ban


async def test_a_strike_whose_ban_can_not_be_written_is_none(store: Store) -> None:
    async with store.database.transaction():
        await store.database.write("CREATE TRIGGER full BEFORE INSERT ON bans BEGIN SELECT RAISE(ABORT, 'full'); END")
    with pytest.raises(sqlite3.IntegrityError, match="full"):
        await store.strikes.add(5, 1, 99, "spam", 30, lambda _: Sentence(None))
    assert await store.strikes.of(5, 1) == []
    assert await deeds(store, 5) == []
