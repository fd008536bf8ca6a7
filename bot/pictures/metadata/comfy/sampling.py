"""Sampling: finds the node of a ComfyUI graph that painted from noise, and its settings, by what feeds what."""

import re
from dataclasses import dataclass
from itertools import islice
from typing import Final

from bot.pictures.metadata.comfy.graph import Graph, Link, Node
from bot.pictures.metadata.comfy.sides import Side, meaning_of, names_of
from bot.pictures.metadata.sampler_names import squeezed

MOST_SAMPLERS: Final = 40
SEEDS: Final = ("seed", "noise_seed", "seed_value", "seed_num", "rand_seed", "base_seed")
STEPS: Final = ("steps", "num_steps", "num_inference_steps", "total_steps", "base_steps", "sampling_steps")
GUIDANCE: Final = ("cfg", "cfg_scale", "guidance_scale", "cfg_conds", "true_gs", "true_cfg", "cfg_high_noise")
SAMPLERS: Final = ("sampler_name", "sampler", "base_sampler")
SCHEDULES: Final = ("scheduler", "scheduler_name", "sigma_schedule", "schedule")
STRENGTHS: Final = ("denoise", "denoise_strength", "denoising_strength")
MODELS: Final = ("ckpt_name", "unet_name", "base_ckpt_name", "model_name", "ckpt", "checkpoint", "model_path")
LATENTS: Final = (
    "latent_image",
    "latent",
    "latents",
    "samples",
    "init_latent",
    "image",
    "latent_opt",
    "optional_latent",
)
SETTINGS: Final = frozenset((*SEEDS, *STEPS, *GUIDANCE, *SAMPLERS, *SCHEDULES, *STRENGTHS))
PIPES: Final = re.compile(r"pipe|tuple|ctx|context|settings|params|bundle|embeds")
HOLDERS: Final = re.compile(
    r"guider|sigmas|noise$|^sampler$|pipe|tuple|ctx|context|settings|params|options|config|bundle"
)
"""Squeezed names of links to nodes that hold settings for a sampler."""
SAVES: Final = re.compile(r"save|output|send")


@dataclass(frozen=True, slots=True)
class Stages:
    """The sampler that painted first, and the others that worked on the same picture."""

    first: Node
    others: tuple[Node, ...] = ()


def stages_of(graph: Graph) -> Stages | None:
    """The samplers of the picture in the order of their work; None if there is no sampler.

    First is the sampler that no other feeds. Of several, it is one whose picture is saved, with the most noise, and the
    first in the file.
    """
    found = list(islice(filter(is_sampler, graph.nodes.values()), MOST_SAMPLERS))
    held = {key for node in found for key in _settings_from(graph, node)}
    found = [node for node in found if node.key not in held] or found
    if not found:
        return None
    keys = {node.key for node in found}
    above = {node.key: _above(graph, node) & keys - {node.key} for node in found}
    starts = [node for node in found if not above[node.key]] or found
    saved = _saved(graph)
    first = max(starts, key=lambda node: (node.key in saved, _from_noise(node), strength_of(graph, node) or 0.0))
    others = tuple(node for node in found if node is not first and (first.key in above[node.key]))
    return Stages(first, others)


def is_sampler(node: Node) -> bool:
    """Whether a node paints: it has a seed or noise, steps or noise levels, and something to paint."""
    names, links = node.inputs.keys(), node.links()
    if "guider" in links and ("sigmas" in links or "sampler" in links or "noise" in links):
        return True
    seeded = not names.isdisjoint(SEEDS) or "noise" in links
    stepped = not names.isdisjoint(STEPS) or "sigmas" in names
    if not seeded and not stepped:
        return False
    prompted = names_of(node, Side.POSITIVE)
    if prompted and not names.isdisjoint(LATENTS):
        return True
    said = [name for name in names_of(node, None) if meaning_of(name).is_prompt]
    piped = any(PIPES.search(squeezed(name)) for name in links)
    return seeded and stepped and (bool(prompted or said) or piped)


def setting(graph: Graph, sampler: Node, names: tuple[str, ...]) -> object:
    """A sampler's number: its own, or that of the nodes that hold its settings; None if there is none."""
    for name in names:
        if name in sampler.inputs and (value := graph.number(sampler.inputs[name], *names)) is not None:
            return None if isinstance(value, list | dict) else value
    return _held(graph, sampler, names, numbers=True)


def named(graph: Graph, sampler: Node, names: tuple[str, ...], suffix: str) -> object:
    """A sampler's word, such as its schedule; a node that holds none is named for it, as KarrasScheduler is."""
    for name in names:
        if isinstance(value := graph.word(sampler.inputs.get(name), *names), str):
            return value
    held = _held(graph, sampler, names, numbers=False)
    return held if held is not None else _by_class(graph, sampler, suffix)


def strength_of(graph: Graph, sampler: Node) -> float | None:
    """How much of the noise range a sampler covers, 0 to 1; None if the graph says nothing valid."""
    value = setting(graph, sampler, STRENGTHS)
    return float(value) if isinstance(value, int | float) and 0 <= value <= 1 else None


def size_of(graph: Graph, sampler: Node) -> tuple[object, object]:
    """The width and height that the sampler starts with, in pixels; None for each that isn't known."""
    links = sampler.links()
    starts = [links[name] for name in LATENTS if name in links]
    starts += [link for name, link in links.items() if PIPES.search(squeezed(name))]
    for node in graph.upstream(starts, lambda name: squeezed(name) not in ("model", "vae", "clip")):
        size = graph.size(node)
        if size is not None:
            return size
    return graph.size(sampler) or (None, None)


def model_of(graph: Graph, sampler: Node) -> object:
    """The file of the model that a sampler paints with; None if the graph doesn't say."""
    links = sampler.links()
    starts = [link for name, link in links.items() if "model" in name.lower() or HOLDERS.search(squeezed(name))]
    for node in graph.upstream([*starts, *links.values()], lambda name: "vae" not in name and "latent" not in name):
        found = next((value for name in MODELS if isinstance(value := node.inputs.get(name), str) and value), None)
        if found is not None and "control" not in node.kind and "upscale" not in node.kind:
            return found
    return None


def _held(graph: Graph, sampler: Node, names: tuple[str, ...], *, numbers: bool) -> object:
    """The nearest value under one of the names in the nodes that hold a sampler's settings."""
    starts = [link for name, link in sampler.links().items() if HOLDERS.search(squeezed(name))]
    away = ("model", "clip", "vae", "latent", "latentimage", "samples", "images", "image")
    for node in graph.upstream(starts, lambda name: squeezed(name) not in away):
        if node.key == sampler.key:
            continue
        for name in names:
            given = node.inputs.get(name)
            value = graph.number(given, *names) if numbers else graph.word(given, *names)
            if isinstance(value, int | float if numbers else str) and not isinstance(value, bool):
                return value
    return None


def _by_class(graph: Graph, sampler: Node, suffix: str) -> str | None:
    starts = [link for name, link in sampler.links().items() if name in ("sampler", "sigmas")]
    for node in graph.upstream(starts, lambda name: name in ("sampler", "sigmas", "sigmas_1", "value")):
        name = node.title.split("|")[0].strip()
        if name.endswith(suffix) and name != suffix:
            return name.removesuffix(suffix)
        if name.startswith(suffix) and name != suffix:
            return name.removeprefix(suffix)
    return None


def _settings_from(graph: Graph, node: Node) -> set[str]:
    """The nodes that a sampler's seed, steps and other settings come from."""
    links = [link for name, link in node.links().items() if name in SETTINGS]
    return {one.key for one in graph.upstream(links)} - {node.key}


def _above(graph: Graph, node: Node) -> set[str]:
    """The nodes whose work a sampler goes on with."""
    links = [link for name, link in node.links().items() if name not in SETTINGS]
    return {one.key for one in graph.upstream(links)}


def _saved(graph: Graph) -> set[str]:
    """The nodes upstream of those that save a picture; of all if none does."""
    ends: list[Link] = []
    for node in graph.nodes.values():
        if "filename_prefix" in node.inputs or SAVES.search(node.kind):
            ends += node.links().values()
    return {node.key for node in graph.upstream(ends)} if ends else set(graph.nodes)


def _from_noise(node: Node) -> bool:
    """Whether a sampler adds noise itself and begins at the first step."""
    begins = node.inputs.get("start_at_step", 0)
    adds = node.inputs.get("add_noise", "enable")
    return adds not in ("disable", False) and begins in (0, None)
