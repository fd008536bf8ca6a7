"""Looking through a text takes steps that grow with the rules times the text, whatever both are, and has a limit."""

import math
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.errors import RequestError
from bot.i18n.localizer import Localizer
from bot.moderation.words.globs import matches
from bot.moderation.words.letters import read
from bot.moderation.words.matcher import PLACES, Matcher
from bot.moderation.words.phrases import Node, Search
from bot.moderation.words.pieces import cut
from bot.moderation.words.rules import parse_rule, parse_rules
from bot.moderation.words.vocabulary import Vocabulary
from bot.moderation.words.work import MAX_STEPS, Work

SPELLINGS = 12
"""Ways to be spelled that a search tells apart: spelled out or not, up to five letters, begun with its row or not."""
WORDS = st.sampled_from(["a", "a*", "*a", "*a*", "*", "?", "a?", "ab", "b*", "*b", "aaa", "aab", "q"])
PHRASES = st.lists(st.lists(WORDS, min_size=1, max_size=40), min_size=1, max_size=8)
PROMPTS = st.lists(
    st.sampled_from(["a", "ab", "b", "aa", "a-b", "ab-ab", "a.b.a", "$", "!", "4", "q"]), max_size=120
).flatmap(lambda parts: st.sampled_from([" ", "-", ".", ", ", "  "]).map(lambda gap: gap.join(parts)))


def nodes(node: Node) -> int:
    return 1 + sum(nodes(more) for more in node.next.values())


@given(PHRASES, PROMPTS)
def test_a_search_visits_each_of_its_states_once(phrases: list[list[str]], text: str) -> None:
    root = Node()
    for number, phrase in enumerate(phrases):
        root.add(phrase, parse_rule("log: rule", number))
    vocabulary = Vocabulary(word for phrase in phrases for word in phrase)
    for pieces in cut(read(text)):
        found, work = list(vocabulary.found(pieces, Work())), Work()
        for _ in Search(root, pieces, found, work).ends():
            pass
        ways = max(Counter((one.word, one.first) for one in found).values(), default=0)
        assert work.steps <= 2 * SPELLINGS * len(pieces.spans) * nodes(root) * (ways + 1)


def steps(rules: str, text: str) -> int:
    work = Work()
    Matcher.compile(parse_rules(rules)).sight(text, work)
    return work.steps


@given(PHRASES, PROMPTS)
def test_no_rules_and_no_prompt_take_more_than_one_times_the_other(phrases: list[list[str]], text: str) -> None:
    rules = [" ".join(phrase) for phrase in phrases if set("".join(phrase)) - set("*?")]
    size = sum(len(phrase.split()) for phrase in rules)
    assert steps("".join(f"log: {rule}\n" for rule in rules), text) <= 200 * (1 + size) * (1 + len(text))


HOSTILE = [
    ("log: " + " ".join(["a*"] * 66), "ab-ab " * 333),
    ("log: " + " ".join(["a*"] * 65 + ["q"]), "ab-ab " * 333),
    ("log: " + " ".join(["a*", "*"] * 33 + ["q"]), "ab-ab " * 333),
    ("log: " + " ".join(["?"] * 99 + ["q"]), "a " * 1000),
    ("log: aaa\nlog: aaaa aaa\nlog: a a a a a\nlog: aa aa\nlog: aaaaaaaa aaaaa q", "a " * 1000),
    ("log: " + "*a" * 99 + "*b", "a" * 2000),
    ("log: " + "*a" * 99 + "*b", "a." * 1000),
    ("log: " + "il" * 99, "il1|!" * 400),
    ("log: *" + "il" * 60, "i.l.1.|.!." * 200),
    ("log: " + "ab" * 20, "a b " * 500),
    ("log: " + "a" * 200, "a " * 1000),
    ("log: *a*", "\ufdfa " * 1000),
    ("", "baby dragon child proof " * 80),
    ("", "child nude " * 180),
    ("", "age 12 " * 280),
]


@pytest.mark.parametrize(("rules", "text"), HOSTILE, ids=range(len(HOSTILE)))
def test_one_hostile_rule_takes_a_part_of_what_a_request_may(rules: str, text: str) -> None:
    assert steps(rules, text) < 0.8 * MAX_STEPS


def test_a_rule_twice_as_long_takes_twice_the_steps_and_not_their_square() -> None:
    once, twice = (steps("log: " + " ".join(["a*"] * count + ["q"]), "ab-ab " * 300) for count in (30, 60))
    assert twice < 3 * once


def test_a_prompt_twice_as_long_takes_twice_the_steps_and_not_their_square() -> None:
    rule = "log: " + " ".join(["a*"] * 30 + ["q"])
    once, twice = (steps(rule, "ab-ab " * count) for count in (150, 300))
    assert twice < 3 * once


@given(st.text("ab*?", min_size=1, max_size=40), st.text("ab", max_size=80))
def test_a_glob_goes_through_a_word_once_for_each_of_its_letters(glob: str, typed: str) -> None:
    work = Work()
    matches(glob, typed, work)
    assert work.steps <= (len(glob) + 1) * (len(typed) + 1)


def test_words_with_one_key_are_each_held_against_a_word_at_most_once() -> None:
    words = ["a" * one + "b" * other for one in range(1, 60) for other in range(1, 60)]
    work = Work()
    list(Vocabulary(words).found(next(iter(cut(read("aaabbb")))), work))
    assert work.steps < 2 * len(words)


@pytest.mark.parametrize("rule", ["a", "a*", "a a"])
def test_of_a_rule_only_some_places_are_told(rule: str) -> None:
    matcher = Matcher.compile(parse_rules(f"log: {rule}\n" * 300))
    hits = matcher.check("a " * 1000)
    assert {hit.rule.id for hit in hits} == set(range(1, 301))
    assert len(hits) <= 300 * PLACES


def test_more_steps_than_the_limit_end_a_check_with_a_sentence() -> None:
    work = Work(100)
    work.spend(100)
    with pytest.raises(RequestError) as ended:
        work.spend(1)
    assert ended.value.key == "words.complex"
    for language in ("en-US", "de"):
        assert ended.value.localized(Localizer(language))
    Work(math.inf).spend(10**12)


def test_a_check_keeps_to_its_limit() -> None:
    matcher = Matcher.compile([parse_rule("log: " + " ".join(["a*"] * 66))])
    work = Work(20_000)
    with pytest.raises(RequestError):
        matcher.check("ab-ab " * 333, work)
    assert work.steps < 40_000
