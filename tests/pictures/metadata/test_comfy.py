"""ComfyUI's graphs are followed from the sampler to what it paints, wherever their links lead."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.pictures.metadata.comfy import read_graph
from bot.pictures.metadata.recipe import Recipe


def node(kind: str, **inputs: object) -> dict[str, Any]:
    return {"class_type": kind, "inputs": inputs}


def graph(**nodes: dict[str, Any]) -> dict[str, Any]:
    """A graph such as the default one, with other nodes in it."""
    sampler = node(
        "KSampler", seed=5, steps=30, cfg=6.5, sampler_name="dpmpp_2m", scheduler="karras", denoise=1.0,
        model=["model", 0], positive=["cat", 0], negative=["fog", 0], latent_image=["latent", 0],
    )  # fmt: skip
    default = {
        "sampler": sampler,
        "model": node("CheckpointLoaderSimple", ckpt_name="dream.safetensors"),
        "cat": node("CLIPTextEncode", text="a cat", clip=["model", 1]),
        "fog": node("CLIPTextEncode", text="fog", clip=["model", 1]),
        "latent": node("EmptyLatentImage", width=512, height=768, batch_size=1),
    }
    return default | nodes


def read(**nodes: dict[str, Any]) -> Recipe:
    recipe = read_graph(graph(**nodes))
    assert recipe is not None
    return recipe


def test_the_default_graph_is_read() -> None:
    assert read() == Recipe(
        "ComfyUI", "a cat", "fog", 30, "dpmpp_2m", "dpm++_2m_karras", 6.5, 5, 512, 768, model="dream.safetensors",
        others=(("schedule", "karras"),),
    )  # fmt: skip


def test_texts_and_numbers_are_followed_through_links() -> None:
    recipe = read(
        cat=node("CLIPTextEncode", text=["words", 0], clip=["lora", 1]),
        words=node("PrimitiveString", value="a dog"),
        lora=node("LoraLoader", model=["model", 0], clip=["model", 1]),
        latent=node("EmptyLatentImage", width=["side", 0], height=["side", 0]),
        side=node("PrimitiveInt", value=640),
    )
    assert (recipe.prompt, recipe.width, recipe.height) == ("a dog", 640, 640)


def test_a_control_net_passes_each_prompt_on() -> None:
    sampler = graph()["sampler"]["inputs"] | {"positive": ["control", 0], "negative": ["control", 1]}
    recipe = read(
        control=node("ControlNetApplyAdvanced", positive=["cat", 0], negative=["fog", 0]),
        sampler=node("KSampler", **sampler),
    )
    assert (recipe.prompt, recipe.negative_prompt) == ("a cat", "fog")


def test_of_two_samplers_the_one_from_pure_noise_is_meant() -> None:
    second = graph()["sampler"]["inputs"] | {"denoise": 0.4, "seed": 99, "latent_image": ["sampler", 0]}
    first_in_file = {"again": node("KSampler", **second), **graph()}
    recipe = read_graph(first_in_file)
    assert recipe is not None
    assert (recipe.seed, recipe.strength) == (5, None)


def test_circles_and_links_to_nowhere_end() -> None:
    recipe = read(cat=node("A", text=["b", 0]), b=node("B", text=["cat", 0]), fog=node("C", x=["nowhere", 7]))
    assert (recipe.prompt, recipe.negative_prompt, recipe.seed) == ("", "", 5)


def test_a_walk_is_bounded() -> None:
    chain = {f"n{i}": node("Pass", **{f"x{j}": [f"n{i + 1}", j] for j in range(20)}) for i in range(3000)}
    assert read(cat=node("Pass", x=["n0", 0]), **chain).prompt == ""


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(st.sampled_from(sorted(graph())), st.dictionaries(st.sampled_from(["text", "seed", "width", "denoise"]), JSON))
def test_any_graph_is_a_recipe_or_none(name: str, inputs: dict[str, Any]) -> None:
    made = graph()
    made[name]["inputs"] |= inputs
    assert isinstance(read_graph(json.loads(json.dumps(made))), Recipe | None)
