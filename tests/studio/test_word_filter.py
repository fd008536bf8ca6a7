"""Rules for words are held against each request once: what they refuse, count, note and add."""

from dataclasses import replace

import pytest

from bot.core.errors import NotAllowedError
from bot.core.preferences import GuildSettings
from bot.core.request import ImageRequest
from bot.core.wording import Wording
from bot.moderation.asker import Asker
from bot.moderation.words.rules import Action, Kind
from bot.store import Store
from bot.store.audit import NOBODY
from bot.store.rules import KeptRule
from bot.studio.word_filter import KEPT, WordFilter, with_negative
from tests.store.deeds import deeds
from tests.studio.rig import REQUEST

ASKER = Asker(1, 5, 9)


async def ruled(store: Store, action: Action, pattern: str, detail: str = "", guild_id: int | None = 5) -> None:
    """Add a rule of a server, or of the operator."""
    await store.rules.add(guild_id, KeptRule(0, pattern, Kind.WORDS, action, detail), 99)


async def checked(store: Store, asker: Asker = ASKER, **values: object) -> ImageRequest:
    """A request as the rules let it pass."""
    request = replace(REQUEST, **values)  # type: ignore[arg-type]
    return await WordFilter(store).check(asker, request, await store.rules.revision(asker.guild_id))


async def noted(store: Store) -> list[tuple[int | None, int, str, int | None, str]]:
    """What stands in the audit log by no moderator's hand: where, who, what, against whom, with which words."""
    rows = await store.database.rows(
        "SELECT guild_id, moderator_id, action, target_id, detail FROM audit WHERE moderator_id = ? ORDER BY id",
        (NOBODY,),
    )
    return [tuple(row) for row in rows]


async def test_a_refused_request_is_told_the_reason_where_there_is_one(store: Store) -> None:
    await ruled(store, Action.REFUSE, "castle", "no castles here")
    await ruled(store, Action.REFUSE, "moat")
    with pytest.raises(NotAllowedError) as explained:
        await checked(store, prompt="a castle")
    assert (explained.value.key, explained.value.params) == ("words.refused", {"reason": ": no castles here"})
    with pytest.raises(NotAllowedError) as silent:
        await checked(store, prompt="a moat")
    assert (silent.value.key, silent.value.params) == ("words.refused", {"reason": ""})
    assert await noted(store) == []


async def test_a_request_that_no_rule_speaks_of_passes_as_it_is(store: Store) -> None:
    await ruled(store, Action.REFUSE, "castle")
    assert await checked(store) == REQUEST
    assert await noted(store) == []


async def test_a_rule_that_strikes_refuses_and_counts_once_against_the_member(store: Store) -> None:
    await ruled(store, Action.STRIKE, "castle", "we have had enough")
    await store.guilds.set(5, GuildSettings(ladder=""), 99)
    with pytest.raises(NotAllowedError, match="we have had enough"):
        await checked(store, prompt="a castle", negative_prompt="another castle")
    [strike] = await store.strikes.of(5, 1)
    assert (strike.moderator_id, strike.reason) == (NOBODY, "strike: castle => we have had enough")


async def test_outside_of_servers_a_rule_that_strikes_is_noted(store: Store) -> None:
    await ruled(store, Action.STRIKE, "castle", guild_id=None)
    with pytest.raises(NotAllowedError):
        await checked(store, Asker(1, None, 9), prompt="a castle")
    assert await noted(store) == [(None, NOBODY, "words", 1, "castle")]


async def test_a_rule_that_notes_lets_the_request_pass(store: Store) -> None:
    await ruled(store, Action.LOG, "tower")
    request = await checked(store, prompt="a tower", negative_prompt="a tower")
    assert request == replace(REQUEST, prompt="a tower", negative_prompt="a tower")
    assert await noted(store) == [(5, NOBODY, "words", 1, "tower")]
    assert (await deeds(store, 5))[0].detail == "tower"
    assert await store.strikes.of(5, 1) == []


async def test_a_rule_adds_to_the_negative_prompt_what_is_not_there_yet(store: Store) -> None:
    await ruled(store, Action.NEGATIVE, "moat", "water")
    await ruled(store, Action.NEGATIVE, "castle", "towers")
    assert (await checked(store, prompt="a moat")).negative_prompt == "water"
    both = await checked(store, prompt="a castle with a moat", negative_prompt="blurred, water")
    assert both.negative_prompt == "blurred, water, towers"


def test_a_negative_prompt_that_says_it_all_does_not_grow() -> None:
    request = replace(REQUEST, negative_prompt="water")
    assert with_negative(request, ["water"]) is request
    assert with_negative(request, []) is request


async def test_the_negative_prompt_is_held_against_rules_but_adds_nothing(store: Store) -> None:
    await ruled(store, Action.REFUSE, "castle", "no castles here")
    await ruled(store, Action.STRIKE, "moat")
    await ruled(store, Action.LOG, "tower")
    await ruled(store, Action.NEGATIVE, "bridge", "river")
    assert (await checked(store, negative_prompt="tower, bridge")).negative_prompt == "tower, bridge"
    assert await noted(store) == [(5, NOBODY, "words", 1, "tower")]
    with pytest.raises(NotAllowedError, match="no castles here"):
        await checked(store, negative_prompt="castle, moat")
    assert len(await store.strikes.of(5, 1)) == 1


async def test_what_always_holds_holds_for_what_is_wanted_alone(store: Store) -> None:
    with pytest.raises(NotAllowedError):
        await checked(store, prompt="a naked 12 year old girl")
    assert (await checked(store, negative_prompt="nsfw, child")).negative_prompt == "nsfw, child"


async def test_an_operators_rule_holds_everywhere_and_a_servers_in_it_alone(store: Store) -> None:
    await ruled(store, Action.REFUSE, "moat", guild_id=None)
    await ruled(store, Action.REFUSE, "castle", guild_id=5)
    words = WordFilter(store)
    refused = {
        guild_id: [text for text in ("moat", "castle") if (await words.look(guild_id, f"a tree, {text}"))[0].refused]
        for guild_id in (5, 6, None)
    }
    assert refused == {5: ["moat", "castle"], 6: ["moat"], None: ["moat"]}


async def test_rules_are_compiled_anew_only_once_they_have_changed(store: Store) -> None:
    words = WordFilter(store)
    before = await words.matcher(5)
    await words.check(ASKER, REQUEST, await store.rules.revision(5))
    assert await words.matcher(5) is before
    await ruled(store, Action.REFUSE, "castle", guild_id=6)
    assert await words.matcher(5) is before
    await ruled(store, Action.REFUSE, "castle")
    after = await words.matcher(5)
    assert after is not before
    assert await words.matcher(5) is after


async def test_of_many_servers_those_asked_for_last_stay_compiled(store: Store) -> None:
    words = WordFilter(store)
    oldest, used = await words.matcher(1), await words.matcher(2)
    for guild_id in range(3, KEPT + 1):
        await words.matcher(guild_id)
    assert await words.matcher(2) is used
    await words.matcher(KEPT + 1)
    assert await words.matcher(2) is used
    assert await words.matcher(1) is not oldest


async def test_texts_beside_the_request_are_held_against_rules_each_as_what_it_is_for(store: Store) -> None:
    await ruled(store, Action.REFUSE, "castle", "no castles here")
    await ruled(store, Action.NEGATIVE, "bridge", "river")
    words, revision = WordFilter(store), await store.rules.revision(5)
    for wording in (Wording(("castle",)), Wording((), ("castle",)), Wording((), (), ("castle",))):
        with pytest.raises(NotAllowedError, match="no castles here"):
            await words.check(ASKER, REQUEST, revision, wording)
    assert (await words.check(ASKER, REQUEST, revision, Wording(("bridge",)))).negative_prompt == "river"
    assert await words.check(ASKER, REQUEST, revision, Wording((), ("bridge",), ("bridge",))) == REQUEST
    minors = replace(REQUEST, prompt="a child")
    with pytest.raises(NotAllowedError):
        await words.check(ASKER, minors, revision, Wording(("nude",)))
    assert await words.check(ASKER, minors, revision, Wording((), ("nude",), ("a child --no nude",))) == minors


@pytest.mark.parametrize(
    ("prompt", "negative", "refused"),
    [
        ("a 12 year old girl", "clothes", True),
        ("a child on the beach", "dressed", True),
        ("a nude girl", "adult", True),
        ("a nude woman", "clothes", False),
        ("a child on the beach", "nsfw, nude, adult", False),
        ("a cat", "clothes, adult", False),
    ],
)
async def test_what_a_negative_prompt_takes_away_is_meant(
    store: Store, prompt: str, negative: str, refused: bool
) -> None:
    if refused:
        with pytest.raises(NotAllowedError):
            await checked(store, prompt=prompt, negative_prompt=negative)
    else:
        assert (await checked(store, prompt=prompt, negative_prompt=negative)).prompt == prompt
