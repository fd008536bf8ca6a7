"""Rules are compiled once for all who ask at the same moment, and again when they change."""

import asyncio

import pytest

from bot.store import Store
from bot.store.rules import KeptRule
from bot.studio.word_filter import WordFilter

GUILD = 5
RULE = KeptRule(0, "castle", "words", "refuse")


async def test_requests_at_the_same_moment_wait_for_the_same_rules(store: Store) -> None:
    words = WordFilter(store)
    first = await asyncio.gather(*(words.matcher(GUILD) for _ in range(5)))
    assert len({id(matcher) for matcher in first}) == 1
    await store.rules.add(GUILD, RULE, 99)
    second = await words.matcher(GUILD)
    assert second is not first[0]
    assert [bool(matcher.check("a castle")) for matcher in (first[0], second)] == [False, True]


async def test_whoever_leaves_does_not_stop_the_others(store: Store) -> None:
    words = WordFilter(store)
    leaving, staying = (asyncio.create_task(words.matcher(GUILD)) for _ in range(2))
    await asyncio.sleep(0)
    leaving.cancel()
    assert (await staying).check("a castle") == ()
    assert leaving.cancelled()


async def test_rules_that_could_not_be_read_are_read_again(store: Store) -> None:
    words = WordFilter(store)
    async with store.database.transaction():
        await store.database.write("ALTER TABLE word_rules RENAME TO gone")
    with pytest.raises(Exception, match="word_rules"):
        await words.matcher(GUILD)
    async with store.database.transaction():
        await store.database.write("ALTER TABLE gone RENAME TO word_rules")
    assert (await words.matcher(GUILD)).check("a castle") == ()
