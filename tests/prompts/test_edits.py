"""Edits are read as members know them from A1111: what a prompt is in each step, and what stays text."""

import contextlib
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.errors import RequestError
from bot.core.request import MAX_PROMPT, MAX_STEPS, ImageRequest, Variant
from bot.prompts import weights
from bot.prompts.brackets import find_brackets
from bot.prompts.edits import MOST_TEXTS, by_step
from bot.prompts.schedule import MOST_CHARACTERS, check, readings, readings_of, schedule

SYNTAX = st.text(st.sampled_from(list("[[]]|:()\\ 01.5ab")), max_size=60)
REQUEST = ImageRequest("a cat", 64, 64, 4, 4.0, "ddim", "demo", 7)


def runs(text: str, steps: int = 10) -> list[tuple[int, str]]:
    """The texts in order, each with the number of the step that it ends with."""
    found: list[tuple[int, str]] = []
    for number, one in enumerate(by_step(text, steps), 1):
        if found and found[-1][1] == one:
            found.pop()
        found.append((number, one))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("test", [(10, "test")]),
        ("a [b:3]", [(3, "a "), (10, "a b")]),
        ("a [b: 3 ]", [(3, "a "), (10, "a b")]),
        ("a [b::3]", [(3, "a b"), (10, "a ")]),
        ("a [:b:3]", [(3, "a "), (10, "a b")]),
        ("a [b:c:.5] d", [(5, "a b d"), (10, "a c d")]),
        ("a [b:c:0.29] d", [(2, "a b d"), (10, "a c d")]),
        ("a [b:c:0] d", [(10, "a c d")]),
        ("a [b:c:0.0] d", [(10, "a c d")]),
        ("a [b:c:1.0] d", [(10, "a b d")]),
        ("a [b:c:70] d", [(10, "a b d")]),
        ("a [[[b]]:2]", [(2, "a "), (10, "a [[b]]")]),
        ("[(a:2):3]", [(3, ""), (10, "(a:2)")]),
        ("a [b : c : 1] d", [(1, "a b  d"), (10, "a  c  d")]),
        ("a[b:[c:d:2]:1]e", [(1, "abe"), (2, "ace"), (10, "ade")]),
        ("([a:b:4]:1.3)", [(4, "(a:1.3)"), (10, "(b:1.3)")]),
        ("(a:[0.5:1.5:4])", [(4, "(a:0.5)"), (10, "(a:1.5)")]),
        ("[a|[b:c:4]]", list(enumerate("ababacacac", 1))),
        ("[cat:2:5]", [(5, "cat"), (10, "2")]),
        (r"a [b\:c:3]", [(3, "a "), (10, r"a b\:c")]),
        (r"a [b\|c]", [(10, r"a [b\|c]")]),
    ],
)  # fmt: skip
def test_a_prompt_changes_after_its_steps(text: str, expected: list[tuple[int, str]]) -> None:
    assert runs(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a|b|c]", ["a", "b", "c", "a", "b", "c", "a"]),
        ("[fe|]male", ["female", "male", "female", "male"]),
        ("[fe|||]male", ["female", "male", "male", "male", "female"]),
        ("[a|(b:1.1)]", ["a", "(b:1.1)", "a"]),
        ("[a|b][c|d|e]", ["ac", "bd", "ae", "bc", "ad", "be", "ac"]),
    ],
)
def test_alternatives_take_turns(text: str, expected: list[str]) -> None:
    assert list(by_step(text, len(expected))) == expected


@pytest.mark.parametrize(
    "text",
    [
        "a [word]", "[12:30]", "[12:30:45]", "[16:9]", "ratio [3:1]", "[at 12:30]", "[a:b]", "[a:b:c:0.5]", "[:0.5]",
        "[::3]", "[a:-1]", "[a:b:0.5", "a:b:0.5]", "(a:b:0.5)", "(a|b)", "a|b", r"\[a:b:0.5\]",
        "smile :) [", "[]", "",
    ],
)  # fmt: skip
def test_what_does_not_change_anything_stays_as_it_is(text: str) -> None:
    assert by_step(text, 10) == (text,) * 10


@pytest.mark.parametrize(
    ("text", "steps", "expected"),
    [
        ("a ( [b|c]", 2, ["a ( b", "a ( c"]),
        ("[(a:1])", 2, [")", "(a)"]),
        ("[a ( b::1] c )", 2, ["a ( b c )", " c )"]),
        ("x) [a|b] (y", 2, ["x) a (y", "x) b (y"]),
        ("sad :( [a|b] (c:1.2)", 2, ["sad :( a c", "sad :( b c"]),
        ("[a :(|b] c )", 2, ["a :( c )", "b c )"]),
    ],
)
def test_brackets_without_partners_stay_text_in_every_step(text: str, steps: int, expected: list[str]) -> None:
    assert list(readings(text, steps)) == expected
    assert weights.is_plain(by_step(text, steps)[0]) is ("1.2" not in text)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("[red:1.3]", "edits.share"),
        ("a [red:blue:1.01] cat", "edits.share"),
        ("[" + "|".join(f"word{n}" for n in range(MOST_TEXTS + 1)) + "]", "edits.many"),
        ("[a|b|c][d|e|f|g][h|i]" * 2 + "[j|k|l|m|n]", "edits.many"),
    ],
)
def test_what_cannot_be_meant_or_changes_too_often_is_refused(text: str, key: str) -> None:
    with pytest.raises(RequestError) as refused:
        by_step(text, 60)
    assert refused.value.key == key
    assert len(str(refused.value)) < 300


def test_as_many_texts_as_allowed_are_read_and_few_steps_read_few_of_many() -> None:
    assert len(readings("[" + "|".join(f"word{n}" for n in range(MOST_TEXTS)) + "]", MAX_STEPS)) == MOST_TEXTS
    assert len(readings("[" + "|".join(f"word{n}" for n in range(99)) + "]", 5)) == 5


def test_both_prompts_together_may_not_change_too_often_and_have_a_length() -> None:
    four, five = "[a|b|c|d]", "[e|f|g|h|i]"
    with pytest.raises(RequestError) as refused:
        schedule(ImageRequest(four, 64, 64, 40, 4.0, "ddim", "demo", 7, negative_prompt=five))
    assert refused.value.key == "edits.many"
    unguided = schedule(ImageRequest(four, 64, 64, 40, 1.0, "ddim", "demo", 7, negative_prompt=five))
    assert {one.negative for one in unguided} == {""}
    long = f"{'word ' * 380}[a|b|c|d|e|f|g|h|i]"
    with pytest.raises(RequestError) as refused:
        check(ImageRequest(long, 64, 64, 40, 4.0, "ddim", "demo", 7))
    assert refused.value.key == "edits.long"
    assert refused.value.params["limit"] == MOST_CHARACTERS


@pytest.mark.parametrize("image", [None, "hash"])
def test_a_schedule_has_the_texts_of_each_painted_step(image: str | None) -> None:
    request = ImageRequest("a [b:c:0.5]", 64, 64, 10, 4.0, "ddim", "demo", 7, "[d:1]", image, 0.6)
    found = [(one.prompt, one.negative) for one in schedule(request)]
    painted = 10 if image is None else 6
    half = painted // 2
    assert found == [("a b", ""), *[("a b", "d")] * (half - 1), *[("a c", "d")] * half]


def test_readings_are_what_the_model_reads() -> None:
    assert readings("a (red:1.2) [cat]", 5) == ("a red cat",)
    assert readings("[fe|]male BREAK (x)", 5) == ("female x", "male x")
    assert readings(r"\(a\) [b:0.5]", 4) == ("(a) ", "(a) b")
    assert readings("", 3) == ("",)


def test_readings_of_a_request_are_those_of_all_its_pictures() -> None:
    variants = (Variant(7, "[a|b]"), Variant(8, "c"), Variant(9, "[d:e:3]", steps=2))
    assert readings_of(ImageRequest("a", 64, 64, 4, 4.0, "ddim", "demo", 7, images=3, variants=variants)) == (
        "a",
        "b",
        "c",
        "d",
    )
    assert readings_of(ImageRequest("[a|b|c]", 64, 64, 2, 4.0, "ddim", "demo", 7, images=4)) == ("a", "b")


@given(SYNTAX | st.text(max_size=60), st.integers(1, 30))
def test_any_text_is_read_or_refused_and_no_step_is_longer_than_the_text(text: str, steps: int) -> None:
    try:
        found = by_step(text, steps)
        plain = readings(text, steps)
    except RequestError:
        return
    assert len(found) == steps
    assert len(set(found)) <= MOST_TEXTS
    loose = len(find_brackets(text).loose)
    assert all(len(one) <= len(text) + loose for one in found)
    assert all(len(one) <= len(text) for one in plain)


@given(SYNTAX)
def test_a_step_changes_no_further(text: str) -> None:
    """What is written for a step is weights and text alone: it is read the same however many steps it has."""
    try:
        found = by_step(text, 6)
    except RequestError:
        return
    if set(found) != {text}:
        assert all(weights.plain(one) is not None for one in found if "[" not in one)


@pytest.mark.parametrize(
    "part", ["[", "(", "[(", "[a|", "[a:", "]", "[a:b:0.5]", "[a|b]", "[a:0.5", "([a:1]:1.1)", ":) ", ":("]
)
def test_the_longest_prompts_are_read_in_a_moment(part: str) -> None:
    text = (part * MAX_PROMPT)[:MAX_PROMPT]
    began = time.perf_counter()
    with contextlib.suppress(RequestError):
        readings(text, MAX_STEPS)
    assert time.perf_counter() - began < 5, "linear work takes well below a second"


def test_a_long_number_is_read_in_one_pass() -> None:
    text = "[a:b:" + "1" * 200_000 + "x]"
    began = time.thread_time()
    assert by_step(text, 2) == (text, text)
    assert time.thread_time() - began < 5
