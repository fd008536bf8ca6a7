"""A picture's file says how it was painted and that it was generated, in each format, and never more than it may."""

import io
import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from bot.core.request import MAX_PROMPT, ImageRequest, Variant
from bot.core.samplers import NOISE_SCHEDULES, SCHEDULERS
from bot.pictures.metadata.infotext import read_infotext
from bot.pictures.metadata.inscription import (
    GENERATED,
    MAX_EXIF,
    Inscription,
    inscription_of,
    model_name,
    parameters_json,
    parameters_text,
    read_inscription,
    save_options,
    written,
)

REQUEST = ImageRequest("a red cat", 64, 48, 20, 4.5, "euler_a", "demo", 7)
KINDS = ("PNG", "WEBP", "JPEG", "GIF")


def saved(kind: str, told: Inscription) -> Inscription:
    """What a file of this kind says, for the next one."""
    out = io.BytesIO()
    Image.new("RGB", (4, 4)).save(out, kind, **save_options(kind, told))
    with Image.open(io.BytesIO(out.getvalue())) as opened:
        return read_inscription(opened)


@pytest.mark.parametrize(
    ("changes", "lines"),
    [
        ({}, ["a red cat", "Steps: 20, Sampler: Euler a, CFG scale: 4.5, Seed: 7, Size: 64x48, Model: demo"]),
        (
            {"negative_prompt": "fog"},
            [
                "a red cat",
                "Negative prompt: fog",
                "Steps: 20, Sampler: Euler a, CFG scale: 4.5, Seed: 7, Size: 64x48, Model: demo",
            ],
        ),
        (
            {"guidance_scale": 7.0, "noise_schedule": "cosine", "image": "a" * 64, "strength": 0.55},
            [
                "a red cat",
                "Steps: 20, Sampler: Euler a, CFG scale: 7, Seed: 7, Size: 64x48, Model: demo, "
                "Noise schedule: Cosine, Denoising strength: 0.55",
            ],
        ),
        (
            {"template": "a {red|blue} cat, big", "model": "owner/model, two"},
            [
                "a red cat",
                'Steps: 20, Sampler: Euler a, CFG scale: 4.5, Seed: 7, Size: 64x48, Model: "owner/model, two", '
                'Template: "a {red|blue} cat, big"',
            ],
        ),
    ],
)
def test_the_text_is_as_other_tools_write_it(changes: dict[str, object], lines: list[str]) -> None:
    assert parameters_text(replace(REQUEST, **changes)).split("\n") == lines  # type: ignore[arg-type]


@pytest.mark.parametrize("scheduler", SCHEDULERS)
@pytest.mark.parametrize("noise", [None, "linear", "scaled_linear"])
def test_other_tools_read_the_text_and_we_read_it_again(scheduler: str, noise: str | None) -> None:
    request = replace(
        REQUEST, scheduler=scheduler, noise_schedule=noise, negative_prompt="fog", template="a {red|blue} cat"
    )
    recipe = read_infotext(parameters_text(request))
    assert recipe is not None
    assert (recipe.prompt, recipe.negative_prompt, recipe.template) == ("a red cat", "fog", "a {red|blue} cat")
    assert (recipe.scheduler, recipe.steps, recipe.guidance_scale, recipe.seed) == (scheduler, 20, 4.5, 7)
    assert (recipe.width, recipe.height, recipe.model, recipe.noise_schedule) == (64, 48, "demo", noise)


def test_the_json_names_what_counts_and_leaves_out_what_does_not() -> None:
    plain = json.loads(parameters_json(REQUEST))
    assert plain == {
        "prompt": "a red cat",
        "negative_prompt": "",
        "width": 64,
        "height": 48,
        "steps": 20,
        "guidance_scale": 4.5,
        "scheduler": "euler_a",
        "seed": 7,
        "model": "demo",
    }
    full = replace(REQUEST, noise_schedule="cosine", image="a" * 64, strength=0.5, template="a {red|blue} cat")
    assert json.loads(parameters_json(full)).items() - plain.items() == {
        ("noise_schedule", "cosine"),
        ("image", "a" * 64),
        ("strength", 0.5),
        ("template", "a {red|blue} cat"),
    }


def test_the_json_is_the_same_whatever_the_order_of_the_facts() -> None:
    assert written({"b": 1, "a": "ü"}) == written({"a": "ü", "b": 1}) == '{"a": "ü", "b": 1}'


def test_nothing_tells_when_or_for_whom_it_was_painted() -> None:
    told = inscription_of(replace(REQUEST, model="/home/operator/models/dream/"))
    assert "operator" not in told.text + told.facts
    assert not {"user_id", "job", "time", "guild_id"} & json.loads(told.facts).keys()


@pytest.mark.parametrize(
    ("model", "name"),
    [
        ("demo", "demo"),
        ("owner/model", "owner/model"),
        ("/srv/models/dream", "dream"),
        ("/srv/models/dream/", "dream"),
        ("./dream", "dream"),
        ("~/dream", "dream"),
        ("a/b/c", "c"),
        ("C:\\models\\dream", "dream"),
        ("C:/dream", "dream"),
        ("models\\dream", "models/dream"),
        ("\\\\host\\models\\dream", "dream"),
    ],
)
def test_of_a_folder_its_name_alone_is_told(model: str, name: str) -> None:
    assert model_name(model) == name


@pytest.mark.parametrize("kind", KINDS)
def test_each_format_carries_all_it_has_room_for_into_the_next(kind: str) -> None:
    told = inscription_of(replace(REQUEST, prompt="eine Kätzin 🐈\nim Schnee", negative_prompt="Nebel"))
    found = saved(kind, told)
    assert found.generated
    assert found.text.removesuffix(f', Digital source type: "{GENERATED}"') == told.text
    if kind == "GIF":  # a comment is all it has
        assert found.facts == ""
    else:
        assert json.loads(found.facts) == json.loads(told.facts)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("other", KINDS)
def test_the_label_and_the_prompt_survive_any_two_formats(kind: str, other: str) -> None:
    found = saved(other, saved(kind, inscription_of(REQUEST)))
    assert found.generated
    assert found.text.startswith("a red cat\n")
    assert found.text.count(GENERATED) <= 1


@pytest.mark.parametrize("kind", KINDS)
def test_what_says_nothing_stays_silent(kind: str) -> None:
    assert saved(kind, Inscription()) == Inscription()


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "JPEG"])
def test_a_label_needs_no_text(kind: str) -> None:
    assert saved(kind, Inscription(generated=True)) == Inscription(generated=True)


def test_a_jpeg_with_no_room_for_both_keeps_the_text_and_the_label() -> None:
    long = "🐈" * MAX_PROMPT
    told = inscription_of(replace(REQUEST, prompt=long, negative_prompt=long, template=long))
    options = save_options("JPEG", told)
    assert len(options["exif"].tobytes()) <= MAX_EXIF
    found = saved("JPEG", told)
    assert found.text == told.text
    assert (found.facts, found.generated) == ("", True)
    assert json.loads(saved("WEBP", told).facts) == json.loads(told.facts)


@given(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff"), max_size=60).filter(str.strip),
    st.sampled_from(["WEBP", "JPEG", "PNG"]),
)
def test_any_prompt_comes_back_from_the_facts(prompt: str, kind: str) -> None:
    told = inscription_of(replace(REQUEST, prompt=prompt))
    assert json.loads(saved(kind, told).facts)["prompt"] == prompt


def test_a_picture_of_several_tells_its_own_variant() -> None:
    compared = replace(REQUEST, images=2, variants=(Variant(7, "a red cat"), Variant(7, "a blue cat", "heun", 9)))
    facts = json.loads(parameters_json(compared.picture(1)))
    assert (facts["prompt"], facts["scheduler"], facts["steps"], facts["seed"]) == ("a blue cat", "heun", 9, 7)


def test_every_noise_schedule_has_its_words() -> None:
    for name, label in NOISE_SCHEDULES.items():
        assert f"Noise schedule: {label}" in parameters_text(replace(REQUEST, noise_schedule=name))
