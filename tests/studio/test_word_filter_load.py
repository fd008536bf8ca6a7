"""The rules of one server cost its members alone: checks are bounded, run aside, and take turns."""

import asyncio
import time
from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest

from bot.core.errors import NotAllowedError, RequestError
from bot.core.request import Variant
from bot.moderation.asker import Asker
from bot.moderation.words.rules import MAX_INSTRUCTIONS, Kind, Rule, parse_rule, size_of
from bot.store import Store
from bot.store.rules import KeptRule
from bot.studio.word_filter import MEMORY, NOTED, WordFilter
from tests.store.deeds import deeds
from tests.studio.rig import PATIENCE, REQUEST

SLOW, QUICK, GRACE = 5, 6, 1
GUARD = 1.5
"""Seconds for which the event loop may be away: a check of slow rules takes several."""
PHRASES = [" ".join(("a", "a*", "*a", "*a*")[(number >> 2 * at) % 4] for at in range(40)) for number in range(700)]
PROMPT = "a-b a a-a " * 180
LARGE = r"[a-z ]*a[a-z ]{180}[b0]q"


def kept(line: str) -> KeptRule:
    rule = parse_rule(line)
    return KeptRule(0, rule.pattern, rule.kind.value, rule.action.value, rule.detail)


async def ruled(store: Store, guild_id: int | None, *lines: str) -> None:
    await store.rules.replace(guild_id, [kept(line) for line in lines], GRACE)


async def check(words: WordFilter, store: Store, guild_id: int, prompt: str) -> None:
    request = replace(REQUEST, prompt=prompt)
    await words.check(Asker(1, guild_id, 9), request, await store.rules.revision(guild_id))


async def longest_lag(ended: asyncio.Event) -> float:
    """Seconds that the event loop was away for at most, until something ended."""
    longest = 0.0
    while not ended.is_set():
        before = time.monotonic()
        await asyncio.sleep(0.01)
        longest = max(longest, time.monotonic() - before)
    return longest


@pytest.mark.parametrize(
    "lines", [[f"log: {phrase}" for phrase in PHRASES], ["log: " + " ".join(["a*"] * 66)], [f"log: /{LARGE}/"] * 400]
)
async def test_the_event_loop_runs_on_while_slow_rules_are_looked_for(store: Store, lines: list[str]) -> None:
    words, ended = WordFilter(store), asyncio.Event()
    await ruled(store, SLOW, *lines)
    ticker = asyncio.create_task(longest_lag(ended))
    async with asyncio.timeout(PATIENCE):
        with suppress(RequestError):  # too many steps: another test holds that
            await check(words, store, SLOW, PROMPT)
    ended.set()
    assert await ticker < GUARD


async def test_too_many_steps_refuse_a_request_in_that_server_alone(store: Store) -> None:
    words = WordFilter(store)
    await ruled(store, SLOW, *(f"log: {'a' * one}{'b' * other}" for one in range(1, 71) for other in range(1, 71)))
    prompt = "aaaabbb " * 249  # it may be each of these words, stretched
    with pytest.raises(RequestError) as refused:
        await check(words, store, SLOW, prompt)
    assert refused.value.key == "words.complex"
    await check(words, store, QUICK, prompt)
    await check(words, store, SLOW, "a red cat")


async def overtaken(words: WordFilter, store: Store, slow: list[Asker], quick: Asker) -> bool:
    """Whether a quick check is over before half of the slow ones that were there first."""
    revisions = {one: await store.rules.revision(one.guild_id) for one in (*slow, quick)}
    for asker in (slow[0], quick):
        await words.check(asker, REQUEST, revisions[asker])
    before = [asyncio.create_task(words.check(one, replace(REQUEST, prompt=PROMPT), revisions[one])) for one in slow]
    await asyncio.sleep(0)
    async with asyncio.timeout(PATIENCE):
        await words.check(quick, REQUEST, revisions[quick])
        done = sum(task.done() for task in before)
        await asyncio.gather(*before)
    return done < len(before) / 2


async def test_a_server_waits_for_its_own_checks_and_others_do_not(store: Store) -> None:
    await ruled(store, SLOW, "log: " + " ".join(["a*"] * 66))
    slow = [Asker(user_id, SLOW, 9) for user_id in range(1, 13)]
    assert await overtaken(WordFilter(store), store, slow, Asker(99, QUICK, 9))


async def test_outside_of_servers_members_do_not_wait_for_each_other(store: Store) -> None:
    await ruled(store, None, "log: " + " ".join(["a*"] * 66))
    slow = [Asker(1, None, channel_id) for channel_id in range(1, 13)]
    assert await overtaken(WordFilter(store), store, slow, Asker(99, None, 9))


async def test_compiled_rules_of_many_servers_are_kept_in_bounded_memory(store: Store) -> None:
    words = WordFilter(store)
    count = MAX_INSTRUCTIONS // size_of(LARGE)
    for guild_id in range(1, 21):
        await ruled(store, guild_id, *(f"refuse: /{LARGE}/" for _ in range(count)), "refuse: castle")
        await check(words, store, guild_id, "a red cat")
        assert words.memory <= MEMORY
    for guild_id in (1, 20):
        with pytest.raises(NotAllowedError):
            await check(words, store, guild_id, "a castle")


async def test_what_one_request_leaves_in_the_log_is_bounded(store: Store) -> None:
    words = WordFilter(store)
    await ruled(store, SLOW, *(f"log: castle{'*' * (number % 2)}" for number in range(3 * NOTED)))
    await check(words, store, SLOW, "a castle")
    assert len([entry for entry in await deeds(store, SLOW) if entry.action == "words"]) == NOTED


async def test_a_rule_that_is_too_much_beside_the_others_is_told_before_it_is_kept(store: Store) -> None:
    words = WordFilter(store)
    large = parse_rule(f"log: /{LARGE}/")
    await ruled(store, SLOW, *[str(large)] * (MAX_INSTRUCTIONS // size_of(LARGE)))
    with pytest.raises(RequestError) as refused:
        await words.check_room(SLOW, large)
    assert refused.value.key == "rules.expressions"
    await words.check_room(SLOW, parse_rule("log: castle"))
    await words.check_room(QUICK, large)
    await words.check_room(None, Rule(0, "a+b", Kind.REGEX, large.action))


@pytest.mark.parametrize(
    "values",
    [
        {"prompt": "a cas()tle"},
        {"prompt": "(cas:1)(tle:1)"},
        {"negative_prompt": "cas{}tle"},
        {"template": "a {[cas](tle)|tree}"},
        {"images": 2, "variants": (Variant(1, "a tree"), Variant(2, "a (ca)stle"))},
        {"prompt": "a \u202eeltsac"},
    ],
)
async def test_brackets_and_weights_hide_no_word_of_a_request(store: Store, values: dict[str, Any]) -> None:
    words = WordFilter(store)
    await ruled(store, SLOW, "refuse: castle")
    with pytest.raises(NotAllowedError):
        await words.check(Asker(1, SLOW, 9), replace(REQUEST, **values), await store.rules.revision(SLOW))
