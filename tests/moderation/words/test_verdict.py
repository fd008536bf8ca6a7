"""What follows from the rules that a request's texts match: one refusal, every strike, every note, each once."""

import pytest

from bot.moderation.words.matcher import Matcher
from bot.moderation.words.minors import PROTECTED
from bot.moderation.words.rules import Rule, parse_rules
from bot.moderation.words.verdict import Verdict, check_texts

RULES = parse_rules(
    "refuse: castle => no castles\nstrike: moat => no moats\nlog: bridge\nlog: tower\n"
    "negative: fog => mist, haze\nnegative: smoke => mist, haze\nnegative: rain => water\n"
)
REFUSE, STRIKE, BRIDGE, TOWER, FOG, SMOKE, RAIN = RULES
MATCHER = Matcher.compile(RULES)


def verdict(*texts: str) -> Verdict:
    return check_texts(texts, MATCHER)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a red cat", Verdict()),
        ("", Verdict()),
        ("a castle", Verdict(refused=REFUSE)),
        ("a moat", Verdict(refused=STRIKE, strikes=(STRIKE,))),
        ("a bridge and a tower", Verdict(logged=(BRIDGE, TOWER))),
        ("fog", Verdict(negative=("mist, haze",))),
        ("fog, smoke and rain", Verdict(negative=("mist, haze", "water"))),
        ("a castle by a moat", Verdict(refused=REFUSE, strikes=(STRIKE,))),
        ("a moat by a castle", Verdict(refused=STRIKE, strikes=(STRIKE,))),
        ("a castle in fog by a bridge", Verdict(REFUSE, (), (BRIDGE,), ("mist, haze",))),
    ],
)
def test_each_kind_of_rule_has_its_consequence(text: str, expected: Verdict) -> None:
    assert verdict(text) == expected


def test_a_rule_counts_once_however_often_it_is_matched() -> None:
    assert verdict("a moat, a moat", "m0at", "a moat") == Verdict(refused=STRIKE, strikes=(STRIKE,))
    assert verdict("bridge bridge", "bridge") == Verdict(logged=(BRIDGE,))


def test_the_first_refusal_in_the_first_text_is_told() -> None:
    assert verdict("a tower", "a moat", "a castle").refused is STRIKE
    assert verdict("a tower", "a castle", "a moat").refused is REFUSE


def test_all_texts_of_a_request_count() -> None:
    assert verdict("a cat", "castle") == verdict("castle", "a cat") == Verdict(refused=REFUSE)
    assert verdict() == Verdict()


def test_what_is_always_refused_goes_before_all_rules() -> None:
    found = verdict("a castle, nude", "a child by a moat")
    assert found.refused is PROTECTED
    assert found.strikes == (STRIKE,)
    assert verdict("a child in a castle").refused is REFUSE


def test_without_rules_only_what_is_always_refused_is() -> None:
    matcher = Matcher.compile(())
    assert check_texts(["a castle, a moat"], matcher) == Verdict()
    assert check_texts(["a nude child"], matcher).refused is PROTECTED


def test_rules_that_say_the_same_are_each_told() -> None:
    twice: tuple[Rule, ...] = parse_rules("log: castle\nlog: castle\nstrike: castle\nstrike: castle")
    found = check_texts(["castle"], Matcher.compile(twice))
    assert (found.logged, found.strikes) == (twice[:2], twice[2:])
