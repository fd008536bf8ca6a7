"""What another tool used and can't be painted here is known from the names of its facts, and only if it was used."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.i18n.localizer import LANGUAGES, Localizer
from bot.pictures.metadata.features import CUT, Feature, features_in, merged, summary, tags_in
from bot.pictures.metadata.recipe import EASEL, Recipe, recipe_of


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        ("Lora hashes", "ink: abc", (Feature.LORA, "ink: abc")),
        ("loras", [{"model": {"name": "ink"}, "weight": 0.75}], (Feature.LORA, "ink 0.75")),
        ("loras", [["ink", 0.5, "hash"], ["oil", 1]], (Feature.LORA, "ink 0.5, oil 1")),
        ("use_lora_model", "ink", (Feature.LORA, "ink")),
        ("Civitai resources", [{"type": "lora", "modelName": "Ink", "weight": 1}], (Feature.LORA, "Ink 1")),
        ("TI hashes", "blot: 1", (Feature.EMBEDDING, "blot: 1")),
        ("Clip skip", "2", (Feature.CLIP_SKIP, "2")),
        ("clipstopatlayer", -2, (Feature.CLIP_SKIP, "2")),
        ("hires_fix", True, (Feature.HIRES, "")),
        ("Refiner", "second [1]", (Feature.REFINER, "second [1]")),
        ("controlnets", [{"control_model": {"model_name": "canny"}}], (Feature.CONTROL_NET, "canny")),
        ("ControlNet 0", "Module: canny", (Feature.CONTROL_NET, "Module: canny")),
        ("reference_image_multiple", ["iVBOR" * 100], (Feature.REFERENCE, "")),
        ("Distilled CFG Scale", "3.5", (Feature.FLUX_GUIDANCE, "3.5")),
        ("cfg_rescale", 0.7, (Feature.GUIDANCE_RESCALE, "0.7")),
        ("styles", "['Oil']", (Feature.STYLE, "['Oil']")),
        ("Variation seed strength", "0.2", (Feature.VARIATION, "0.2")),
        ("tiling", "xy", (Feature.TILING, "xy")),
        ("ADetailer model", "face.pt", (Feature.DETAILER, "face.pt")),
    ],
)
def test_a_feature_is_known_by_its_key(key: str, value: object, told: tuple[Feature, str]) -> None:
    assert features_in([(key, value)]) == [told]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("loras", []),
        ("lora_weight", 0.5),
        ("Clip skip", "1"),
        ("clip_skip", 0),
        ("hires_fix", False),
        ("vae", None),
        ("refiner_model", "None"),
        ("refiner_switch", 0.5),
        ("VAE", "Automatic"),
        ("vae", "Default (model)"),
        ("controlnet_strength", 1.0),
        ("control_layers", {"layers": [], "version": 2}),
        ("cfg_rescale", 0.0),
        ("styles", "[]"),
        ("Civitai resources", [{"type": "checkpoint"}]),
        ("seed", 7),
        ("clip_skip", "nonsense"),
    ],
)
def test_what_was_not_used_is_none(key: str, value: object) -> None:
    assert features_in([(key, value)]) == []


def test_networks_in_a_prompt_are_known_and_words_in_angles_are_not() -> None:
    prompt = "a cat <lora:ink:0.8> <hypernet:blur:1> <3 a < b > c, embedding:blot"
    found = [(Feature.LORA, "ink 0.8"), (Feature.HYPERNETWORK, "blur 1"), (Feature.EMBEDDING, "blot")]
    assert tags_in(prompt) == found


def test_easels_own_file_leaves_nothing_out() -> None:
    assert recipe_of(EASEL, {"prompt": "a <lora:x:1> cat"}, [("clip_skip", 2)]).left_out == ()


def test_each_feature_is_told_once_and_outlives_the_database() -> None:
    found = [("lora", "ink"), ("loras", ["ink", "oil"]), ("clip skip", 2)]
    recipe = recipe_of("X", {"prompt": "a cat <lora:ink>"}, found)
    assert recipe.left_out == ((Feature.LORA, "ink, ink, oil"), (Feature.CLIP_SKIP, "2"))
    assert Recipe.from_json(recipe.to_json()) == recipe
    assert Recipe.from_json('{"tool":"X","prompt":"","others":[]}').left_out == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_feature_has_its_words(language: str) -> None:
    said = {Localizer(language)(f"recipe.feature.{feature}") for feature in Feature}
    assert len(said) == len(Feature)
    assert all(said)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["name", "weight", "x"]) | st.text(), inner)
    ),
    max_leaves=12,
)


@given(st.lists(st.tuples(st.sampled_from(["lora", "clip skip", "models", "vae", "styles"]) | st.text(), JSON)))
def test_any_facts_are_told_briefly(facts: list[tuple[str, object]]) -> None:
    assert all(len(told) <= CUT for _, told in merged(features_in(facts)))
    assert all(len(summary(value)) <= CUT for _, value in facts)
