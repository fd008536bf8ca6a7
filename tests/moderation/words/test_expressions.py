"""Many expressions are searched at once, with the same result as one by one, however many they are."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.moderation.words.expressions import TOGETHER, Expressions
from bot.moderation.words.rules import Action, Kind, Rule
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
