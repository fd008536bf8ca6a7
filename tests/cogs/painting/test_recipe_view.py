"""How a picture was painted is told line by line, by its file or by its job; nothing in it is markup, and it fits."""

from dataclasses import replace

import pytest

from bot.core.job import Job, Place
from bot.core.request import MAX_PROMPT, MAX_VARIANTS, ImageRequest, Variant
from bot.core.samplers import SCHEDULERS
from bot.i18n.localizer import LANGUAGES, Localizer
from bot.pictures.metadata.features import Feature
from bot.pictures.metadata.recipe import Recipe
from cogs.painting.recipe_view import PARAMETERS, changes_text, recipe_text, request_text
from cogs.ui.lines import parameters

MESSAGE = 2000
REQUEST = ImageRequest("a *red* cat", 64, 48, 20, 4.5, "euler_a", "demo", 7)
FULL = Recipe(
    "ComfyUI", "a *red* cat", "fog", 20, "euler_ancestral", "euler_a", 7.0, 2**53 - 1, 512, 768, 0.55, "dream",
    "cosine", "a {red|blue} cat", (("Clip skip", "2"), ("<@1>", "**x**")),
)  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_full_recipe_is_told_line_by_line(language: str) -> None:
    say = Localizer(language)
    assert recipe_text(FULL, say).split("\n") == [
        "**ComfyUI**",
        rf"{say('recipe.prompt')}: a \*red\* cat",
        say("caption.template", text=r"a {red\|blue} cat"),
        f"{say('recipe.negative_prompt')}: fog",
        f"- {say('recipe.sampler')}: Euler a",
        f"- {say('recipe.steps')}: 20",
        f"- {say('recipe.guidance_scale')}: 7",
        f"- {say('recipe.seed')}: {2**53 - 1}",
        f"- {say('recipe.strength')}: 0.55",
        f"- {say('recipe.noise_schedule')}: cosine",
        f"- {say('recipe.model')}: dream",
        f"- {say('recipe.size')}: 512x768",
        say("recipe.left_out", facts=f"{say('recipe.strength')} 0.55"),
        "- Clip skip: 2",
        r"- \<@1>: \*\*x\*\*",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_taken_over_is_one_line_before_the_further_facts(language: str) -> None:
    say = Localizer(language)
    recipe = Recipe("X", "a cat", sampler="k_lms", others=(("Clip skip", "2"),), left_out=(
        (Feature.LORA, "in*k 0.8"), (Feature.HIRES, ""),
    ))  # fmt: skip
    facts = f"{say('recipe.sampler')} LMS, {say('recipe.feature.lora')} (in\\*k 0.8), {say('recipe.feature.hires')}"
    assert recipe_text(recipe, say).split("\n")[-2:] == [say("recipe.left_out", facts=facts), "- Clip skip: 2"]
    said = changes_text({"steps": ("500", "100")}, say, recipe.left_out)
    assert said.count(say("recipe.feature.lora")) == said.count("500") == 1


def test_a_sampler_is_told_with_its_schedule() -> None:
    recipe = Recipe("X", "", sampler="dpmpp_2m_sde_gpu", others=(("schedule", "karras"),))
    assert ": DPM++ 2M SDE Karras" in recipe_text(recipe, Localizer())


def test_what_a_file_does_not_tell_is_left_out() -> None:
    assert recipe_text(Recipe("Easel", ""), Localizer()) == "**Easel**"
    assert recipe_text(Recipe("Easel", "a cat", width=64), Localizer()).split("\n")[1:] == [
        f"{Localizer()('recipe.prompt')}: a cat"
    ]


@pytest.mark.parametrize("name", SCHEDULERS)
def test_our_own_samplers_are_told_as_people_know_them(name: str) -> None:
    assert f": {SCHEDULERS[name]}" in recipe_text(Recipe("Easel", "", sampler=name), Localizer())


def test_a_template_that_says_the_same_as_the_prompt_is_told_once() -> None:
    assert recipe_text(Recipe("Easel", "a cat", template="a cat"), Localizer()).count("a cat") == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_parameter_has_its_word(language: str) -> None:
    say = Localizer(language)
    words = [say(f"recipe.{name}") for name in (*PARAMETERS, "size", "prompt", "negative_prompt")]
    assert len(set(words)) == len(words)
    assert all(words)


def job(request: ImageRequest) -> Job:
    return Job(1, request, 42, 5, Place(9))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_job_of_one_picture_is_told_with_its_parameters(language: str) -> None:
    say = Localizer(language)
    assert request_text(job(replace(REQUEST, negative_prompt="fog")), say).split("\n") == [
        say("recipe.job", member="42"),
        rf"{say('recipe.prompt')}: a \*red\* cat",
        f"{say('recipe.negative_prompt')}: fog",
        f"- {parameters(REQUEST, say)}",
    ]


def test_of_several_pictures_each_is_told_with_its_seed() -> None:
    say = Localizer()
    lines = request_text(job(replace(REQUEST, images=3)), say).split("\n")[-3:]
    assert lines == [
        f"- {say('picker.picture', number=number + 1)}: {say('caption.seed', seed=str(7 + number))}"
        for number in range(3)
    ]


def test_of_a_comparison_each_picture_is_told_with_what_it_has_of_its_own() -> None:
    say = Localizer()
    variants = (Variant(7, "a *red* cat"), Variant(7, "a blue cat", "heun", 9))
    first, second = request_text(job(replace(REQUEST, images=2, variants=variants)), say).split("\n")[-2:]
    own = " · ".join([say("caption.seed", seed="7"), "Euler a", say("caption.steps", steps=20)])
    assert first == f"- {say('picker.picture', number=1)}: {own}"
    other = " · ".join([say("caption.seed", seed="7"), "Heun", say("caption.steps", steps=9), "a blue cat"])
    assert second == f"- {say('picker.picture', number=2)}: {other}"


@pytest.mark.parametrize(
    ("changed", "facts"),
    [
        ({"sampler": ("DPM2", "DDIM")}, [("sampler", "DPM2", "DDIM")]),
        ({"model": ("dream", "")}, [("model", "dream", "")]),
        ({"size": ("9x9", "64x64"), "steps": ("500", "100")}, [("size", "9x9", "64x64"), ("steps", "500", "100")]),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_could_not_be_taken_over_is_one_sentence(
    language: str, changed: dict[str, tuple[str, str]], facts: list[tuple[str, str, str]]
) -> None:
    say = Localizer(language)
    told = []
    for name, said, taken in facts:
        fact = f"{say(f'recipe.{name}')} {said}"
        told.append(say("recipe.instead", fact=fact, taken=taken) if taken else fact)
    assert changes_text(changed, say) == say("recipe.changed", facts=", ".join(told))


def test_where_all_was_taken_over_nothing_is_said() -> None:
    assert changes_text({}, Localizer()) == ""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("letter", ["a", "*", "<", "🐈"])
def test_the_longest_recipe_and_the_longest_job_fit(language: str, letter: str) -> None:
    text, word = letter * 10_000, letter * 500
    longest = replace(
        FULL,
        tool=word,
        prompt=text,
        negative_prompt=text,
        template=text,
        sampler=word,
        model=word,
        others=((word, word),) * 50,
    )
    assert len(recipe_text(longest, Localizer(language))) <= MESSAGE
    prompt = text[:MAX_PROMPT]
    variants = tuple(Variant(7, f"{number}{prompt[:-2]}", steps=99) for number in range(MAX_VARIANTS))
    request = replace(
        REQUEST, prompt=prompt, negative_prompt=prompt, template=prompt, images=MAX_VARIANTS, variants=variants
    )
    assert len(request_text(job(request), Localizer(language))) <= MESSAGE
