"""Globs match words as they are meant to, disguised ones too, and are found by letters that they must have."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.moderation.words.disguises import KEYS
from bot.moderation.words.globs import LONGEST_GRAM, Globs, gram, matches
from bot.moderation.words.work import Work

PATTERNS = st.text("ab*?", min_size=1, max_size=8)
TYPED = st.text("ab", max_size=12)


@given(PATTERNS, TYPED)
def test_a_glob_matches_what_its_expression_matches(glob: str, typed: str) -> None:
    expression = "".join({"*": ".*", "?": "."}.get(sign, sign) for sign in glob)
    assert matches(glob, typed, Work()) == (re.fullmatch(expression, typed) is not None)


@pytest.mark.parametrize(
    ("glob", "typed"),
    [
        ("cas*", "castle"),
        ("cas*", "c4stle"),
        ("cas*", "cas"),
        ("*tle", "cas7le"),
        ("c?stle", "cxstle"),
        ("c*t*e", "castle"),
        ("*a*a*", "banana"),
        ("m??t", "moat"),
        ("m??t", "m0@t"),
        ("*", "anything"),
        ("*", ""),
    ],
)
def test_wildcards_stand_for_letters_and_letters_for_their_disguises(glob: str, typed: str) -> None:
    assert matches(glob, typed, Work())


@pytest.mark.parametrize(
    ("glob", "typed"),
    [("cas*", "kastle"), ("m??t", "mot"), ("m??t", "mooat"), ("c?t", "cat s"), ("*tle", "tled"), ("a", ""), ("?", "")],
)
def test_what_lacks_a_letter_or_has_one_too_many_does_not_match(glob: str, typed: str) -> None:
    assert not matches(glob, typed, Work())


@pytest.mark.parametrize(
    ("glob", "key"),
    [
        ("cas*", "cas"),
        ("castle*", "cas"),
        ("*bridg*", "bri"),
        ("a*bcd", "bcd"),
        ("m??t", "m"),
        ("*l*", "i"),
        ("?城*", "城"),
    ],
)
def test_a_glob_is_found_by_the_first_letters_of_its_longest_part(glob: str, key: str) -> None:
    assert gram(glob) == key
    assert len(key) <= LONGEST_GRAM


def found(globs: list[str], typed: str) -> list[str]:
    return sorted(Globs(globs).matching(typed, Work()))


def test_all_globs_that_match_are_found_and_no_others() -> None:
    assert found(["cas*", "*tle", "c?stle", "moat*", "*城*"], "castle") == ["*tle", "c?stle", "cas*"]
    assert found(["cas*", "*城*"], "城") == ["*城*"]
    assert found([], "castle") == []


def test_a_stretched_word_is_read_as_typed_and_without_what_was_stretched() -> None:
    assert found(["cas*"], "caaaastle") == ["cas*"]
    assert found(["caa*"], "caaaastle") == ["caa*"]
    assert found(["cas*"], "caastle") == []


def test_a_number_is_no_word() -> None:
    assert found(["*a*", "?"], "4") == []
    assert found(["*a*"], "4a") == ["*a*"]


@given(
    st.lists(st.text("abc*?", min_size=1, max_size=5).filter(lambda glob: glob.strip("*?")), max_size=6),
    st.text("abc", max_size=8),
)
def test_finding_by_letters_finds_what_looking_at_each_finds(globs: list[str], typed: str) -> None:
    wanted = {glob for glob in globs if matches(glob, typed, Work())}
    assert wanted <= set(Globs(globs).matching(typed, Work()))


@given(
    st.lists(st.text("abcl1*?", min_size=1, max_size=5).filter(lambda glob: glob.strip("*?")), min_size=1, max_size=4),
    st.text("abcl1", max_size=8),
)
def test_where_a_glob_matches_there_is_a_place_of_its_letters(globs: list[str], typed: str) -> None:
    made = Globs(globs)
    if any(matches(glob, typed, Work()) for glob in globs):
        assert list(made.places(typed.translate(KEYS), [0]))


def test_places_are_those_of_the_letters_that_a_glob_must_have() -> None:
    assert list(Globs(["*bridg*", "moat*"]).places("the bridge of moats", [0, 4, 11, 14])) == [4, 14]
    assert list(Globs(["moat*"]).places("the moats", [0])) == []
    assert list(Globs(["*城*"]).places("plain letters", [0, 6])) == []


def test_many_stars_take_no_time() -> None:
    before = time.process_time()
    assert not matches("*a" * 50 + "*b", "a" * 2000, Work())
    assert time.process_time() - before < 2  # milliseconds; trying every way would take for ever
