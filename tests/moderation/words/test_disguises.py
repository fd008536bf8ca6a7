"""A word is known in its disguises, and other words, numbers and sounds are not taken for it."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.moderation.words.disguises import (
    LEET,
    Disguise,
    is_word,
    key_of,
    options,
    run_fits,
    runs,
    squeezed,
    strange,
    undone,
)
from bot.moderation.words.letters import STEM, read

WORDS = st.text("abcdefghijklmnopqrstuvwxyz", min_size=3, max_size=12)
SUBSTITUTES = {
    letter: [sign for sign, letters in LEET.items() if letter in letters and sign != STEM] for letter in "abegilosrtz"
}


@pytest.mark.parametrize(
    ("word", "typed"),
    [
        ("castle", "castle"),
        ("castle", "c4stle"),
        ("castle", "c@$7le"),
        ("castle", "castIe"),
        ("castle", "cast|e"),
        ("castle", "caaastle"),
        ("castle", "ccaassttllee"),
        ("castle", "castleeeee"),
        ("castle", "câstlé"),
        ("hopping", "hopping"),
        ("hopping", "hoppping"),
        ("bail", "ba1l"),
        ("bail", "ba!I"),
        ("egg", "e66"),
        ("egg", "eggg"),
        ("schön", "schön"),
        ("schon", "schön"),
        ("to", "to"),
        ("to", "tô"),
    ],
)
def test_a_word_is_known_in_its_disguises(word: str, typed: str) -> None:
    assert key_of(word) == key_of(typed)
    assert is_word(word, typed)


@pytest.mark.parametrize(
    ("word", "typed"),
    [
        ("hoping", "hopping"),
        ("god", "good"),
        ("hopping", "hoping"),
        ("castle", "castel"),
        ("castle", "castles"),
        ("schön", "schon"),
        ("to", "t0"),
        ("to", "70"),
        ("to", "too"),
        ("bail", "ball"),
        ("sth", "5th"),
        ("gos", "90s"),
        ("lol", "101"),
        ("boob", "8008"),
        ("sos", "505"),
    ],
)
def test_other_words_and_numbers_are_not_taken_for_it(word: str, typed: str) -> None:
    assert key_of(word) != key_of(typed) or not is_word(word, typed)


@given(WORDS, st.data())
def test_any_signs_that_stand_for_letters_are_undone(word: str, data: st.DataObject) -> None:
    typed = "".join(data.draw(st.sampled_from([letter, *SUBSTITUTES.get(letter, [])])) for letter in word)
    assert key_of(word) == key_of(typed)
    if any(sign.isalpha() for sign in typed) and not typed[0].isdigit():  # else it may be a quantity
        assert is_word(word, typed)


@given(WORDS, st.integers(0, 11), st.integers(3, 6))
def test_a_stretched_letter_is_undone(word: str, place: int, times: int) -> None:
    place %= len(word)
    typed = word[:place] + word[place] * times + word[place + 1 :]
    assert key_of(word) == key_of(typed)
    assert is_word(word, typed)


@given(WORDS)
def test_a_word_spelled_apart_is_known_too(word: str) -> None:
    assert is_word(word, word, spaced=True)


def test_what_may_be_a_quantity_is_a_word_where_its_letters_stand_apart() -> None:
    assert not is_word("sth", "5th")
    assert is_word("sth", "5th", spaced=True)


@pytest.mark.parametrize(
    ("letter", "stands_for"),
    [
        ("4", "a"),
        ("@", "a"),
        ("3", "e"),
        ("1", "il"),
        ("!", "il"),
        ("$", "s"),
        ("9", "g"),
        (STEM, "il"),
        ("é", "e"),
        ("x", "x"),
    ],
)
def test_each_letter_stands_for_itself_and_for_what_it_looks_like(letter: str, stands_for: str) -> None:
    assert set(options(letter)) >= {letter, *stands_for}


@pytest.mark.parametrize(
    ("text", "key"), [("aabbb", "ab"), ("hopping", "hoping"), ("", ""), ("abc", "abc"), ("aAa", "aAa")]
)
def test_runs_of_a_letter_become_one(text: str, key: str) -> None:
    assert squeezed(text) == key


def test_letters_that_can_be_taken_for_each_other_have_one_key() -> None:
    for one, other in itertools.pairwise(["castle", "c4stle", "castie", "cas7Ie", "câstle", "caassttle"]):
        assert key_of(one) == key_of(other)
    assert key_of("castle") != key_of("cattle")


@pytest.mark.parametrize(
    ("exact", "parts"),
    [("hello", ["h", "e", "ll", "o"]), ("bail", ["b", "a", "il"]), ("a4b", ["a4", "b"]), ("", [])],
)
def test_a_word_is_taken_apart_where_its_keys_change(exact: str, parts: list[str]) -> None:
    assert list(runs(exact)) == parts


@pytest.mark.parametrize(
    ("own", "found", "expected"),
    [
        ("l", "l", True),
        ("l", "1", True),
        ("l", "lll", True),
        ("il", "11", True),
        ("il", "i1l", True),
        ("l", "i", False),
        ("a", "444", True),
    ],
)
def test_a_run_stands_for_another_of_the_same_letters(own: str, found: str, expected: bool) -> None:
    assert run_fits(own, found) is expected


@pytest.mark.parametrize(
    ("word", "raw", "spaced", "expected"),
    [
        ("castle", "c4stle", False, {Disguise.LEET}),
        ("castle", "castIe", False, {Disguise.LOOKALIKES}),
        ("castle", "саstle", False, {Disguise.LOOKALIKES}),
        ("castle", "cas\u200btle", False, {Disguise.INVISIBLE}),
        ("castle", "caaastle", False, {Disguise.REPEATS}),
        ("castle", "castle", True, {Disguise.SPACING}),
        ("castle", "C4$tІeee", False, {Disguise.LEET, Disguise.LOOKALIKES, Disguise.REPEATS}),
        ("schön", "schön", False, set()),
        ("schön", "SCHÖN", False, set()),
        ("2nd", "2nd", False, set()),
    ],
)
def test_what_was_undone_is_told(word: str, raw: str, spaced: bool, expected: set[Disguise]) -> None:
    assert undone(word, read(raw).exact, raw, spaced) == expected


@pytest.mark.parametrize(
    ("sign", "expected"),
    [("а", True), ("é", True), ("\u0301", True), ("a", False), ("\u200b", False), ("—", False), ("城", True)],
)
def test_strange_is_what_is_read_as_a_letter_and_is_no_plain_one(sign: str, expected: bool) -> None:
    assert strange(sign) is expected
