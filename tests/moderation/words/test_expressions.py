"""Many expressions are searched at once, with the same result as one by one, however many they are."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.moderation.words.expressions import AT_ONCE, LEAST_MEMORY, LOCATED, MOST_MEMORY, TOGETHER, Expressions
from bot.moderation.words.rules import Action, Kind, Rule, size_of
from bot.moderation.words.work import Work


def rules(*patterns: str) -> list[Rule]:
    return [Rule(number, pattern, Kind.REGEX, Action.REFUSE) for number, pattern in enumerate(patterns, 1)]


def found(text: str, *patterns: str) -> list[tuple[int, int, int]]:
    return sorted((rule.id, start, end) for rule, start, end in Expressions(rules(*patterns)).found(text, Work()))


def test_each_rule_that_matches_is_told_with_its_first_place() -> None:
    assert found("a red cat, a red dog", "re?d", "c.t", "blue", "dog$") == [(1, 2, 5), (2, 6, 9), (4, 17, 20)]


def test_without_expressions_nothing_is_found() -> None:
    assert found("a red cat") == []


def test_capitals_do_not_count() -> None:
    assert found("A RED Жар", "red", "жар") == [(1, 2, 5), (2, 6, 9)]


@pytest.mark.parametrize("count", [1, TOGETHER - 1, TOGETHER, TOGETHER + 1, 2 * TOGETHER + 1])
def test_however_many_there_are_each_is_searched(count: int) -> None:
    patterns = [f"word{number}x" for number in range(count)]
    text = f"word0x and word{count - 1}x"
    assert {number for number, _, _ in found(text, *patterns)} == {1, count}


def test_half_a_character_is_no_reason_not_to_look() -> None:
    assert found("\ud83c red \udc00", "red") == [(1, 2, 5)]


@given(
    st.lists(st.sampled_from(["a+", "ab", "b.a", "^b", "a$", "[^a]b", "(ab|ba)b", "aa|bb"]), min_size=1, max_size=5),
    st.text("ab ", max_size=30),
)
def test_it_finds_what_python_finds(patterns: list[str], text: str) -> None:
    wanted = []
    for number, pattern in enumerate(patterns, 1):
        match = re.search(pattern, text)
        if match is not None:
            wanted.append((number, match.start()))
    assert [(number, start) for number, start, _ in found(text, *patterns)] == wanted


def test_expressions_too_large_to_be_searched_together_are_searched_one_by_one() -> None:
    large = [f"(door|gate)[a-z]{{0,99}}{number}[^x]{{0,99}}y{number}" for number in range(TOGETHER)]
    assert [number for number, _, _ in found("the gateway7 and on y7", *large)] == [8]


def test_a_search_takes_the_instructions_times_the_text() -> None:
    own = rules(r"[a-z ]*a[a-z ]{180}[b0]q", "a[ab]{20}q")
    size = sum(size_of(rule.pattern) for rule in own)
    work = Work()
    assert list(Expressions(own).found("ab " * 600, work)) == []
    assert work.steps <= 1 + size * 1800 // AT_ONCE


def test_of_very_many_that_match_only_some_are_located() -> None:
    own, text = rules(*["a[ab ]{20}"] * 300), "b" + "ab " * 600
    work = Work()
    hits = list(Expressions(own).found(text, work))
    assert [rule for rule, _, _ in hits] == own
    assert [(start, end) for _, start, end in hits] == [(1, 22)] * LOCATED + [(0, len(text))] * (300 - LOCATED)
    assert work.steps < 300 * size_of("a[ab ]{20}") * len(text) // AT_ONCE + LOCATED * len(text) * 4


def test_what_expressions_keep_grows_with_their_instructions() -> None:
    few, many = (Expressions(rules(*["a[ab ]{20}"] * count)).memory for count in (1, TOGETHER))
    assert LEAST_MEMORY == few < many <= MOST_MEMORY
