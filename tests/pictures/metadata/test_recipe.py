"""Whatever stands in a file becomes plain, bounded values: numbers in range or none, texts that can be shown."""

import json
import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.request import MAX_GUIDANCE, MAX_SEED, MAX_STEPS
from bot.core.samplers import NOISE_SCHEDULES, SCHEDULERS
from bot.pictures.metadata.recipe import (
    EASEL,
    LONGEST,
    MAX_OTHERS,
    MAX_SIDE,
    MAX_WORD,
    Recipe,
    pairs_of,
    plain,
    prompt_text,
    real_number,
    recipe_of,
    whole_number,
    word,
)

OTHER = "ComfyUI"
JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
NAMES = st.sampled_from(
    ["prompt", "negative_prompt", "steps", "sampler", "schedule", "guidance_scale", "seed", "width", "height",
     "strength", "model", "noise_schedule", "template", "anything"]
)  # fmt: skip


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (5, 5.0),
        (5.5, 5.5),
        ("5.5", 5.5),
        (" 7 ", 7.0),
        ("1e1", 10.0),
        (0, 0.0),
        (10, 10.0),
        ("-0", 0.0),
    ],
)
def test_numbers_and_their_texts_are_numbers(value: object, number: float) -> None:
    assert real_number(value, 0, 10) == number


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        False,
        "",
        "many",
        "5,5",
        "nan",
        "inf",
        math.nan,
        math.inf,
        -1,
        10.1,
        "11",
        [5],
        {"a": 5},
        b"5",
        10**400,
    ],
)
def test_what_is_no_number_in_bounds_is_none(value: object) -> None:
    assert real_number(value, 0, 10) is None


@pytest.mark.parametrize(
    ("value", "number"), [(5, 5), ("5", 5), (5.0, 5), ("5.0", 5), ("1e1", 10), (MAX_SEED, MAX_SEED)]
)
def test_whole_numbers_are_read_whichever_way_they_are_written(value: object, number: int) -> None:
    found = whole_number(value, 0, MAX_SEED)
    assert found == number
    assert type(found) is int


@pytest.mark.parametrize("value", [5.5, "5.5", MAX_SEED + 1, str(2**64), "0x10", True])
def test_what_is_no_whole_number_in_bounds_is_none(value: object) -> None:
    assert whole_number(value, 0, MAX_SEED) is None


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a cat", "a cat"),
        ("  a cat \n", "a cat"),
        ("a\r\ncat", "a\ncat"),
        ("a\tcat\nb", "a\tcat\nb"),
        ("a\x00\x07\x1b[31mcat", "a[31mcat"),
        ("a\u202egnp.exe", "agnp.exe"),
        ("a\u2066b\u2069c", "abc"),
        ("a\ud800b", "a\ufffdb"),
        ("\x85\x9f", ""),
        ("猫 🐈 ä", "猫 🐈 ä"),
    ],
)
def test_text_is_shown_without_what_is_unseen(text: str, shown: str) -> None:
    assert plain(text, 100) == shown


def test_text_is_cut_to_its_limit() -> None:
    assert plain("a" * 500, 100) == "a" * 100
    assert len(plain("\x00" * 50 + "a" * 500, 100)) == 100


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("Euler a", "Euler a"),
        ("  two\n lines ", "two lines"),
        ("", None),
        (" \n", None),
        (5, None),
        (None, None),
        (["a"], None),
    ],
)
def test_a_word_is_a_text_on_one_line(value: object, found: str | None) -> None:
    assert word(value) == found


def test_a_word_is_short() -> None:
    assert word("a" * 2000) == "a" * MAX_WORD


def test_our_own_prompt_comes_back_as_it_was_typed_and_anothers_without_what_is_unseen() -> None:
    typed = "  a\u202e cat\x07\r\n "
    assert prompt_text(EASEL, typed) == typed
    assert prompt_text(OTHER, typed) == "a cat"
    assert prompt_text(EASEL, "\ud800") == "\ufffd"
    assert prompt_text(EASEL, None) == prompt_text(OTHER, 5) == ""
    assert len(prompt_text(EASEL, "a" * 10**6)) == len(prompt_text(OTHER, "a" * 10**6)) == LONGEST


def test_further_facts_are_texts_and_numbers_with_a_name() -> None:
    pairs: list[tuple[str, Any]] = [
        ("Clip skip", 2), ("Eta", 0.5), ("Lora", " fog\nsnow "), ("", "nameless"), ("empty", ""), ("none", None),
        ("list", [1]), ("huge", 10**5000), ("true", True), ("large", 2**200),
    ]  # fmt: skip
    assert pairs_of(pairs) == (
        ("Clip skip", "2"), ("Eta", "0.5"), ("Lora", "fog snow"), ("true", "True"), ("large", str(2**200)),
    )  # fmt: skip


def test_further_facts_are_bounded_in_number_and_length() -> None:
    found = pairs_of((f"{number} {'k' * 1000}", "v" * 1000) for number in range(MAX_OTHERS + 10))
    assert len(found) == MAX_OTHERS
    assert all(len(key) == MAX_WORD and len(value) == MAX_WORD for key, value in found)


def test_a_full_set_of_facts_is_a_recipe() -> None:
    found = {
        "prompt": "a cat", "negative_prompt": "fog", "steps": 20, "sampler": "DPM++ 2M", "schedule": "Karras",
        "guidance_scale": "7.5", "seed": 1, "width": 512, "height": 768.0, "strength": 0.5, "model": "dream",
        "noise_schedule": "cosine", "template": "a {cat|dog}",
    }  # fmt: skip
    assert recipe_of(OTHER, found, [("Eta", 1)]) == Recipe(
        OTHER, "a cat", "fog", 20, "DPM++ 2M", "dpm++_2m_karras", 7.5, 1, 512, 768, 0.5, "dream", "cosine",
        "a {cat|dog}", (("schedule", "Karras"), ("Eta", "1")),
    )  # fmt: skip


def test_nothing_is_a_recipe_without_anything() -> None:
    assert recipe_of(OTHER, {}) == Recipe(OTHER, "")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("steps", MAX_STEPS + 1),
        ("steps", 0),
        ("seed", MAX_SEED + 1),
        ("seed", -1),
        ("width", MAX_SIDE + 1),
        ("height", 0),
        ("guidance_scale", MAX_GUIDANCE + 1),
        ("strength", 1.5),
        ("strength", 0),
    ],
)
def test_what_is_out_of_bounds_is_told_beside_the_recipe(name: str, value: float) -> None:
    recipe = recipe_of(OTHER, {"prompt": "a cat", name: value})
    assert getattr(recipe, name) is None
    assert recipe.others == ((name, str(value)),)


@pytest.mark.parametrize("name", NOISE_SCHEDULES)
def test_a_noise_schedule_is_one_of_ours(name: str) -> None:
    assert recipe_of(OTHER, {"noise_schedule": name}).noise_schedule == name
    assert recipe_of(OTHER, {"noise_schedule": f"{name} or so"}).noise_schedule is None


@given(st.dictionaries(NAMES, JSON_VALUES), st.lists(st.tuples(st.text(max_size=10), JSON_VALUES), max_size=5))
def test_whatever_a_file_says_is_a_recipe_in_bounds_that_outlives_the_database(
    found: dict[str, object], others: list[tuple[str, object]]
) -> None:
    recipe = recipe_of(OTHER, found, others)
    assert Recipe.from_json(recipe.to_json()) == recipe
    json.loads(recipe.to_json())
    assert recipe.steps is None or 1 <= recipe.steps <= MAX_STEPS
    assert recipe.seed is None or 0 <= recipe.seed <= MAX_SEED
    assert recipe.width is None or 1 <= recipe.width <= MAX_SIDE
    assert recipe.guidance_scale is None or 0 <= recipe.guidance_scale <= MAX_GUIDANCE
    assert recipe.strength is None or 0 < recipe.strength <= 1
    assert recipe.scheduler is None or recipe.scheduler in SCHEDULERS
    recipe.to_json().encode()
