"""Small ComfyUI graphs to change one thing of."""

from typing import Any

from bot.pictures.metadata.comfy import read_graph
from bot.pictures.metadata.recipe import Recipe


def node(kind: str, **inputs: object) -> dict[str, Any]:
    return {"class_type": kind, "inputs": inputs}


def sampler(**changes: object) -> dict[str, Any]:
    """A KSampler of the default graph."""
    inputs: dict[str, object] = {
        "seed": 5, "steps": 30, "cfg": 6.5, "sampler_name": "dpmpp_2m", "scheduler": "karras", "denoise": 1.0,
        "model": ["model", 0], "positive": ["cat", 0], "negative": ["fog", 0], "latent_image": ["latent", 0],
    }  # fmt: skip
    return node("KSampler", **(inputs | changes))


def encoder(text: object) -> dict[str, Any]:
    return node("CLIPTextEncode", text=text, clip=["model", 1])


def graph(**nodes: dict[str, Any] | None) -> dict[str, Any]:
    """The default graph with other nodes in it; None takes one out."""
    default: dict[str, dict[str, Any] | None] = {
        "sampler": sampler(),
        "model": node("CheckpointLoaderSimple", ckpt_name="dream.safetensors"),
        "cat": encoder("a cat"),
        "fog": encoder("fog"),
        "latent": node("EmptyLatentImage", width=512, height=768, batch_size=1),
        "decoded": node("VAEDecode", samples=["sampler", 0], vae=["model", 2]),
        "saved": node("SaveImage", images=["decoded", 0], filename_prefix="ComfyUI"),
    }
    return {key: one for key, one in (default | nodes).items() if one is not None}


def read(**nodes: dict[str, Any] | None) -> Recipe:
    recipe = read_graph(graph(**nodes))
    assert recipe is not None
    return recipe
