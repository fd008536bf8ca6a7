"""What a graph did beyond the prompt is said; what it didn't use isn't."""

from typing import Any

import pytest

from bot.pictures.metadata.features import Feature
from tests.pictures.metadata.comfy.graphs import encoder, node, read, sampler

INK = {"model": ["model", 0], "clip": ["model", 1]}


@pytest.mark.parametrize(
    ("nodes", "told"),
    [
        (
            {"l": node("LoraLoader", lora_name="ink.safetensors", strength_model=0.8, **INK)},
            [(Feature.LORA, "ink.safetensors 0.8")],
        ),
        (
            {
                "l": node(
                    "Power Lora Loader (rgthree)",
                    lora_1={"on": True, "lora": "ink", "strength": 0.7},
                    lora_2={"on": False, "lora": "off", "strength": 1},
                    **INK,
                )
            },
            [(Feature.LORA, "ink 0.7")],
        ),
        (
            {"l": node("LoRA Stacker", lora_count=1, lora_name_1="ink", lora_wt_1=0.5, lora_name_2="off", **INK)},
            [(Feature.LORA, "ink 0.5")],
        ),
        ({"l": node("LoraLoader", lora_name="None", strength_model=1.0, **INK)}, []),
        ({"l": node("CLIPSetLastLayer", stop_at_clip_layer=-2, **INK)}, [(Feature.CLIP_SKIP, "2")]),
        ({"l": node("CLIPSetLastLayer", stop_at_clip_layer=-1, **INK)}, []),
        ({"l": node("RescaleCFG", multiplier=0.7, **INK)}, [(Feature.GUIDANCE_RESCALE, "")]),
        ({"l": node("FreeU_V2", b1=1.3, **INK)}, [(Feature.MODEL_PATCH, "FreeU_V2")]),
        ({"l": node("IPAdapterAdvanced", weight=0.5, **INK)}, [(Feature.REFERENCE, "")]),
    ],
)
def test_what_was_done_to_the_model(nodes: dict[str, Any], told: list[tuple[Feature, str]]) -> None:
    assert list(read(sampler=sampler(model=["l", 0]), **nodes).left_out) == told


def test_files_with_a_picture_and_a_second_pass_in_a_script_are_known() -> None:
    lora = node("LoraLoader|pysssss", lora_name={"content": "ink", "image": None}, model=["model", 0])
    recipe = read(
        sampler=sampler(model=["l", 0], script=["s", 0]),
        l=lora,
        s=node("HighRes-Fix Script", hires_steps=9),
        model=node("CheckpointLoader|pysssss", ckpt_name={"content": "dream.safetensors"}),
    )
    assert recipe.model == "dream.safetensors"
    assert set(recipe.left_out) == {(Feature.LORA, "ink"), (Feature.HIRES, "")}


def test_a_control_net_is_named_and_its_picture_is_no_source() -> None:
    control = node(
        "ControlNetApplyAdvanced", positive=["cat", 0], negative=["fog", 0], control_net=["c", 0], image=["i", 0]
    )
    recipe = read(
        sampler=sampler(positive=["n", 0], negative=["n", 1]),
        n=control,
        c=node("ControlNetLoader", control_net_name="canny.pth"),
        i=node("LoadImage", image="x.png"),
    )
    assert recipe.left_out == ((Feature.CONTROL_NET, "canny.pth"),)


def test_a_picture_to_paint_over_and_regions_are_said() -> None:
    over = read(
        sampler=sampler(denoise=0.6),
        latent=node("VAEEncode", pixels=["i", 0], vae=["model", 2]),
        i=node("LoadImage", image="x.png"),
    )
    assert (over.strength, over.left_out) == (0.6, ((Feature.SOURCE, ""),))
    area = node("ConditioningSetArea", conditioning=["dog", 0], width=64, height=64, x=0, y=0, strength=1)
    both = node("ConditioningCombine", conditioning_1=["cat", 0], conditioning_2=["area", 0])
    recipe = read(sampler=sampler(positive=["both", 0]), both=both, area=area, dog=encoder("a dog"))
    assert (recipe.prompt, recipe.left_out) == ("a cat, a dog", ((Feature.REGIONS, ""),))


def test_networks_that_the_prompt_names_are_said() -> None:
    recipe = read(cat=encoder("a cat <lora:ink:0.8>, embedding:blot"))
    assert recipe.left_out == ((Feature.LORA, "ink 0.8"), (Feature.EMBEDDING, "blot"))


@pytest.mark.parametrize(
    "after",
    [
        node(
            "UltimateSDUpscale",
            image=["decoded", 0],
            positive=["cat", 0],
            negative=["fog", 0],
            seed=1,
            steps=9,
            cfg=6,
            upscale_model=["u", 0],
            denoise=0.3,
        ),
        node(
            "FaceDetailer",
            image=["decoded", 0],
            positive=["cat", 0],
            negative=["fog", 0],
            seed=1,
            steps=9,
            cfg=6,
            denoise=0.3,
        ),
    ],
)
def test_a_node_that_paints_again_is_a_second_stage(after: dict[str, Any]) -> None:
    recipe = read(after=after, saved=node("SaveImage", images=["after", 0], filename_prefix="x"))
    assert (recipe.seed, recipe.left_out) == (5, ((Feature.SECOND_STAGE, after["class_type"]),))
