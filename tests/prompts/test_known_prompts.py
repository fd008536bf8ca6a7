"""Prompts of known words are suggested as far as they go on with what is typed."""

import pytest

from bot.core.vocabulary import Vocabulary
from bot.prompts.known_prompts import known_prompts
from bot.prompts.known_words import known_words

VOCABULARY = Vocabulary.parse(
    {
        "object": {"cat": ["cat", "kitten"], "castle": ["castle"], "boat": ["boat"]},
        "colour": {"red": ["red"], "blue": ["blue"]},
        "ground": {"snow": ["snow"]},
        "sky": {"day": ["by day"], "night": ["night"]},
    }
)


def test_for_nothing_typed_each_has_another_object() -> None:
    assert known_prompts(VOCABULARY, "", 3) == [
        "red cat, snow, by day",
        "blue castle, snow, night",
        "red boat, snow, by day",
    ]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("boat", "red boat, snow, by day"),
        ("BLUE ca", "blue castle, snow, night"),
        ("a night", None),
        ("night blue", "blue castle, snow, night"),
    ],
)
def test_all_words_typed_are_in_them(typed: str, first: str | None) -> None:
    found = known_prompts(VOCABULARY, typed, 5)
    assert (found[0] if found else None) == first


def test_no_more_than_wanted_none_twice_and_all_are_known() -> None:
    found = known_prompts(VOCABULARY, "", 100)
    assert len(found) == len(set(found)) == 3 * 2 * 1 * 2
    assert all(len(known_words(VOCABULARY, prompt)) == 4 for prompt in found)
    assert known_prompts(VOCABULARY, "", 0) == known_prompts(None, "", 5) == []


def test_a_vocabulary_of_other_things_suggests_nothing() -> None:
    assert known_prompts(Vocabulary.parse({"smell": {"sweet": ["sweet"]}}), "", 5) == []
