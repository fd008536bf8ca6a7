"""Features: what a ComfyUI graph did that can't be painted here."""

import re
from collections.abc import Iterator
from typing import Final

from bot.pictures.metadata.comfy.graph import Graph, Inputs, Node, link_of
from bot.pictures.metadata.comfy.sampling import LATENTS, MODELS, Stages, model_of
from bot.pictures.metadata.features import Feature, Found, is_off, summary
from bot.pictures.metadata.sampler_names import squeezed

KINDS: Final = (
    (Feature.REGIONS, re.compile(r"setarea|conditioningsetmask|regional|attentioncouple|gligen|settimesteprange")),
    (Feature.CONTROL_NET, re.compile(r"controlnetapply|applycontrolnet|applyadvancedcontrolnet|controlnetstack")),
    (Feature.REFERENCE, re.compile(r"ipadapter(?!.*loader)|stylemodelapply|unclip|instantid|pulid")),
    (Feature.GUIDANCE_RESCALE, re.compile(r"rescalecfg|dynamicthresholding")),
    (Feature.MODEL_PATCH, re.compile(r"freeu|perturbedattention|hypertile|skiplayer|modelmerge|selfattention")),
    (Feature.HYPERNETWORK, re.compile(r"hypernetworkloader")),
    (Feature.HIRES, re.compile(r"highresfix|hiresfix")),
    (Feature.TILING, re.compile(r"seamlesstile|circularvae")),
)  # fmt: skip
"""Squeezed classes of nodes, by what they do to a picture."""
STYLER: Final = re.compile(r"styler|styles?(selector|loader|prompt|csv)|csvloader|promptstyle")
SOURCES: Final = re.compile(r"vaeencode|loadlatent|loadimage")
LORA: Final = re.compile(r"lora(name)?(\d*|[a-z])")
ENLARGES: Final = re.compile(r"upscale")


def features_of(graph: Graph, stages: Stages) -> Iterator[Found]:
    """The features of the first stage, then the stages and enlargements that follow it."""
    for node in graph.upstream(stages.first.links().values()):
        yield from _of_node(node)
    yield from _of_node(stages.first)
    if is_painted_over(graph, stages.first):
        yield Feature.SOURCE, ""
    for sampler in stages.others:
        told = [sampler.title]
        model = model_of(graph, sampler)
        told += [model] if isinstance(model, str) and model != model_of(graph, stages.first) else []
        yield Feature.SECOND_STAGE, " · ".join(told)
    for node in graph.nodes.values():
        if ENLARGES.search(node.kind) and "upscale_model" in node.inputs and node not in stages.others:
            yield Feature.UPSCALE, ""


def is_painted_over(graph: Graph, sampler: Node) -> bool:
    """Whether a sampler starts from a picture instead of from noise."""
    starts = [link for name, link in sampler.links().items() if name in LATENTS]
    away = ("model", "vae", "clip", "mask", "conditioning")
    return any(SOURCES.search(node.kind) for node in graph.upstream(starts, lambda name: name not in away))


def _of_node(node: Node) -> Iterator[Found]:
    for feature, kinds in KINDS:
        if kinds.search(node.kind):
            yield feature, _about(node) if feature is Feature.MODEL_PATCH else ""
    yield from _loras(node.inputs)
    yield from _settings(node)


def _about(node: Node) -> str:
    return node.title


def _settings(node: Node) -> Iterator[Found]:
    for name, value in node.inputs.items():
        plain = squeezed(name[:60])
        if plain in ("stopatcliplayer", "clipskip") and isinstance(value, int) and abs(value) > 1:
            yield Feature.CLIP_SKIP, str(abs(value))[:20]
        elif plain == "guidance" and isinstance(value, int | float) and not isinstance(value, bool):
            yield Feature.FLUX_GUIDANCE, summary(value)
        elif plain in ("style", "styles", "selectedstyle") and STYLER.search(node.kind) and not is_off(value):
            yield Feature.STYLE, summary(value)
        elif plain == "vaename" and not is_off(value) and not any(model in node.inputs for model in MODELS):
            yield Feature.VAE, summary(value)
        elif plain == "refinerckptname" and not is_off(value) and node.inputs.get("refine_at_step") != -1:
            yield Feature.REFINER, summary(value)
        elif plain == "controlnetname" and not is_off(value):
            yield Feature.CONTROL_NET, summary(value)


def _loras(inputs: Inputs) -> Iterator[Found]:
    """LoRAs as a loader names them, as a numbered stack, or as objects that can be switched off."""
    for name, value in inputs.items():
        if isinstance(value, dict):
            if isinstance(value.get("lora"), str) and value.get("on", True) and not is_off(value["lora"]):
                yield Feature.LORA, f"{value['lora'][:120]} {summary(value.get('strength'))}".strip()
            continue
        match = LORA.fullmatch(squeezed(name[:60]))
        if match is None or not isinstance(value, str) or is_off(value) or link_of(value) is not None:
            continue
        place = match[2]
        if place and _is_unused(inputs, place):
            continue
        weights = (f"strength_model{place}", f"lora_wt_{place}", f"model_weight_{place}", f"model_str_{place}")
        weight = next((inputs[one] for one in (*weights, "lora_weight", "lora_model_strength") if one in inputs), None)
        yield Feature.LORA, f"{value[:120]} {summary(weight)}".strip()


def _is_unused(inputs: Inputs, place: str) -> bool:
    """Whether a place in a stack of LoRAs is switched off, or beyond how many count."""
    if inputs.get(f"switch_{place}") == "Off":
        return True
    count = inputs.get("lora_count", inputs.get("num_loras"))
    return isinstance(count, int) and place.isdigit() and len(place) < 4 and int(place) > count
