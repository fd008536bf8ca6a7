"""Verdicts: what follows from all rules that a request's texts match."""

from bot.moderation.words.matcher import Matcher
from bot.moderation.words.minors import PROTECTED
from bot.moderation.words.rules import parse_rules
from bot.moderation.words.verdict import Verdict, check_texts

RULES = parse_rules(
    "log: moat\nstrike: castle\nrefuse: tower\nnegative: gate => iron\nnegative: door => wood\nnegative: gates => iron"
)
LOG, STRIKE, REFUSE = RULES[:3]
MATCHER = Matcher.compile(RULES)


def test_nothing_follows_from_nothing() -> None:
    assert check_texts([], MATCHER) == check_texts(["a fox", ""], MATCHER) == Verdict()


def test_each_action_has_its_place() -> None:
    assert check_texts(["moat"], MATCHER) == Verdict(logged=(LOG,))
    assert check_texts(["tower"], MATCHER) == Verdict(REFUSE)
    assert check_texts(["castle"], MATCHER) == Verdict(STRIKE, strikes=(STRIKE,))
    assert check_texts(["gate"], MATCHER) == Verdict(negative=("iron",))


def test_what_follows_more_than_once_follows_once() -> None:
    texts = ["moat, door, gate", "a moat, gates, a castle", "castle, tower, gate"]
    assert check_texts(texts, MATCHER) == Verdict(STRIKE, (STRIKE,), (LOG,), ("wood", "iron"))


def test_protection_goes_first() -> None:
    assert check_texts(["castle", "a child", "nude"], MATCHER) == Verdict(PROTECTED, strikes=(STRIKE,))
