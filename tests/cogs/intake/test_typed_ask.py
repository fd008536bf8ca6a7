"""The form that mends a refused request fits, holds what was typed, and is read as it was meant."""

from dataclasses import replace
from typing import Any

import pytest

from bot.core.ask import Ask
from bot.core.errors import RequestError
from bot.core.request import MAX_PROMPT, MAX_SEED
from bot.i18n.localizer import LANGUAGES, Localizer
from cogs.intake.typed_ask import CONCERNED, FIELDS, LABELS, TypedAsk

ASK = Ask(prompt="a cat", negative_prompt="fog", steps=3, guidance_scale=2.5, seed=7, size="64x48", images=2)
TITLE, LABEL, CUSTOM_ID, VALUE = 45, 45, 100, 4000
TOKEN = "0" * 16


def boxes(typed: TypedAsk, key: str = "prompt.empty", language: str = "en-US") -> dict[str, Any]:
    """The fields of the form for an error, by name."""
    shown: Any = typed.form(TOKEN, RequestError(key), Localizer(language)).to_dict()
    assert len(shown["title"]) <= TITLE
    assert len(shown["custom_id"]) <= CUSTOM_ID
    assert len(shown["components"]) == FIELDS
    assert all(0 < len(row["label"]) <= LABEL for row in shown["components"])
    return {row["component"]["custom_id"]: row["component"] for row in shown["components"]}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", sorted(CONCERNED))
def test_the_option_that_was_wrong_is_in_the_form_in_every_language(key: str, language: str) -> None:
    assert Localizer(language).has(key)
    assert list(boxes(TypedAsk(ASK), key, language))[1] == CONCERNED[key]


def test_every_option_is_named() -> None:
    assert {*CONCERNED.values()} <= {*LABELS}


def test_what_is_too_long_can_be_shortened_in_the_form() -> None:
    found = boxes(TypedAsk(replace(ASK, prompt="x" * 3000, negative_prompt="y" * 6000)))
    assert (len(found["prompt"]["value"]), found["prompt"]["max_length"]) == (3000, 3000)
    assert (len(found["negative_prompt"]["value"]), found["negative_prompt"]["max_length"]) == (VALUE, VALUE)
    assert boxes(TypedAsk(ASK))["prompt"]["max_length"] == MAX_PROMPT


def test_what_was_typed_into_the_form_comes_back_even_if_it_is_no_number() -> None:
    found = boxes(TypedAsk(ASK, None, {"steps": "many", "seed": ""}))
    assert found["steps"]["value"] == "many"
    assert "value" not in found["seed"]
    assert found["guidance_scale"]["value"] == "2.5"


def test_an_empty_field_means_the_default_and_what_is_not_in_the_form_stays() -> None:
    texts = {"prompt": "a boat", "negative_prompt": "", "steps": "", "guidance_scale": "3,5", "seed": ""}
    ask, style = TypedAsk(ASK, "ink", texts).read(Localizer())
    assert ask == replace(ASK, prompt="a boat", negative_prompt="", steps=None, guidance_scale=3.5, seed=None)
    assert style == "ink"
    ask, style = TypedAsk(ASK, "ink", {"style": "", "images": "3", "strength": "0.5", "size": ""}).read(Localizer())
    assert ask == replace(ASK, images=3, strength=0.5, size=None)
    assert style == ""


@pytest.mark.parametrize(
    ("chosen", "scheduler"), [("euler", "euler"), ("own", None), ("", None), ("nonsense", None), ("euler,ddim", None)]
)
def test_a_sampler_is_one_of_the_menu_or_the_models_own(chosen: str, scheduler: str | None) -> None:
    assert TypedAsk(ASK, None, {"scheduler": chosen}).read(Localizer())[0].scheduler == scheduler


@pytest.mark.parametrize("field", ["steps", "guidance_scale", "seed", "strength", "images"])
def test_what_is_no_number_is_refused_with_the_name_of_its_field(field: str) -> None:
    for language in LANGUAGES:
        with pytest.raises(RequestError) as refused:
            TypedAsk(ASK, None, {field: "many"}).read(Localizer(language))
        assert refused.value.params["field"] == Localizer(language)(LABELS[field])


def test_the_menu_shows_what_was_chosen() -> None:
    for name, chosen in (("pndm", "pndm"), (None, "own")):
        menu = boxes(TypedAsk(replace(ASK, scheduler=name, seed=MAX_SEED)), "scheduler.steps")["scheduler"]
        assert [option["value"] for option in menu["options"] if option["default"]] == [chosen]
