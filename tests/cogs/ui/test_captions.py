"""The pictures of a comparison are labelled with what differs between them."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from bot.core.request import ImageRequest, Variant
from cogs.ui.captions import captions, choices

REQUEST = ImageRequest("a red cat", 64, 48, 20, 4.5, "euler_a", "demo", 7)


def compared(variants: Sequence[Variant], template: str = "") -> ImageRequest:
    return replace(REQUEST, images=len(variants), variants=tuple(variants), template=template)


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("a {red|blue} cat", ["red", "blue"]),
        ("a {red|blue} {cat|dog}", ["red · cat", "red · dog", "blue · cat", "blue · dog"]),
        ("{a|b}{c|d}", ["a · c", "a · d", "b · c", "b · d"]),
        ("{a, b|c} x", ["a, b", "c"]),
    ],
)
def test_a_prompts_choices_are_told_in_their_order(template: str, expected: list[str]) -> None:
    variants = [Variant(7, f"number {number}") for number in range(len(expected))]
    assert captions(compared(variants, template)) == expected


@pytest.mark.parametrize(
    ("variants", "expected"),
    [
        ([Variant(7, scheduler="ddim"), Variant(7, scheduler="heun")], ["DDIM", "Heun"]),
        ([Variant(7, steps=5), Variant(7, steps=50)], ["5", "50"]),
        (
            [Variant(7, scheduler="ddim", steps=5), Variant(7, scheduler="ddim", steps=9), Variant(7, scheduler="lcm")],
            ["DDIM · 5", "DDIM · 9", "LCM · 20"],
        ),
        ([Variant(7, scheduler="ddim"), Variant(7, scheduler="ddim")], ["DDIM", "DDIM"]),
    ],
)
def test_samplers_and_steps_are_told_where_they_differ(variants: list[Variant], expected: list[str]) -> None:
    assert captions(compared(variants)) == expected


@pytest.mark.parametrize(
    "request_",
    [
        REQUEST,
        replace(REQUEST, images=3),
        compared([Variant(7, "a red cat")], "a {red|blue} cat"),
        compared([Variant(7, "a red cat"), Variant(8, "a blue cat")], "a {red|blue} cat"),
    ],
)
def test_what_is_no_comparison_has_no_captions(request_: ImageRequest) -> None:
    assert captions(request_) == []
    assert choices(request_) == []


def test_choices_keep_their_columns_for_a_table() -> None:
    variants = [Variant(7, scheduler=name, steps=steps) for name in ("ddim", "euler") for steps in (5, 9)]
    assert choices(compared(variants)) == [("DDIM", "5"), ("DDIM", "9"), ("Euler", "5"), ("Euler", "9")]


def test_the_choices_that_pictures_keep_are_told_whatever_lists_say_today() -> None:
    variants = [Variant(7, "a cat", choices=("a", "cat")), Variant(7, "a dog", choices=("a", "dog"))]
    assert captions(compared(variants, "{a|the} __animal__")) == ["a · cat", "a · dog"]


@pytest.mark.parametrize("template", ["{2$$a|b}", "a __animal__", "{a|b|c}", "{0::a|0::b}"])
def test_older_pictures_whose_choices_read_differently_today_are_told_apart_by_their_prompts(template: str) -> None:
    assert captions(compared([Variant(7, "2$$a"), Variant(7, "b")], template)) == ["2$$a", "b"]
