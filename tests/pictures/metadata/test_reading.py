"""How a picture was painted is read from its file, whichever tool wrote it and whatever stands there."""

import io
import json
from contextlib import suppress
from dataclasses import replace
from typing import Any

import numpy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from bot.core.errors import UploadError
from bot.core.request import ImageRequest
from bot.pictures.files.encoding import encode_picture
from bot.pictures.metadata.features import Feature
from bot.pictures.metadata.inscription import inscription_of, save_options
from bot.pictures.metadata.reading import read_recipe
from bot.pictures.metadata.recipe import LONGEST, Recipe
from tests.pictures.metadata.test_comfy import graph
from tests.pictures.sample_files import REQUEST, commented, png, saved

INFOTEXT = (
    "eine Kätzin 🐈, red\nNegative prompt: fog\nSteps: 20, Sampler: Euler a, CFG scale: 7, Seed: 1, Size: 512x768"
)
TEXTS = st.text(max_size=60)


def ours(request: ImageRequest) -> Recipe:
    return Recipe(
        "Easel", request.prompt, request.negative_prompt, request.steps, request.scheduler, request.scheduler,
        request.guidance_scale, request.seed, request.width, request.height, model=request.model,
        template=request.template or None, noise_schedule=request.noise_schedule,
    )  # fmt: skip


def told(data: bytes) -> Recipe:
    recipe = read_recipe(data)
    assert recipe is not None
    return recipe


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "JPEG"])
@given(prompt=TEXTS.filter(str.strip), negative=TEXTS, template=TEXTS)
@settings(deadline=None, max_examples=60)
def test_our_own_request_comes_back_from_each_format(kind: str, prompt: str, negative: str, template: str) -> None:
    request = replace(
        REQUEST, prompt=prompt, negative_prompt=negative, template=template, noise_schedule="scaled_linear"
    )
    assert told(saved(kind, **save_options(kind, inscription_of(request)))) == ours(request)


def test_a_painted_picture_tells_its_own_variant() -> None:
    picture = encode_picture(numpy.zeros((48, 64, 3), numpy.uint8), replace(REQUEST, images=2), 1)
    assert told(picture.data) == replace(ours(REQUEST), seed=8)


def test_a_picture_from_a_picture_tells_its_strength() -> None:
    request = replace(REQUEST, image="a" * 64, strength=0.5)
    recipe = told(saved("PNG", **save_options("PNG", inscription_of(request))))
    assert (recipe.strength, recipe.others) == (0.5, (("image", "a" * 64),))


def test_the_longest_prompts_come_back_from_a_jpeg_by_their_text() -> None:
    request = replace(REQUEST, prompt="🐈" * 2000, negative_prompt="🐕" * 2000, template="🐈" * 2000)
    recipe = told(saved("JPEG", **save_options("JPEG", inscription_of(request))))
    assert (recipe.prompt, recipe.negative_prompt, recipe.seed) == (request.prompt, request.negative_prompt, 7)


@pytest.mark.parametrize("kind", ["WEBP", "JPEG"])
@pytest.mark.parametrize(
    "comment",
    [
        b"UNICODE\0" + INFOTEXT.encode("utf-16-be"),
        b"UNICODE\0" + INFOTEXT.encode("utf-16-le"),
        b"UNICODE\0" + INFOTEXT.encode("utf-16"),
        b"ASCII\0\0\0" + INFOTEXT.encode(),
        bytes(8) + INFOTEXT.encode(),
        INFOTEXT.encode(),
    ],
)
def test_a_user_comment_is_read_in_each_encoding(kind: str, comment: bytes) -> None:
    recipe = told(commented(kind, comment))
    assert (recipe.prompt, recipe.scheduler, recipe.width) == ("eine Kätzin 🐈, red", "euler_a", 512)


def test_a_comment_called_unicode_may_be_ascii() -> None:
    assert told(commented("WEBP", b"UNICODE\0" + b"a cat\nSteps: 20, Sampler: DDIM")).scheduler == "ddim"


def test_a_photographers_comment_is_no_recipe() -> None:
    assert read_recipe(commented("JPEG", b"ASCII\0\0\0my cat: Steps, in the sun")) is None
    assert read_recipe(saved("JPEG", comment=b"made with care")) is None
    assert read_recipe(png(Description="my cat", Comment="Created with GIMP")) is None
    assert read_recipe(saved("PNG")) is None


OTHERS: list[tuple[bytes, Recipe]] = [
    (
        png(parameters=INFOTEXT),
        Recipe("AUTOMATIC1111", "eine Kätzin 🐈, red", "fog", 20, "Euler a", "euler_a", 7, 1, 512, 768),
    ),
    (
        png(invokeai_metadata=json.dumps({
            "positive_prompt": "a cat", "negative_prompt": "fog", "width": 512, "height": 768, "seed": 5, "steps": 30,
            "cfg_scale": 7.5, "scheduler": "dpmpp_2m_k", "app_version": "5.0",
            "model": {"name": "dream", "base": "sd-1"},
        })),
        Recipe("InvokeAI", "a cat", "fog", 30, "dpmpp_2m_k", "dpm++_2m_karras", 7.5, 5, 512, 768, model="dream",
               others=(("app_version", "5.0"),)),
    ),
    (
        png(Software="NovelAI", Description="a cat", Source="NovelAI Diffusion V4", Comment=json.dumps({
            "prompt": "a cat", "uc": "fog", "steps": 28, "scale": 5, "seed": 5, "width": 832, "height": 1216,
            "sampler": "k_euler_ancestral", "noise_schedule": "native", "strength": 0.7, "cfg_rescale": 0.2,
        })),
        Recipe("NovelAI", "a cat", "fog", 28, "k_euler_ancestral", "euler_a", 5, 5, 832, 1216,
               model="NovelAI Diffusion V4",
               others=(("schedule", "native"), ("strength", "0.7"), ("cfg_rescale", "0.2")),
               left_out=((Feature.GUIDANCE_RESCALE, "0.2"),)),
    ),
    (
        png(fooocus_scheme="fooocus", parameters=json.dumps({
            "prompt": "a cat", "negative_prompt": "fog", "steps": 30, "guidance_scale": 4.0,
            "resolution": "(896, 1152)", "styles": "[]", "seed": "5", "base_model": "jug",
            "sampler": "dpmpp_2m_sde_gpu", "scheduler": "karras",
        })),
        Recipe("Fooocus", "a cat", "fog", 30, "dpmpp_2m_sde_gpu", None, 4.0, 5, 896, 1152, model="jug",
               others=(("schedule", "karras"), ("resolution", "(896, 1152)"), ("styles", "[]"))),
    ),
    (
        png(parameters=json.dumps({"sui_image_params": {
            "prompt": "a cat", "negativeprompt": "fog", "steps": 20, "cfgscale": 7, "seed": 5, "width": 512,
            "height": 768, "sampler": "euler", "scheduler": "normal", "model": "dream",
        }})),
        Recipe("SwarmUI", "a cat", "fog", 20, "euler", "euler", 7, 5, 512, 768, model="dream",
               others=(("schedule", "normal"),)),
    ),
    (
        png(XMP='<exif:UserComment><rdf:Alt><rdf:li xml:lang="x-default">{&quot;c&quot;:&quot;a cat&quot;,'
                '&quot;uc&quot;:&quot;fog&quot;,&quot;seed&quot;:5,&quot;size&quot;:&quot;512x768&quot;}'
                "</rdf:li></rdf:Alt></exif:UserComment>"),
        Recipe("Draw Things", "a cat", "fog", seed=5, width=512, height=768, others=(("size", "512x768"),)),
    ),
    (
        png(Description="a cat --ar 3:2 Job ID: 12-34", Author="cat"),
        Recipe("Midjourney", "a cat --ar 3:2", others=(("Job ID", "12-34"),)),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("data", "recipe"), OTHERS, ids=[recipe.tool for _, recipe in OTHERS])
def test_other_tools_files_are_read(data: bytes, recipe: Recipe) -> None:
    assert told(data) == recipe


def test_a_graph_is_read_from_a_png_and_from_where_a_webp_has_it() -> None:
    exif = Image.Exif()
    exif[0x010F] = "prompt:" + json.dumps(graph())
    for data in (png(prompt=json.dumps(graph())), saved("WEBP", exif=exif)):
        recipe = told(data)
        assert (recipe.tool, recipe.prompt) == ("ComfyUI", "a cat")


def test_unseen_characters_of_other_tools_are_dropped() -> None:
    text = "a \u202ecat\u2066\x00\x1b[31m\nSteps: 20, Sampler: DDIM, Model: a\u202eb\nc"
    assert told(png(parameters=text)).prompt.isprintable()
    values = {"positive_prompt": "a \ud800 cat", "model": "x\n\u202ey", "seed": float("nan"), "steps": float("inf")}
    recipe = told(png(invokeai_metadata=json.dumps(values)))
    assert (recipe.prompt, recipe.model, recipe.seed, recipe.steps) == ("a \ufffd cat", "x y", None, None)


@pytest.mark.parametrize("key", ["easel", "prompt", "parameters", "invokeai_metadata", "Comment"])
@pytest.mark.parametrize("text", ['{"a":' * 100_000, "{" + '"a":1e999,' * 9, '{"a":' + "9" * 9000 + "}"])
def test_hostile_json_is_no_recipe_of_its_tool(key: str, text: str) -> None:
    as_a_prompt = Recipe("AUTOMATIC1111", text[:LONGEST])
    assert read_recipe(png(**{key: text})) == (as_a_prompt if key == "parameters" else None)


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"text" * 99])
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(UploadError):
        read_recipe(data)


KEYS = st.sampled_from(["easel", "parameters", "prompt", "invokeai_metadata", "Comment", "Description", "XMP"])
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=6,
)
FIELDS = st.sampled_from(
    ["prompt", "uc", "c", "seed", "steps", "scheduler", "guidance_scale", "width", "model", "sampler"]
)


@given(KEYS, st.text() | st.dictionaries(FIELDS, VALUES).map(json.dumps), st.binary(max_size=80))
@settings(deadline=None)
def test_any_text_in_any_place_is_a_recipe_or_none(key: str, text: str, raw: bytes) -> None:
    assert isinstance(read_recipe(png(**{key: text})), Recipe | None)
    for comment in (raw, b"UNICODE\0" + raw, b"ASCII\0\0\0" + text.encode("utf-8", "replace")):
        assert isinstance(read_recipe(commented("JPEG", comment)), Recipe | None)


@given(st.data())
@settings(deadline=None)
def test_a_damaged_file_is_a_recipe_none_or_refused(data: Any) -> None:
    kind = data.draw(st.sampled_from(["PNG", "WEBP", "JPEG"]))
    sound = saved(kind, **save_options(kind, inscription_of(REQUEST)))
    at = data.draw(st.integers(0, len(sound) - 1))
    damaged = sound[:at] + data.draw(st.binary(max_size=8)) + sound[at + data.draw(st.integers(0, 8)) :]
    with suppress(UploadError):
        assert isinstance(read_recipe(damaged), Recipe | None)


def test_only_metadata_is_read() -> None:
    picture = encode_picture(numpy.zeros((48, 64, 3), numpy.uint8), REQUEST, 0).data
    with Image.open(io.BytesIO(picture)) as opened:
        assert opened.size == (256, 192)
    cut = picture[: picture.index(b"IDAT") + 4]
    assert told(cut) == ours(REQUEST)
