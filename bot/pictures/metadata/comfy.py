"""ComfyUI: reads the recipe from the node graph that ComfyUI stores in a picture as JSON.

A graph is {id: {"class_type": …, "inputs": {name: value or link}}}, and a link is [id, index of the output]. Graphs are
untrusted: links may lead nowhere or in circles. A walk therefore visits each node at most twice (for its first and for
its other outputs) and stops after MOST_NODES.
"""

from collections import deque
from collections.abc import Callable, Iterator
from typing import Any, Final

from bot.pictures.metadata.recipe import Recipe, recipe_of

MOST_NODES: Final = 500
TEXTS: Final = ("text", "text_g", "t5xxl", "clip_l", "prompt", "string", "value", "wildcard_text", "text_l")
NUMBERS: Final = ("value", "seed", "noise_seed", "int", "float", "number")
Inputs = dict[str, Any]


class Graph:
    """A node graph, from any JSON object; entries that aren't nodes are ignored."""

    def __init__(self, nodes: dict[str, Any]) -> None:
        self._nodes = {
            key: node
            for key, node in nodes.items()
            if isinstance(node, dict)
            and isinstance(node.get("class_type"), str)
            and isinstance(node.get("inputs"), dict)
        }

    def samplers(self) -> list[Inputs]:
        """The inputs of the sampler nodes, which take a positive prompt, a latent and a seed."""
        wanted = {"positive", "latent_image"}
        found = [node["inputs"] for node in self._nodes.values() if wanted <= node["inputs"].keys()]
        return [inputs for inputs in found if "seed" in inputs or "noise_seed" in inputs]

    def walk(self, link: object) -> Iterator[Inputs]:
        """The inputs of all nodes upstream of a link, nearest first."""
        waiting: deque[object] = deque([link])
        seen: set[tuple[str, bool]] = set()
        while waiting and len(seen) < MOST_NODES:
            key, first = _ends(waiting.popleft())
            if key not in self._nodes or (key, first) in seen:
                continue
            seen.add((key, first))
            inputs: Inputs = self._nodes[key]["inputs"]
            yield inputs
            if {"positive", "negative"} <= inputs.keys():  # passes both on, as a ControlNet does
                waiting.append(inputs["positive" if first else "negative"])
            else:
                waiting.extend(value for value in inputs.values() if isinstance(value, list))

    def first(self, start: object, found: Callable[[Inputs], object]) -> object:
        """The first result of `found` on upstream nodes that isn't None; else None."""
        return next((thing for inputs in self.walk(start) if (thing := found(inputs)) is not None), None)

    def value(self, value: object, names: tuple[str, ...] = NUMBERS) -> object:
        """A value itself, or if it is a link, the nearest upstream value under one of the names."""
        return self.first(value, lambda inputs: _held(inputs, names)) if isinstance(value, list) else value


def read_graph(nodes: dict[str, Any]) -> Recipe | None:
    """The recipe of the sampler that starts from the most noise; None if there is no sampler."""
    graph = Graph(nodes)
    samplers = graph.samplers()
    if not samplers:
        return None
    painter = max(samplers, key=lambda inputs: _denoise(inputs.get("denoise", 1.0)))  # the first of the highest
    seed = painter.get("seed", painter.get("noise_seed"))
    size = graph.first(painter["latent_image"], lambda inputs: _size(graph, inputs)) or (None, None)
    assert isinstance(size, tuple)  # noqa: S101 - _size returns one
    strength = _denoise(graph.value(painter.get("denoise", 1.0)))
    found = {
        "prompt": graph.value(painter["positive"], TEXTS),
        "negative_prompt": graph.value(painter.get("negative"), TEXTS),
        "steps": graph.value(painter.get("steps")),
        "sampler": graph.value(painter.get("sampler_name"), ("sampler_name",)),
        "schedule": graph.value(painter.get("scheduler"), ("scheduler",)),
        "guidance_scale": graph.value(painter.get("cfg")),
        "seed": graph.value(seed),
        "width": size[0],
        "height": size[1],
        "strength": strength if strength < 1 else None,
        "model": graph.value(painter.get("model"), ("ckpt_name", "unet_name", "model_name")),
    }
    return recipe_of("ComfyUI", found)


def _ends(link: object) -> tuple[str, bool]:
    """The node id of a link, and whether it is the node's first output; an empty id for anything else."""
    if isinstance(link, list) and len(link) == 2 and isinstance(link[0], str):
        return link[0], link[1] == 0
    return "", True


def _held(inputs: Inputs, names: tuple[str, ...]) -> object:
    wanted = str if names is not NUMBERS else int | float
    for name in names:
        value = inputs.get(name)
        if isinstance(value, wanted) and not isinstance(value, bool) and value != "":
            return value
    return None


def _size(graph: Graph, inputs: Inputs) -> tuple[object, object] | None:
    if "width" not in inputs or "height" not in inputs:
        return None
    return graph.value(inputs["width"]), graph.value(inputs["height"])


def _denoise(value: object) -> float:
    return float(value) if isinstance(value, int | float) and 0 <= value <= 1 else 0.0
