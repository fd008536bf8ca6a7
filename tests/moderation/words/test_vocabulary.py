"""The words of all rules are found in a text: whole, in disguise, taken apart, beside digits, and by wildcards."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.moderation.words.letters import read
from bot.moderation.words.pieces import cut
from bot.moderation.words.vocabulary import PARTS, Vocabulary, entry
from bot.moderation.words.work import Work

KNOWN = ["castle", "red", "god", "to", "cas*", "m??t", "*城*", "hoping", "aa"]
VOCABULARY = Vocabulary(KNOWN)


def found(text: str, vocabulary: Vocabulary = VOCABULARY) -> set[tuple[str, str]]:
    """Each word that is found, with what was typed."""
    return {(one.word, one.typed) for way in cut(read(text)) for one in vocabulary.found(way, Work())}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a castle", {("castle", "castle"), ("cas*", "castle")}),
        ("red", {("red", "red")}),
        ("r3d", {("red", "r3d")}),
        ("r e d", {("red", "red")}),
        ("rrreddd", {("red", "rrreddd")}),
        ("ca-stle", {("castle", "castle"), ("cas*", "castle")}),
        ("castle99", {("castle", "castle"), ("cas*", "castle99")}),
        ("99castle", {("castle", "castle")}),
        ("red7", set()),  # so short a word beside a digit is another word
        ("moat", {("m??t", "moat")}),
        ("m-o-a-t", {("m??t", "moat")}),
        ("古い城です", {("*城*", "古い城です")}),
        ("to", {("to", "to")}),
        ("t0", set()),
        ("t o", set()),
        ("good", set()),
        ("goood", {("god", "goood")}),
        ("hopping", set()),
        ("casual", {("cas*", "casual")}),
        ("aa a a", {("aa", "aa")}),
        ("", set()),
    ],
)
def test_words_are_found_however_they_are_typed(text: str, expected: set[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_of_two_words_with_one_key_only_those_that_were_typed_are_found() -> None:
    vocabulary = Vocabulary(["bail", "ball", "hoping", "hopping"])
    assert found("bail", vocabulary) == {("bail", "bail")}
    assert found("ball", vocabulary) == {("ball", "ball")}
    assert found("ba11", vocabulary) == {("ball", "ba11"), ("bail", "ba11")}
    assert found("hopping", vocabulary) == {("hopping", "hopping")}


def test_a_word_is_known_once_however_many_rules_name_it() -> None:
    [one] = Vocabulary(["red", "red"]).found(next(iter(cut(read("red")))), Work())
    assert (one.word, one.first, one.last) == ("red", 0, 0)


def test_where_a_word_stands_is_told_by_its_pieces() -> None:
    way = next(iter(cut(read("the c a s t l e is red"))))
    assert {(one.word, one.first, one.last) for one in VOCABULARY.found(way, Work())} == {
        ("castle", 1, 6),
        ("cas*", 1, 6),
        ("red", 8, 8),
    }


@given(st.text("abcdefgh", min_size=4, max_size=10), st.sampled_from([" ", ".", "-", "_", "*", " . "]))
def test_any_word_is_found_when_it_is_spelled(word: str, between: str) -> None:
    assert (word, word) in found(between.join(word), Vocabulary([word]))


@given(st.lists(st.text("abc", min_size=3, max_size=6), min_size=1, max_size=8), st.randoms())
def test_every_word_that_stands_in_a_text_as_it_is_is_found(words: list[str], source: random.Random) -> None:
    text = words[:]
    source.shuffle(text)
    assert {(word, word) for word in words} <= found(" , ".join(text), Vocabulary(words))


def test_a_word_of_very_many_parts_is_not_looked_for_for_ever() -> None:
    word = "abcdefghij" * 5
    assert len(word) > PARTS
    assert found(" ".join(word), Vocabulary([word])) == set()
    assert (word[:PARTS], word[:PARTS]) in found(" ".join(word[:PARTS]), Vocabulary([word[:PARTS]]))


@pytest.mark.parametrize(
    ("word", "kept"),
    [("castle", "castle"), ("城", "*城*"), ("ปราสาท", "*ปราสาท*"), ("城*", "城*"), ("cas*", "cas*"), ("성문", "성문")],
)
def test_where_no_spaces_are_written_a_word_is_found_within_others(word: str, kept: str) -> None:
    assert entry(word) == kept
