"""JSON by any tool, in any place of a file, is read by its names: InvokeAI, NovelAI, Fooocus and others."""

import html
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from PIL.ExifTags import Base

from bot.pictures.metadata.features import Feature
from bot.pictures.metadata.reading import read_recipe
from bot.pictures.metadata.recipe import Recipe
from bot.pictures.metadata.tools import named, pair_of
from tests.pictures.metadata.comfy.graphs import graph
from tests.pictures.sample_files import commented, png, saved

PACKET = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description><exif:UserComment><rdf:Alt>'
    '<rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt></exif:UserComment></rdf:Description></rdf:RDF></x:xmpmeta>'
)
DRAWN = {
    "c": "a cat & dog",
    "uc": "fog",
    "sampler": "DPM++ 2M Karras",
    "scale": 7,
    "seed": 5,
    "size": "512x768",
    "steps": 20,
    "strength": 1,
    "v2": {"clipSkip": 2, "loras": [{"file": "ink", "weight": 0.6}]},
}


def told(data: bytes) -> Recipe:
    recipe = read_recipe(data)
    assert recipe is not None
    return recipe


def facts(recipe: Recipe) -> tuple[object, ...]:
    return (
        recipe.tool,
        recipe.prompt,
        recipe.negative_prompt,
        recipe.steps,
        recipe.scheduler,
        recipe.guidance_scale,
        recipe.seed,
        recipe.width,
        recipe.height,
    )


@pytest.mark.parametrize(
    "data",
    [
        png(XMP=PACKET.format(html.escape(json.dumps(DRAWN)))),
        saved("JPEG", xmp=PACKET.format(html.escape(json.dumps(DRAWN))).encode()),
        png(XMP=f'<rdf:Description exif:UserComment="{html.escape(json.dumps(DRAWN))}"/>'),
        commented("JPEG", b"ASCII\0\0\0" + json.dumps(DRAWN).encode()),
        commented("WEBP", b"UNICODE\0" + json.dumps(DRAWN).encode("utf-16-le")),
        png(Comment=json.dumps(DRAWN)),
    ],
)
def test_draw_things_is_read_from_xmp_and_comments(data: bytes) -> None:
    recipe = told(data)
    assert facts(recipe) == ("Draw Things", "a cat & dog", "fog", 20, "dpm++_2m_karras", 7, 5, 512, 768)
    assert recipe.strength is None
    assert recipe.left_out == ((Feature.LORA, "ink 0.6"), (Feature.CLIP_SKIP, "2"))


INVOKED = {"steps": 20, "cfg_scale": 7, "height": 768, "width": 512, "seed": 5, "sampler": "ddim", "type": "txt2img"}


@pytest.mark.parametrize(
    "data",
    [
        png(**{"sd-metadata": json.dumps({"model_weights": "m", "image": {"prompt": "a cat [fog]", **INVOKED}})}),
        png(**{"sd-metadata": json.dumps({"image": {"prompt": [{"prompt": "a cat [fog]", "weight": 1}], **INVOKED}})}),
        png(Dream='"a cat [fog]" -s 20 -S 5 -W 512 -H 768 -C 7 -A ddim'),
        png(Dream='"a cat [fog]" --steps 20 --seed 5 -W512 -H768 -C7.0 --sampler ddim'),
        png(Dream="a [fog] cat -s20 -S5 -W512 -H768 -C7 -Addim"),
        png(
            invokeai_metadata=json.dumps(
                {"positive_prompt": "a cat", "negative_prompt": "fog", **INVOKED, "scheduler": "ddim"}
            )
        ),
    ],
)
def test_every_version_of_invoke_is_read(data: bytes) -> None:
    assert facts(told(data)) == ("InvokeAI", "a cat", "fog", 20, "ddim", 7, 5, 512, 768)


def test_what_invoke_used_is_said() -> None:
    values = {
        "positive_prompt": "a cat",
        "seed": 5,
        "guidance": 4,
        "loras": [{"model": {"name": "ink"}, "weight": 0.5}],
        "canvas_v2_metadata": {"controlLayers": [{"name": "canny"}], "rasterLayers": [{}]},
        "hrf_enabled": False,
    }
    assert told(png(invokeai_metadata=json.dumps(values))).left_out == (
        (Feature.FLUX_GUIDANCE, "4"),
        (Feature.LORA, "ink 0.5"),
        (Feature.CONTROL_NET, "canny"),
    )
    dream = told(png(Dream='"a castle" -s 9 -S 3 -I x.png -f 0.6 -U 4 0.9 -G 0.8 -cf 0.5 --hires_fix'))
    assert (dream.strength, dream.guidance_scale) == (0.6, None)
    assert {feature for feature, _ in dream.left_out} == {Feature.SOURCE, Feature.UPSCALE, Feature.FACES, Feature.HIRES}


NOVEL = {
    "prompt": "two cats",
    "uc": "fog",
    "steps": 28,
    "scale": 5,
    "seed": 5,
    "width": 832,
    "height": 1216,
    "sampler": "k_euler",
}


def test_novel_ais_characters_are_shown_and_said() -> None:
    captions = {"base_caption": "two cats", "char_captions": [{"char_caption": "tin"}, {"char_caption": "brass"}]}
    avoided = {"base_caption": "fog", "char_captions": [{"char_caption": ""}, {"char_caption": "rust"}]}
    more = {"v4_prompt": {"caption": captions}, "v4_negative_prompt": {"caption": avoided}}
    recipe = told(png(Software="NovelAI", Source="NovelAI Diffusion V4", Comment=json.dumps(NOVEL | more)))
    assert facts(recipe) == ("NovelAI", "two cats", "fog", 28, "euler", 5, 5, 832, 1216)
    assert recipe.others[:3] == (("Character 1", "tin"), ("Character 2", "brass"), ("Character 2 −", "rust"))
    assert recipe.left_out == ((Feature.CHARACTERS, "2"),)
    bare = {key: value for key, value in NOVEL.items() if key not in ("prompt", "uc")}
    assert facts(told(png(Comment=json.dumps(bare | more)))) == facts(recipe)


@pytest.mark.parametrize("captions", [None, 5, [], {"caption": 7}, {"caption": {"char_captions": [5, {}, None]}}])
def test_damaged_characters_are_none(captions: object) -> None:
    assert told(png(Comment=json.dumps(NOVEL | {"v4_prompt": captions}))).left_out == ()


FOOOCUS = {
    "prompt": "a cat",
    "negative_prompt": "fog",
    "steps": 20,
    "sampler": "euler",
    "scheduler": "normal",
    "seed": 5,
}


@pytest.mark.parametrize(
    "values",
    [
        FOOOCUS | {"performance": "Speed", "guidance_scale": 7, "resolution": "(512, 768)", "base_model": "m"},
        FOOOCUS | {"performance": "Speed", "cfg": 7, "width": 512, "height": 768, "software": "Fooocus 1.0 MRE"},
        {
            "Prompt": "a cat",
            "Negative Prompt": "fog",
            "Steps": 20,
            "Sampler": "euler",
            "Scheduler": "normal",
            "Seed": 5,
            "Performance": "Speed",
            "Guidance Scale": 7,
            "Resolution": "512×768",
            "Base Model": "m",
        },
    ],
)
@pytest.mark.parametrize("place", ["parameters", "Comment", "jpeg", "exif"])
def test_fooocus_and_its_forks_are_read(values: dict[str, object], place: str) -> None:
    text = json.dumps(values)
    data = (
        saved("JPEG", comment=text.encode())
        if place == "jpeg"
        else commented("WEBP", text.encode())
        if place == "exif"
        else png(**{place: text})
    )
    assert facts(told(data)) == ("Fooocus", "a cat", "fog", 20, "euler", 7, 5, 512, 768)


EASY = {
    "prompt": "a cat",
    "negative_prompt": "fog",
    "seed": 5,
    "num_inference_steps": 20,
    "guidance_scale": 7,
    "width": 512,
    "height": 768,
    "sampler_name": "euler",
    "use_stable_diffusion_model": "m",
}


@pytest.mark.parametrize(
    "data",
    [
        png(**{key: str(value) for key, value in EASY.items()}),
        png(
            **{
                "Prompt": "a cat",
                "Negative Prompt": "fog",
                "Seed": "5",
                "Steps": "20",
                "Guidance Scale": "7",
                "Width": "512",
                "Height": "768",
                "Sampler": "euler",
                "Stable Diffusion model": "m",
            }
        ),
        commented("JPEG", b"UNICODE\0" + json.dumps(EASY).encode("utf-16-be")),
    ],
)
def test_easy_diffusion_is_read(data: bytes) -> None:
    assert facts(told(data)) == ("Easy Diffusion", "a cat", "fog", 20, "euler", 7, 5, 512, 768)


def test_swarms_loras_have_their_weights_and_old_files_are_read() -> None:
    values = {"prompt": "a cat", "steps": 20, "loras": ["ink"], "loraweights": ["0.8"], "refinercontrolpercentage": 0.2}
    recipe = told(png(parameters=json.dumps({"sui_image_params": values})))
    assert recipe.left_out == ((Feature.LORA, "ink 0.8"), (Feature.REFINER, "0.2"))
    exif = Image.Exif()
    exif[Base.Model] = json.dumps({"sui_image_params": {"prompt": "a cat", "comfyuisampler": "euler", "seed": 5}})
    old = told(saved("JPEG", exif=exif))
    assert (old.tool, old.prompt, old.scheduler, old.seed) == ("SwarmUI", "a cat", "euler", 5)


def test_civitais_generator_and_unknown_tools_are_read() -> None:
    inner = {"prompt": "a cat", "negativePrompt": "fog", "steps": 20, "cfgScale": 7, "sampler": "euler", "seed": 5}
    wrapped = {"resource-stack": {"class_type": "X", "inputs": {}}, "extraMetadata": json.dumps(inner)}
    assert facts(told(commented("JPEG", json.dumps(wrapped).encode())))[:5] == ("Civitai", "a cat", "fog", 20, "euler")
    unknown = {"Prompt": "a cat", "samplerName": "Euler a", "steps": 20, "cfgScale": 7, "software": "Some Tool"}
    recipe = told(png(generation_data=json.dumps(unknown) + "\0"))
    assert (recipe.tool, recipe.prompt, recipe.scheduler, recipe.guidance_scale) == ("Some Tool", "a cat", "euler_a", 7)
    assert read_recipe(png(Comment=json.dumps({"prompt": "a caption", "camera": "old"}))) is None


def test_a_graph_in_a_comment_may_be_wrapped() -> None:
    for text in (json.dumps({"prompt": graph(), "workflow": {}}), json.dumps({"prompt": json.dumps(graph())})):
        assert told(png(Comment=text)).tool == "ComfyUI"


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("(1024, 768)", ("1024", "768")),
        ("896×1152 | 3:4", ("896", "1152")),
        ("512 x 768", ("512", "768")),
        (7, (None, None)),
        ("x", (None, None)),
        ("1x12345678", (None, None)),
    ],
)
def test_a_size_may_be_one_text(text: object, pair: tuple[str | None, str | None]) -> None:
    assert pair_of(text) == pair


KEYS = st.sampled_from(
    ["invokeai_metadata", "sd-metadata", "Dream", "Comment", "parameters", "workflow", "XMP", "prompt"]
)
NAMES = st.sampled_from(
    [
        "prompt",
        "image",
        "v4_prompt",
        "caption",
        "char_captions",
        "uc",
        "c",
        "v2",
        "sui_image_params",
        "extraMetadata",
        "seed",
        "steps",
        "resolution",
        "performance",
        "model",
        "canvas_v2_metadata",
        "loras",
        "nodes",
        "links",
        "software",
        "strength",
    ]
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=10,
)


@given(KEYS, st.text(alphabet='ab"-sSW5 []\\') | st.dictionaries(NAMES, VALUES).map(json.dumps))
@settings(deadline=None)
def test_any_text_under_any_key_is_a_recipe_or_none(key: str, text: str) -> None:
    assert isinstance(read_recipe(png(**{key: text})), Recipe | None)
    packed = PACKET.format(html.escape(text))
    assert isinstance(read_recipe(png(XMP=packed)), Recipe | None)


@given(st.sampled_from(["InvokeAI", "NovelAI", "SwarmUI", "JSON"]), st.dictionaries(NAMES | st.text(), VALUES))
def test_any_object_is_a_recipe(tool: str, values: dict[str, object]) -> None:
    assert isinstance(named(tool, values), Recipe)
