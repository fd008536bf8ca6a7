"""A recipe is painted as written if this model can, and differences are known."""

import dataclasses
import re

import pytest

from bot.core.ask import Ask
from bot.core.model_info import ModelInfo
from bot.core.preferences import Preferences
from bot.core.request import ImageRequest
from bot.core.style import Style
from bot.i18n.localizer import LANGUAGES, Localizer
from bot.pictures.metadata.features import Feature
from bot.pictures.metadata.recipe import EASEL, Recipe
from bot.prompts import weights
from bot.prompts.draft import make_draft
from bot.prompts.styles import PLACE
from cogs.painting.ask_from_recipe import ask_from_recipe
from cogs.painting.recipe_view import changes_text, recipe_text

BRACKETS = re.compile(r"[()\[\]]")
INFO = ModelInfo("demo", 64, 16, 20, 4.5, "ddim", {"pndm": 40}, unfit=frozenset({"lcm"}), noise_schedules=("linear",))
OURS = Recipe(EASEL, "a cat", "fog", 8, "euler", "euler", 3.0, 7, 48, 80, model="demo", noise_schedule="linear")


def painted(ask: Ask, seed: int = 1) -> ImageRequest:
    """The request that comes of an ask; the recipe's own seed counts first."""
    return make_draft(ask, INFO, seed).complete()


def test_what_this_model_can_paint_is_painted_as_told() -> None:
    made = ask_from_recipe(OURS, INFO)
    request = painted(made.ask)
    assert made.changed == {}
    assert (request.prompt, request.negative_prompt, request.steps, request.scheduler) == ("a cat", "fog", 8, "euler")
    assert (request.guidance_scale, request.seed, request.width, request.height) == (3.0, 7, 48, 80)
    assert request.noise_schedule == "linear"


@pytest.mark.parametrize(
    ("told", "name", "change"),
    [
        ({"sampler": "lcm", "scheduler": "lcm"}, "sampler", ("lcm", "")),
        ({"sampler": "DPM adaptive", "scheduler": None}, "sampler", ("DPM adaptive", "")),
        ({"width": 1024, "height": 512}, "size", ("1024x512", "96x48")),
        ({"steps": None, "others": (("steps", "150"),)}, "steps", ("150", "100")),
        ({"sampler": "pndm", "scheduler": "pndm"}, "steps", ("8", "40")),
        ({"seed": None, "others": (("seed", "18446744073709551615"),)}, "seed", ("18446744073709551615", "")),
        ({"guidance_scale": None, "others": (("guidance_scale", "99"),)}, "guidance_scale", ("99", "")),
        ({"model": "/models/dream"}, "model", ("dream", "demo")),
        ({"noise_schedule": "cosine"}, "noise_schedule", ("cosine", "")),
        ({"strength": 0.5}, "strength", ("0.5", "")),
    ],
)
def test_what_can_not_be_taken_over_is_known_and_the_rest_is_painted(
    told: dict[str, object], name: str, change: tuple[str, str]
) -> None:
    made = ask_from_recipe(dataclasses.replace(OURS, **told), INFO)  # type: ignore[arg-type]
    assert made.changed == {name: change}
    assert painted(made.ask).prompt == "a cat"
    for language in LANGUAGES:
        assert change[0] in changes_text(made.changed, Localizer(language))


@pytest.mark.parametrize(
    "text", ["a house, ((neat), smile :)", "(mud:1.2, rain", "(Star Wars:A New Hope)", "a {b|c} [d"]
)
def test_what_another_tool_accepted_is_painted_as_it_stands(text: str) -> None:
    request = painted(ask_from_recipe(Recipe("AUTOMATIC1111", text, text), INFO).ask)
    for prompt in (request.prompt, request.negative_prompt):
        assert BRACKETS.sub("", weights.plain(prompt)) == BRACKETS.sub("", text)
    assert request.template == ""


def test_what_a_file_leaves_out_is_handed_on() -> None:
    left_out = ((Feature.LORA, "ink"),)
    assert ask_from_recipe(dataclasses.replace(OURS, left_out=left_out), INFO).left_out == left_out


def test_a_file_that_tells_the_prompt_alone_is_painted_with_the_models_own_settings() -> None:
    made = ask_from_recipe(Recipe("Midjourney", "a cat"), INFO)
    request = painted(made.ask)
    assert made.changed == {}
    assert (request.steps, request.scheduler, request.width) == (20, "ddim", 64)


def test_a_members_own_style_and_size_change_nothing_that_the_file_tells() -> None:
    style = Style("oil", f"an oil painting of {PLACE}")
    ask, preferences = ask_from_recipe(OURS, INFO).ask, Preferences(size="64x64", steps=3)
    request = make_draft(ask, INFO, 1, preferences=preferences, style=style).complete()
    assert (request.prompt, request.width, request.height, request.steps) == ("a cat", 48, 80, 8)


def test_choices_are_made_again_by_the_same_seed() -> None:
    recipe = dataclasses.replace(OURS, prompt="a blue cat", template="a {red|blue|green} cat")
    first = painted(ask_from_recipe(recipe, INFO).ask, seed=1)
    assert first.template == recipe.template
    assert painted(ask_from_recipe(recipe, INFO).ask, seed=2) == first


def test_a_recipe_comes_back_from_its_row_and_whatever_stands_in_it_fits_a_message() -> None:
    others = tuple((f"<@{n}>" * 30, "*" * 400) for n in range(50))
    recipe = dataclasses.replace(
        OURS, prompt="**`" * 3000, negative_prompt="_" * 9000, sampler="~" * 500, others=others
    )
    assert Recipe.from_json(recipe.to_json()) == recipe
    for language in LANGUAGES:
        text = recipe_text(recipe, Localizer(language))
        assert len(text) <= 2000
        assert "<@" not in text.replace("\\<@", "")
