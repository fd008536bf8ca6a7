"""AUTOMATIC1111's text form is read whatever stands in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.pictures.metadata.features import Feature
from bot.pictures.metadata.infotext import facts_line, read_facts, read_infotext
from bot.pictures.metadata.recipe import Recipe

FACTS = "Steps: 20, Sampler: DPM++ 2M Karras, CFG scale: 7, Seed: 42, Size: 512x768, Model: dream"


def read(text: str) -> Recipe:
    recipe = read_infotext(text)
    assert recipe is not None
    return recipe


def test_all_of_it_is_read() -> None:
    text = f"a cat\nNegative prompt: fog\n{FACTS}, Denoising strength: 0.5, Clip skip: 2"
    assert read(text) == Recipe(
        "AUTOMATIC1111", "a cat", "fog", 20, "DPM++ 2M Karras", "dpm++_2m_karras", 7.0, 42, 512, 768, 0.5, "dream",
        others=(("Clip skip", "2"),), left_out=((Feature.CLIP_SKIP, "2"),),
    )  # fmt: skip


def test_prompts_may_hold_line_feeds_commas_and_colons() -> None:
    recipe = read(f"a cat,\n(red: 1.2), note: big\n\nsky\nNegative prompt: fog,\nrain: none\n{FACTS}")
    assert recipe.prompt == "a cat,\n(red: 1.2), note: big\n\nsky"
    assert recipe.negative_prompt == "fog,\nrain: none"
    assert recipe.seed == 42


@pytest.mark.parametrize("prompt", ["Steps: a stairway", "Steps: 5, Sampler: pie\nin the sky", "no Steps: 3, ok"])
def test_steps_in_the_prompt_are_no_facts(prompt: str) -> None:
    recipe = read(f"{prompt}\n{FACTS}")
    assert (recipe.prompt, recipe.steps) == (prompt, 20)
    assert read("Steps: a stairway").prompt == "Steps: a stairway"


def test_quoted_values_hold_commas() -> None:
    recipe = read(f'a cat\n{FACTS}, Lora hashes: "a: b, c: d", Note: "say \\"hi\\"", Version: f2.0.1')
    assert recipe.others == (("Lora hashes", "a: b, c: d"), ("Note", 'say "hi"'), ("Version", "f2.0.1"))
    assert recipe.tool == "Forge"


@pytest.mark.parametrize(
    ("sampler", "ours"),
    [
        ("Sampler: DPM++ 2M, Schedule type: Karras", "dpm++_2m_karras"),
        ("Sampler: DPM++ 2M, Schedule type: Automatic", "dpm++_2m_karras"),
        ("Sampler: DPM++ 2M", "dpm++_2m"),
        ("Sampler: Euler a, Schedule type: Automatic", "euler_a"),
        ("Sampler: Euler, Schedule type: Karras", None),
        ("Sampler: DPM++ SDE Karras", None),
    ],
)
def test_samplers_are_ours_where_one_does_the_same(sampler: str, ours: str | None) -> None:
    recipe = read(f"a cat\nSteps: 20, {sampler}")
    assert recipe.scheduler == ours
    assert f"Sampler: {recipe.sampler}" in sampler


def test_missing_parts_are_none() -> None:
    assert read("a cat") == Recipe("AUTOMATIC1111", "a cat")
    assert read("Negative prompt: fog\nSteps: 20, Seed: 1") == Recipe(
        "AUTOMATIC1111", "", negative_prompt="fog", steps=20, seed=1
    )
    assert read_infotext("") is None


def test_what_is_out_of_bounds_is_kept_aside() -> None:
    recipe = read("a cat\nSteps: 4000, Seed: 99999999999999999999, CFG scale: nan, Size: 0x9")
    assert (recipe.steps, recipe.seed, recipe.guidance_scale, recipe.width, recipe.height) == (
        None,
        None,
        None,
        None,
        9,
    )
    assert ("seed", "99999999999999999999") in recipe.others


@pytest.mark.parametrize("written", ["{0}, Template: a {{red|blue}} cat", "{0}\nTemplate: a {{red|blue}} cat"])
def test_the_template_is_read_from_the_facts_or_below_them(written: str) -> None:
    recipe = read("a red cat\n" + written.format(FACTS) + "\nNegative Template: fog")
    assert recipe.prompt == "a red cat"
    assert recipe.steps == 20
    assert recipe.template == "a {red|blue} cat"


@given(st.dictionaries(st.sampled_from(["Model", "Template", "Note"]), st.text(min_size=1).map(str.strip).filter(bool)))
def test_facts_come_back_as_they_were_written(facts: dict[str, str]) -> None:
    assert read_facts(facts_line(facts)) == facts


@given(st.text(alphabet='ab:,"\\\n{}Steps: 0123456789x') | st.text())
def test_any_text_is_a_recipe_or_none(text: str) -> None:
    assert isinstance(read_infotext(text), Recipe | None)


BARS = "Steps: 25 | Seed: 7 | Sampler: Euler a | CFG scale: 7 | Size: 768x512 | Model: m | Clip skip: 2"


@pytest.mark.parametrize(
    "text",
    [
        f"prompt: a harbour\nNegative prompt: rain, (mud:2)\nVersion: 1, Pipeline: Original,\n{BARS} | Parser: Full",
        f"a harbour\nNegative prompt: rain, (mud:2)\n{BARS.replace(' |', '|')}| App: SD.Next| Version: 1",
        f"a harbour\nNegative prompt: rain, (mud:2)\n{BARS.replace(' |', ',')}, App: SD.Next, Version: 1",
    ],
)
def test_facts_may_be_separated_by_bars(text: str) -> None:
    recipe = read(text)
    assert (recipe.tool, recipe.prompt, recipe.negative_prompt) == ("SD.Next", "a harbour", "rain, (mud:2)")
    assert (recipe.steps, recipe.seed, recipe.scheduler, recipe.guidance_scale) == (25, 7, "euler_a", 7)
    assert (recipe.width, recipe.height, recipe.model) == (768, 512, "m")
    assert recipe.left_out == ((Feature.CLIP_SKIP, "2"),)


def test_bars_in_a_value_are_no_separators() -> None:
    recipe = read("a cat\nSteps: 20, Sampler: Euler, Note: a|b: c, Seed: 5")
    assert (recipe.seed, recipe.others[0]) == (5, ("Note", "a|b: c"))


@pytest.mark.parametrize(
    "value",
    ['{"vae": "1", "model": "2"}', '[{"name": "Steps: 12, Seed: 4"}]', '[["a, b", {"x": [1, 2]}]]', "{}", "[1, 2"],
)
def test_a_value_that_is_json_is_one_fact(value: str) -> None:
    recipe = read(f"a cat\nSteps: 30, Seed: 5, Hashes: {value}, Clip skip: 2")
    assert (recipe.steps, recipe.seed) == (30, 5)
    assert dict(recipe.others)["Clip skip"] == "2"
    assert dict(recipe.others)["Hashes"] == (value if value.endswith(("}", "]")) else "[1")


def test_the_loras_among_civitais_resources_are_said() -> None:
    told = '[{"type":"checkpoint","modelName":"P"},{"type":"lora","weight":0.7,"modelName":"Ink"}]'
    recipe = read(f"a cat\nSteps: 30, Sampler: Euler, Civitai resources: {told}, Civitai metadata: {{}}")
    assert recipe.left_out == ((Feature.LORA, "Ink 0.7"),)


def test_the_strength_of_a_second_pass_is_none_of_the_picture() -> None:
    recipe = read(f"a cat\n{FACTS}, Denoising strength: 0.5, Hires upscale: 2, Hires upscaler: Latent")
    assert recipe.strength is None
    assert ("Denoising strength", "0.5") in recipe.others
    assert recipe.left_out == ((Feature.HIRES, "2, Latent"),)
    assert read(f"a cat\n{FACTS}, Denoising strength: 0.5").strength == 0.5


def test_facts_go_on_below_the_first_line_of_them() -> None:
    recipe = read(f'a cat\n{FACTS}\nLora hashes: "ink: 1", Version: x\nTemplate: a {{red|blue}} cat')
    assert (recipe.left_out, recipe.template) == (((Feature.LORA, "ink: 1"),), "a {red|blue} cat")


@pytest.mark.parametrize(
    "text", ["a house, ((neat), smile :)", "(mud:1.2, rain", "[a) (b]", "x <y", "a {b|c", "((((", "\\("]
)
def test_brackets_without_a_partner_are_kept_as_they_stand(text: str) -> None:
    recipe = read(f"{text}\nNegative prompt: {text}\n{FACTS}")
    assert (recipe.prompt, recipe.negative_prompt, recipe.steps) == (text, text, 20)


@pytest.mark.parametrize(
    "text",
    ["Steps:\n" * 100_000, 'a:"x,' * 50_000, "a:{" * 50_000, "[" * 200_000, "Steps: 1, a: [" * 20_000, "|:" * 90_000],
)
def test_hostile_texts_take_no_longer_than_others(text: str) -> None:
    """Each of them took minutes if a line were read to its end for each fact; pytest's timeout is the judge."""
    assert isinstance(read_infotext(text), Recipe | None)
