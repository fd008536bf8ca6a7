"""A style goes around what was typed."""

import pytest

from bot.core.errors import RequestError
from bot.core.style import Style
from bot.prompts import styles
from bot.prompts.styles import STYLES


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        (Style("ink", "ink drawing of {prompt}, paper", "colour"), ("ink drawing of a cat, paper", "fog, colour")),
        (Style("ink", "ink drawing"), ("a cat, ink drawing", "fog")),
        (Style("ink", "", "colour"), ("a cat", "fog, colour")),
        (Style("ink", "{prompt} and {prompt}"), ("a cat and a cat", "fog")),
    ],
)
def test_a_style_goes_around_the_prompt(style: Style, expected: tuple[str, str]) -> None:
    assert styles.apply(style, "a cat", "fog") == expected


def test_without_a_negative_prompt_the_styles_own_is_used() -> None:
    assert styles.apply(Style("ink", "ink", "colour"), "a cat", "") == ("a cat, ink", "colour")


def test_a_prompt_that_speaks_of_the_place_is_put_in_once() -> None:
    assert styles.apply(Style("ink", "ink, {prompt}"), "{prompt}", "")[0] == "ink, {prompt}"


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_the_styles_that_come_with_easel_can_be_used(style: Style) -> None:
    styles.check(style)
    assert STYLES[style.name] is style
    assert "a cat" in styles.apply(style, "a cat", "")[0]


@pytest.mark.parametrize(
    ("style", "sentence"),
    [
        (Style("", "ink"), "1 to 32 characters"),
        (Style("  ", "ink"), "1 to 32 characters"),
        (Style("a" * 33, "ink"), "1 to 32 characters"),
        (Style("a\nb", "ink"), "on one line"),
        (Style("ink", "  "), "empty"),
        (Style("ink", "(ink:9)"), "must be from 0 to 4"),
        (Style("ink", "ink", "(colour:9)"), "must be from 0 to 4"),
        (Style("ink", "[ink:paint:1.5]"), "more than all the steps"),
        (Style("ink", "{a|b"), "never closed"),
        (Style("ink", "a" * 2001), "the limit is 2000"),
        (Style("ink", "\ud800"), "half an emoji"),
    ],
)
def test_a_style_that_cannot_be_used_is_refused_with_a_sentence(style: Style, sentence: str) -> None:
    with pytest.raises(RequestError, match=sentence):
        styles.check(style)
