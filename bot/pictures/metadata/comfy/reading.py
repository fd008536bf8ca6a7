"""Reading: the recipe in a ComfyUI graph: of the sampler that painted first, with what can't be painted here."""

from collections.abc import Mapping
from typing import Any

from bot.pictures.metadata.comfy.features import features_of
from bot.pictures.metadata.comfy.graph import Graph
from bot.pictures.metadata.comfy.sampling import (
    GUIDANCE,
    SAMPLERS,
    SCHEDULES,
    SEEDS,
    STEPS,
    model_of,
    named,
    setting,
    size_of,
    stages_of,
    strength_of,
)
from bot.pictures.metadata.comfy.sides import Side
from bot.pictures.metadata.comfy.text import Texts
from bot.pictures.metadata.recipe import Recipe, recipe_of


def read_graph(nodes: Mapping[str, Any], shown: Mapping[str, str] | None = None) -> Recipe | None:
    """The recipe of the first stage of a graph; None if the graph has no sampler.

    `shown` has texts that nodes displayed while they ran, by node.
    """
    graph = Graph(nodes, shown)
    stages = stages_of(graph)
    if stages is None:
        return None
    sampler, texts = stages.first, Texts(graph)
    prompt, negative = texts.prompt(sampler, Side.POSITIVE), texts.prompt(sampler, Side.NEGATIVE)
    width, height = size_of(graph, sampler)
    strength = strength_of(graph, sampler)
    name, schedule = named(graph, sampler, SAMPLERS, "Sampler"), named(graph, sampler, SCHEDULES, "Scheduler")
    if name is None:  # some call the sampler a scheduler
        name, schedule = schedule, None
    found = {
        "prompt": prompt,
        "negative_prompt": "" if negative == prompt else negative,
        "steps": setting(graph, sampler, STEPS),
        "sampler": name,
        "schedule": schedule,
        "guidance_scale": setting(graph, sampler, GUIDANCE),
        "seed": setting(graph, sampler, SEEDS),
        "width": width,
        "height": height,
        "strength": strength if strength is not None and strength < 1 else None,
        "model": model_of(graph, sampler),
    }
    return recipe_of("ComfyUI", found, left_out=features_of(graph, stages))
