"""Another tool's prompt is never refused, and means the text that it stands for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.request import MAX_STEPS
from bot.prompts import choices, weights
from bot.prompts.as_it_stands import as_it_stands
from bot.prompts.edits import by_step


def read(prompt: str) -> list[tuple[str, float]]:
    """What is painted of a prompt: its fragments with their weights."""
    return [(one.text, one.weight) for one in weights.parse(choices.resolve(as_it_stands(prompt), 7))]


@pytest.mark.parametrize(
    ("prompt", "painted"),
    [
        ("a (red:1.2) cat", [("a ", 1.0), ("red", 1.2), (" cat", 1.0)]),
        ("a house, ((neat), smile :)", [("a house, (", 1.0), ("neat", 1.1), (", smile :)", 1.0)]),
        ("(mud:1.2, rain", [("(mud:1.2, rain", 1.0)]),
        ("smile :), (red:1.2)", [("smile :), ", 1.0), ("red", 1.2)]),
        ("a [b) (c:1.2)", [("a [b) ", 1.0), ("c", 1.2)]),
        ("(Star Wars:A New Hope)", [("Star Wars:A New Hope", 1.1)]),
        ("a (cat:9)", [("a (cat:9)", 1.0)]),
        ("[red:1.3]", [("[red:1.3]", 1.0)]),
        ("a {red|blue} (cat", [("a {red|blue} (cat", 1.0)]),
        ("a {red|blue", [("a {red|blue", 1.0)]),
        ("{{{best}}}", [("{{{best}}}", 1.0)]),
        ("a __cat__ {2$$a|b}", [("a __cat__ {2$$a|b}", 1.0)]),
        ("C:\\pictures\\(x", [("C:\\pictures(x", 1.0)]),
    ],
)
def test_a_prompt_means_its_text(prompt: str, painted: list[tuple[str, float]]) -> None:
    assert read(prompt) == painted


@pytest.mark.parametrize(
    "prompt", ["a cat", "a (red:1.2) [cat]", r"a \(cat\)", "{a}", "", "a, b: c", "[a:b:0.5] [c|d] BREAK e"]
)
def test_what_can_be_read_is_left_as_it_is(prompt: str) -> None:
    assert as_it_stands(prompt) == prompt


@given(st.text(alphabet="ab([{|}]):.19\\ _$") | st.text(), st.booleans())
def test_no_prompt_is_refused_or_chosen_from(prompt: str, has_choices: bool) -> None:
    asked = as_it_stands(prompt, has_choices=has_choices)
    if has_choices:
        assert choices.count(asked) == 1
        asked = choices.resolve(asked, 7)
    for text in by_step(asked, MAX_STEPS):
        weights.parse(text)


def test_long_rows_of_brackets_are_read() -> None:
    assert as_it_stands("(" * 2_000) == "(" * 2_000
    assert as_it_stands("{a|" * 600).count("\\{") == 600
