"""A style is found by another spelling or its beginning, and near ones are suggested first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.prompts.near_names import meant, near, ranked
from bot.prompts.styles import STYLES

NAMES = list(STYLES)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("watercolor", "watercolour"),
        ("Water Colour", "watercolour"),
        ("WATER-COLOR", "watercolour"),
        ("water", "watercolour"),
        ("Animé", "anime"),
        ("cine", "cinematic"),
        ("pixel art", "pixel-art"),
        ("lowpoly", "low-poly"),
        ("p", None),  # photo, portrait, pencil, …
        ("art", None),  # not the beginning of any
        ("", None),
        ("?!", None),
        ("watercolours", None),  # asked about, not guessed
    ],
)
def test_a_name_is_meant_if_it_is_clear(typed: str, name: str | None) -> None:
    assert meant(typed, NAMES) == name


def test_of_names_that_differ_only_in_spelling_neither_is_meant() -> None:
    assert meant("COLOUR", ["colour", "color"]) is None


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("watercolor", "watercolour"),
        ("ink", "ink"),
        ("art", "pixel-art"),
        ("wattercolor", "watercolour"),
        ("noire", "noir"),
        ("portrat", "portrait"),
        ("c", "cinematic"),
    ],
)
def test_the_nearest_is_first(typed: str, first: str) -> None:
    assert ranked(typed, NAMES)[0] == first
    assert near(typed, NAMES)[0] == first


def test_beginnings_come_before_what_only_contains_them() -> None:
    assert ranked("p", NAMES)[:5] == ["plain", "photo", "portrait", "pencil", "pixel-art"]


def test_nothing_typed_leaves_every_name_in_its_order_and_suggests_none() -> None:
    assert ranked(" ", NAMES) == NAMES
    assert near(" ", NAMES) == []
    assert near("qqqq", NAMES) == []


@given(st.text(max_size=40), st.lists(st.text(min_size=1, max_size=40), max_size=8, unique=True))
def test_whatever_is_typed_every_found_name_is_one_of_them(typed: str, names: list[str]) -> None:
    found = ranked(typed, names)
    assert len(found) == len(set(found))
    assert set(found) <= set(names)
    assert meant(typed, names) in {None, *names}


@given(st.text(alphabet=st.characters(categories=["L", "N"]), min_size=1, max_size=30))
def test_a_name_is_found_by_itself_in_capitals(name: str) -> None:
    assert ranked(name.upper(), [name]) == [name] or name.upper().casefold() != name.casefold()
