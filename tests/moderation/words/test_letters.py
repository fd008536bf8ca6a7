"""A text is read as people read it: without what only hides words, and with its meaning left as it is."""

import string
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.moderation.words.letters import SPLIT, STEM, Letters, invisible, letters_of, marked, read, readings, unmarked
from bot.moderation.words.lookalikes import LOOKALIKES, OUTLINED_SIGNS, SIGNS

ANY = st.text(st.characters(exclude_categories=()), max_size=60)


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("Castle", "castle"),
        ("a CAT, by day!", "a cat, by day!"),
        ("line\nfeed\ttab", "line\nfeed\ttab"),
        ("4 c4$tl3 0", "4 c4$tl3 0"),
        ("саѕтӏе", "castIe"),  # Cyrillic; the palochka looks like an i
        ("ΚΑΤ", "kat"),
        ("𝓬𝓪𝓼𝓽𝓮", "caste"),
        ("ｃａｔ", "cat"),
        ("🅲🅰🆃", "cat"),
        ("🇨🇦🇹", "cat"),
        ("ﬁne", "fine"),
        ("Straße", "strasse"),
        ("ǅ", "dž"),
        ("①②", "12"),
        ("11½", "11."),
        ("жар", "жap"),  # only what looks like a Latin letter becomes one
        ("城の夜", "城の夜"),
        ("किला", "किला"),
        ("성문", "성문"),
    ],
)
def test_a_text_is_read_as_its_signs_look(text: str, exact: str) -> None:
    assert read(text).exact == exact


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("ca\u200bt", "cat"),
        ("ca\u00adt", "cat"),
        ("\ufeffcat\u2060", "cat"),
        ("c\u202ea\u202ct", "cat"),
        ("c\x00a\x07t", "cat"),
        ("ca\ufe0ft", "cat"),
        ("c\U000e0041at", "cat"),
        ("c\u3164at", "cat"),
        ("c\u034fat", "cat"),
    ],
)
def test_what_cannot_be_seen_is_left_out(text: str, exact: str) -> None:
    assert read(text).exact == exact


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("e\u0301", "é"),
        ("é", "é"),
        ("c\u0336a\u0336t\u0336", "cat"),
        ("a\u0308\u0301", "ä"),  # no one sign has all three
        ("\u0301cat", "cat"),
        ("\u20dda", "a"),
    ],
)
def test_a_mark_belongs_to_the_letter_before_it_or_is_dropped(text: str, exact: str) -> None:
    found = read(text).exact
    assert found == exact
    assert len(found) == len(unicodedata.normalize("NFC", exact))


@pytest.mark.parametrize("sign", ["I", "𝐥", "ℓ", "Ӏ", "Ι", "І", "۱"])
def test_what_looks_like_an_i_and_an_l_is_neither_yet(sign: str) -> None:
    assert read(f"a{sign}").exact == f"a{STEM}"


@pytest.mark.parametrize(("sign", "letter"), [("l", "l"), ("L", "l"), ("i", "i"), ("1", "1"), ("|", "|")])
def test_plain_letters_digits_and_signs_stay_what_they_are(sign: str, letter: str) -> None:
    assert read(sign).exact == letter


def test_where_each_letter_was_read_is_known() -> None:
    found = read("x\u200bﬁСа")
    assert found.exact == "xfica"
    assert list(found.at) == [0, 2, 2, 3, 4]
    assert found.span(1, 3) == (2, 3)
    assert found.span(0, 5) == (0, 5)


@given(ANY)
def test_every_letter_was_read_from_a_place_of_the_text_in_order(text: str) -> None:
    for found in readings(text):
        assert len(found.exact) == len(found.at)
        assert list(found.at) == sorted(found.at)
        assert all(0 <= at < len(text) for at in found.at)


@given(st.text(string.printable, max_size=60))
def test_plain_text_is_read_letter_by_letter(text: str) -> None:
    visible = "".join(sign for sign in text if sign not in "\x0b\x0c" or sign.isspace())
    found = read(text)
    assert found.exact == "".join(sign if sign == STEM else sign.lower() for sign in visible)


@given(ANY)
def test_both_ways_to_read_a_text_agree_where_no_capital_looks_like_another_letter(text: str) -> None:
    first, *others = readings(text)
    assert first == read(text)
    assert len(others) == (0 if SPLIT.isdisjoint(text) else 1)


def test_a_capital_that_looks_like_another_letter_than_its_small_one_is_read_both_ways() -> None:
    assert "Ν" in SPLIT  # the Greek N, whose small one looks like a v
    assert [one.exact for one in readings("Νase")] == ["nase", "vase"]
    assert [one.exact for one in readings("nase")] == ["nase"]


@pytest.mark.parametrize(("letters", "signs"), SIGNS.items())
def test_every_look_alike_is_read_as_what_it_looks_like(letters: str, signs: str) -> None:
    for sign in signs:
        assert letters_of(sign) == letters.replace("1", STEM)


def test_no_sign_is_in_the_table_twice_and_none_is_plain() -> None:
    assert len(LOOKALIKES) == sum(len(signs) for signs in SIGNS.values()) + len(OUTLINED_SIGNS)
    assert not [sign for sign in LOOKALIKES if sign.isascii()]
    assert all(letter in "0123456789abcdefghijklmnopqrstuvwxyz" for letters in SIGNS for letter in letters)


@pytest.mark.parametrize(
    ("letter", "plain"),
    [("é", "e"), ("ü", "u"), ("ñ", "n"), ("a", "a"), ("й", "й"), ("が", "が"), ("ß", "ß"), ("城", "城")],
)
def test_marks_are_taken_off_latin_letters_alone(letter: str, plain: str) -> None:
    assert unmarked(letter) == plain


@pytest.mark.parametrize(
    ("letter", "mark", "both"), [("e", "\u0301", "é"), ("E", "\u0301", "é"), ("q", "\u0301", "q"), ("o", "\u0308", "ö")]
)
def test_a_letter_and_its_mark_are_one_sign_where_there_is_one(letter: str, mark: str, both: str) -> None:
    assert marked(letter, mark).lower() == both


@pytest.mark.parametrize(
    ("sign", "unseen"),
    [
        ("\u200b", True),
        ("\x00", True),
        ("\ufe0f", True),
        ("\n", False),
        ("\t", False),
        (" ", False),
        ("a", False),
        ("\u0301", False),
    ],
)
def test_spaces_are_no_invisible_signs(sign: str, unseen: bool) -> None:
    assert invisible(sign) is unseen


def test_letters_are_compared_by_what_was_read() -> None:
    assert read("cat") == Letters("cat", range(3))
