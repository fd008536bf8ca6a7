"""Weights are read as members know them from A1111, and what can't be read is told with its place."""

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.errors import RequestError
from bot.prompts.weights import MOST, Fragment, escape, is_plain, parse, plain, windows, words_of

BRACKETS = st.text(st.sampled_from(list("()[]:\\ .0123ab")), max_size=60)


@pytest.mark.parametrize(
    ("text", "fragments"),
    [
        ("a red cat", [("a red cat", 1.0)]),
        ("a (red) cat", [("a ", 1.0), ("red", 1.1), (" cat", 1.0)]),
        ("((red))", [("red", 1.21)]),
        ("(red:1.3) cat", [("red", 1.3), (" cat", 1.0)]),
        ("(red: 0.5 )", [("red", 0.5)]),
        ("(red:.5)(blue:2.)", [("red", 0.5), ("blue", 2.0)]),
        ("[red]", [("red", 0.9091)]),
        ("[[red]]", [("red", 0.8264)]),
        ("(a (b:1.2) c:1.5)", [("a ", 1.5), ("b", 1.8), (" c", 1.5)]),
        ("(a [b] c)", [("a ", 1.1), ("b", 1.0), (" c", 1.1)]),
        ("(([[a]])) b", [("a b", 1.0)]),
        ("(a)(b)", [("ab", 1.1)]),
        (r"\(a\) \[b\]", [("(a) [b]", 1.0)]),
        (r"(a\:2)", [("a:2", 1.1)]),
        (r"a\\(b)", [("a\\", 1.0), ("b", 1.1)]),
        (r"a\b", [("a\\b", 1.0)]),
        ("at 12:30", [("at 12:30", 1.0)]),
        ("(a cat: fluffy)", [("a cat: fluffy", 1.1)]),
        ("[a:0.5]", [("a:0.5", 0.9091)]),
        ("(a:b (c) d:1.2)", [("a:b ", 1.2), ("c", 1.32), (" d", 1.2)]),
        ("(:1.3)", []),
        ("()", []),
        ("", []),
    ],
)
def test_weights_are_read(text: str, fragments: list[tuple[str, float]]) -> None:
    assert parse(text) == tuple(Fragment(*one) for one in fragments)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("(red:1,3)", r"“1,3” at character 6 .* isn't a weight"),
        ("a ((red:1.2.3) cat", r"“1.2.3” at character 9"),
        ("(red:9)", r"The weight 9 .* must be from 0 to 4"),
        ("(red:-1)", r"The weight -1 "),
        ("(((red:3):3):3)", r"The weight 27 \(“red”\)"),
        ("(" * 500 + "red" + ")" * 500, r"The weight 4.97e\+20"),
        ("(red:" + "9" * 400 + ")", r"The weight inf"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(text: str, sentence: str) -> None:
    with pytest.raises(RequestError, match=sentence):
        parse(text)


@pytest.mark.parametrize(
    "text", ["(" * 2000, "[" * 2000, ")" * 2000, "((a:" * 500, "(]" * 1000, "[(" * 500 + "])" * 500]
)
def test_brackets_ever_so_many_without_partners_are_text(text: str) -> None:
    assert plain(text) == text or "])" in text


@pytest.mark.parametrize(
    ("text", "fragments"),
    [
        ("a paper house, ((neat), smile :)", [("a paper house, (", 1.0), ("neat", 1.1), (", smile :)", 1.0)]),
        ("(Star Wars:A New Hope)", [("Star Wars:A New Hope", 1.1)]),
        ("(red:heavy)", [("red:heavy", 1.1)]),
        ("(12:30)", [("12:30", 1.1)]),
        ("[12:30]", [("12:30", 0.9091)]),
        ("(at 16:9)", [("at 16:9", 1.1)]),
        ("ratio 3:1", [("ratio 3:1", 1.0)]),
        ("(score_9:2)", [("score_9", 2.0)]),
        ("(year 2077:1.2)", [("year 2077", 1.2)]),
        ("a (red cat", [("a (red cat", 1.0)]),
        ("a red] cat", [("a red] cat", 1.0)]),
        ("(a]", [("(a]", 1.0)]),
        ("(red:1.3", [("(red:1.3", 1.0)]),
        ("((red) cat", [("(", 1.0), ("red", 1.1), (" cat", 1.0)]),
        ("(red)) cat", [("red", 1.1), (") cat", 1.0)]),
        ("(a [b) c]", [("a [b", 1.1), (" c]", 1.0)]),
        ("(a [b: c:1.5)", [("a [b: c", 1.5)]),
        ("smile :) and :( (red:1.3) ;-)", [("smile :) and :( ", 1.0), ("red", 1.3), (" ;-)", 1.0)]),
        ("(sad :(, wet:1.2)", [("sad :(, wet", 1.2)]),
        ("(:c) d", [(":c", 1.1), (" d", 1.0)]),
        (r"a\|b", [("a|b", 1.0)]),
    ],
)
def test_what_weights_nothing_is_text(text: str, fragments: list[tuple[str, float]]) -> None:
    assert parse(text) == tuple(Fragment(*one) for one in fragments)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("a BREAK b", [[("a", 1.0)], [("b", 1.0)]]),
        ("a, BREAK\nb", [[("a,", 1.0)], [("b", 1.0)]]),
        ("(a BREAK b:1.2) c", [[("a", 1.2)], [("b", 1.2), (" c", 1.0)]]),
        ("BREAK a", [[], [("a", 1.0)]]),
        ("a BREAK BREAK b BREAK", [[("a", 1.0)], [], [("b", 1.0)]]),
        ("a break b, BREAKFAST", [[("a break b, BREAKFAST", 1.0)]]),
        ("BREAK", [[]]),
        ("", [[]]),
    ],
)
def test_break_begins_a_new_window(text: str, parts: list[list[tuple[str, float]]]) -> None:
    assert windows(text) == tuple(tuple(Fragment(*one) for one in part) for part in parts)
    assert is_plain(text) == (len(parts) == 1 and all(weight == 1 for part in parts for _, weight in part))


def test_the_parts_on_either_side_of_a_break_stay_apart_in_plain_text() -> None:
    assert plain("a (red:1.2)BREAK(cat)") == "a red cat"
    assert plain("a (red:1.2) BREAK (cat)") == "a red cat"


def test_brackets_ever_so_deep_that_close_are_read() -> None:
    assert parse("[" * 999 + "a" + "]" * 999) == (Fragment("a", 0.0),)
    assert parse("([" * 499 + "a" + "])" * 499) == (Fragment("a"),)


@given(BRACKETS | st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        fragments = parse(text)
    except RequestError:
        return
    assert all(fragment.text and 0 <= fragment.weight <= MOST for fragment in fragments)
    assert all(one.weight != other.weight for one, other in itertools.pairwise(fragments))


@given(st.text(max_size=60) | BRACKETS)
def test_escaped_text_reads_as_itself(text: str) -> None:
    assert plain(escape(text)) == text
    assert is_plain(escape(text))


@given(st.lists(st.tuples(st.text(min_size=1, max_size=8), st.sampled_from([0.25, 0.5, 1.0, 1.5, 2.75])), max_size=6))
def test_written_fragments_read_as_themselves(wanted: list[tuple[str, float]]) -> None:
    fragments = parse("".join(f"({escape(text)}:{weight})" for text, weight in wanted))
    read = [(character, fragment.weight) for fragment in fragments for character in fragment.text]
    assert read == [(character, weight) for text, weight in wanted for character in text]


def test_only_what_has_a_weight_is_not_plain() -> None:
    assert is_plain("a cat")
    assert is_plain("(a cat:1)")
    assert is_plain("()")
    assert not is_plain("(a) cat")
    assert not is_plain("(a)")
    assert plain("a (red:1.4) [cat]") == "a red cat"


@pytest.mark.parametrize(
    "text", ["a" + " " * 200_000 + "b", "(a:" + "1" * 200_000 + "x)", "(a:" + "1." * 100_000 + "x)"]
)
def test_long_runs_of_one_sign_are_read_in_one_pass(text: str) -> None:
    began = time.thread_time()
    assert "".join(words_of(part) for part in windows(text)) in (text, text[1:-1])
    assert time.thread_time() - began < 5  # each sign with each other one would be minutes


def test_breaks_take_the_spaces_around_them() -> None:
    parts = windows("a  BREAK BREAK  b BREAK")
    assert [words_of(part) for part in parts] == ["a", "", "b"]
