"""A text is cut into words as typed, and words that were taken apart are told from words that stand side by side."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.moderation.words.letters import read
from bot.moderation.words.pieces import Pieces, cut


def ways(text: str) -> list[list[str]]:
    """The words of a text, in each way that it is cut."""
    return [[one.exact[start:end] for start, end in one.spans] for one in cut(read(text))]


def pieces(text: str) -> Pieces:
    """The first way in which a text is cut: signs such as $ stand between words."""
    return next(iter(cut(read(text))))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a red cat", ["a", "red", "cat"]),
        ("a,b;c", ["a", "b", "c"]),
        ("under_score", ["under", "score"]),
        ("it's 5pm", ["it", "s", "5pm"]),
        ("大きな城 and 성문", ["大きな城", "and", "성문"]),
        ("城castle", ["城", "castle"]),
        ("किला की", ["किला", "की"]),
        ("ไทยabc", ["ไทย", "abc"]),
        ("...", []),
        ("", []),
    ],
)
def test_a_text_without_signs_is_cut_in_one_way(text: str, words: list[str]) -> None:
    assert ways(text) == [words]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("c@t", [["c", "t"], ["c@t"]]),
        ("a$$ here", [["a", "here"], ["a$$", "here"]]),
        ("stop!", [["stop"], ["stop!"]]),
        ("red|blue", [["red", "blue"], ["red|blue"]]),
        ("!wow! c@t", [["wow", "c", "t"], ["wow", "c@t"], ["!wow", "c@t"], ["!wow!", "c@t"]]),
    ],
)
def test_signs_stand_between_words_and_for_letters(text: str, expected: list[list[str]]) -> None:
    found = ways(text)
    assert found[0] == expected[0]
    assert found[-1] == expected[-1]
    assert all(one in found for one in expected)


@given(st.text(max_size=40))
def test_pieces_lie_in_the_text_in_order_and_have_a_key_each(text: str) -> None:
    for one in cut(read(text)):
        assert len(one.spans) == len(one.keys)
        assert len(one.exact) == len(one.key)
        ends = [0, *(end for _, end in one.spans)]
        assert all(end <= start < stop for end, (start, stop) in zip(ends, one.spans, strict=False))
        for piece in range(len(one.spans)):
            start, stop = one.raw(piece, piece)
            assert 0 <= start < stop <= len(text)


def test_where_pieces_stand_in_the_text_itself_is_known() -> None:
    text = "a \u200bca\u200bt, ﬁne"
    found = pieces(text)
    assert [text[slice(*found.raw(piece, piece))] for piece in range(3)] == ["a", "ca\u200bt", "ﬁne"]
    assert found.typed(0, 2) == "acatfine"
    assert (found.gap(0), found.gap(1)) == (" ", ", ")
    assert [found.size(piece) for piece in range(3)] == [1, 3, 4]


@pytest.mark.parametrize(
    "text",
    [
        "c a t",
        "c.a.t",
        "c a s t l e",
        "ca-stle",
        "ca.st.le",
        "c a s tle",
        "ca st le",
        "c_a_s_t_l_e",
        "c 4 t",
    ],
)
def test_what_was_taken_apart_may_be_one_word(text: str) -> None:
    found = pieces(text)
    assert found.may_be_one(0, len(found.spans) - 1)


@pytest.mark.parametrize(
    "text", ["a cat", "red cat", "to be", "i am", "the red cat", "a big red cat", "we, us", "cat (red)"]
)
def test_words_side_by_side_are_no_word_taken_apart(text: str) -> None:
    found = pieces(text)
    assert not found.may_be_one(0, len(found.spans) - 1)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a c a s t l e by night", ["acastle"]),
        ("c a s t l e", ["castle"]),
        ("cas.tle, mo.at", ["castle", "moat"]),
        ("the red cat", []),
        ("c a t, d-o-g", ["cat", "dog"]),
        ("one two", []),
        ("", []),
    ],
)
def test_the_longest_rows_of_joined_pieces_are_found(text: str, rows: list[str]) -> None:
    found = pieces(text)
    assert [found.typed(first, last) for first, last in found.chains] == rows


def within(text: str, word: str) -> bool:
    """Whether a spelled word ends where the letters of its row do."""
    found = pieces(text)
    starts = [first for first in range(len(found.spans)) if found.typed(first, first + len(word) - 1) == word]
    return any(found.begins(first) and found.closes(first + len(word) - 1) for first in starts)


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("a s s", "ass", True),
        ("an a s s here", "ass", True),
        ("c l a s s", "ass", False),
        ("a s s e t", "ass", False),
        ("i a s s", "ass", True),  # a letter that is a word itself
        ("4 a s s 2", "ass", True),
        ("x-a s s-x", "ass", True),  # another gap
        ("b g a t e d", "gate", False),
    ],
)
def test_a_short_word_within_spelled_letters_is_another_word(text: str, word: str, expected: bool) -> None:
    assert within(text, word) is expected
