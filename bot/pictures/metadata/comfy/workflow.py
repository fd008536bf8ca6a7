"""Workflow: the graph as ComfyUI's page shows it, turned into the one that runs.

A page's graph is {"nodes": […], "links": [[id, from, output, to, input, type], …]}. A node lists its inputs in order,
and the values of its widgets in another list; which value is whose is known from its inputs or from its class.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from bot.pictures.metadata.comfy.graph import BYPASSED, MUTED, SHOWS
from bot.pictures.metadata.sampler_names import squeezed

MOST: Final = 5_000
"""The most nodes and links that are looked at."""
CONTROL: Final = frozenset({"fixed", "increment", "decrement", "randomize"})
"""What stands after a seed: what the page does with it afterwards."""
_SAMPLER: Final = ("steps", "cfg", "sampler_name", "scheduler")
WIDGETS: Final = {
    "ksampler": ("seed", *_SAMPLER, "denoise"),
    "ksamplerefficient": ("seed", *_SAMPLER, "denoise"),
    "ksampleradvanced": ("add_noise", "noise_seed", *_SAMPLER, "start_at_step", "end_at_step"),
    "samplercustom": ("add_noise", "noise_seed", "cfg"),
    "randomnoise": ("noise_seed",),
    "ksamplerselect": ("sampler_name",),
    "basicscheduler": ("scheduler", "steps", "denoise"),
    "karrasscheduler": ("steps",),
    "cfgguider": ("cfg",),
    "fluxguidance": ("guidance",),
    "cliptextencode": ("text",),
    "cliptextencodesdxl": ("width", "height", "crop_w", "crop_h", "target_width", "target_height", "text_g", "text_l"),
    "cliptextencodeflux": ("clip_l", "t5xxl", "guidance"),
    "emptylatentimage": ("width", "height", "batch_size"),
    "emptysd3latentimage": ("width", "height", "batch_size"),
    "checkpointloadersimple": ("ckpt_name",),
    "checkpointloader": ("config_name", "ckpt_name"),
    "unetloader": ("unet_name",),
    "loraloader": ("lora_name", "strength_model", "strength_clip"),
    "loraloadermodelonly": ("lora_name", "strength_model"),
    "clipsetlastlayer": ("stop_at_clip_layer",),
    "controlnetloader": ("control_net_name",),
    "vaeloader": ("vae_name",),
    "loadimage": ("image",),
    "primitivenode": ("value",),
}
"""The widgets of ComfyUI's own nodes in order; since 2025 the nodes name them themselves."""


def nodes_of(workflow: Mapping[str, Any]) -> dict[str, Any]:
    """The graph that runs, as {id: {"class_type": …, "inputs": {…}}}; nodes that can't be read are left out."""
    links = _links(workflow)
    nodes = {str(node.get("id")): node for node in _nodes(workflow)}
    found: dict[str, Any] = {}
    for key, node in nodes.items():
        inputs = _widgets(node)
        inputs |= {name: links[link] for name, link in _linked(node) if link in links}
        kind = node["type"]
        found[key] = {"class_type": kind, "inputs": inputs, "mode": node.get("mode")}
    for key, node in nodes.items():
        if node.get("mode") in (MUTED, BYPASSED):
            del found[key]
    _bypass(nodes, links, found)
    return found


def shown_in(workflow: Mapping[str, Any] | None) -> dict[str, str]:
    """The texts that nodes of a page displayed while they ran, by node."""
    shown: dict[str, str] = {}
    for node in _nodes(workflow or {}):
        values = node.get("widgets_values")
        if not SHOWS.search(squeezed(node["type"][:100])) or not isinstance(values, list) or not _linked(node):
            continue
        flat = [one for value in values[:10] for one in (value if isinstance(value, list) else [value])]
        texts = [text for text in flat if isinstance(text, str) and text.strip()]
        if texts:
            shown[str(node.get("id"))] = texts[-1]
    return shown


def _nodes(workflow: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    nodes = workflow.get("nodes")
    for node in nodes[:MOST] if isinstance(nodes, list) else []:
        if isinstance(node, dict) and isinstance(node.get("type"), str) and isinstance(node.get("id"), int | str):
            yield node


def _links(workflow: Mapping[str, Any]) -> dict[object, list[Any]]:
    """Where each link comes from: [node, output]."""
    links = workflow.get("links")
    found: dict[object, list[Any]] = {}
    for link in links[:MOST] if isinstance(links, list) else []:
        if isinstance(link, dict):  # a newer form
            link = [link.get("id"), link.get("origin_id"), link.get("origin_slot")]
        if isinstance(link, list) and len(link) >= 3 and all(isinstance(one, int | str) for one in link[:3]):
            found[link[0]] = [str(link[1]), link[2]]
    return found


def _inputs(node: Mapping[str, Any]) -> list[dict[str, Any]]:
    inputs = node.get("inputs")
    found = inputs[:200] if isinstance(inputs, list) else []
    return [one for one in found if isinstance(one, dict) and isinstance(one.get("name"), str)]


def _linked(node: Mapping[str, Any]) -> list[tuple[str, object]]:
    return [(one["name"], one["link"]) for one in _inputs(node) if isinstance(one.get("link"), int | str)]


def _widgets(node: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a node's widgets by name; those whose name isn't known are called widget_0 and so on."""
    values = node.get("widgets_values")
    if isinstance(values, dict):
        return dict(list(values.items())[:200])
    if not isinstance(values, list):
        return {}
    values = [value for value in values[:200] if not (isinstance(value, str) and value in CONTROL)]
    known = WIDGETS.get(squeezed(node["type"][:100]))
    named = [one["name"] for one in _inputs(node) if isinstance(one.get("widget"), dict)]
    names = known if known is not None else named if len(named) == len(values) else ()
    found = dict(zip(names, values, strict=False))
    return found | {f"text_widget_{at}": value for at, value in enumerate(values) if at >= len(names)}


def _bypass(nodes: Mapping[str, dict[str, Any]], links: Mapping[object, list[Any]], found: Mapping[str, Any]) -> None:
    """Lead each link from a node that only hands on what it gets to where that comes from."""
    for node in found.values():
        for name, value in node["inputs"].items():
            seen: set[str] = set()
            while isinstance(value, list) and len(value) == 2 and str(value[0]) not in seen:
                seen.add(str(value[0]))
                passed = nodes.get(str(value[0]))
                if passed is None or passed.get("mode") != BYPASSED:
                    break
                value = _passed(passed, value[1], links)
            node["inputs"][name] = value


def _passed(node: Mapping[str, Any], slot: object, links: Mapping[object, list[Any]]) -> list[Any] | None:
    """What comes out of a bypassed node at an output: what goes in of the same type."""
    outputs = node.get("outputs")
    if not isinstance(outputs, list) or not isinstance(slot, int) or not 0 <= slot < len(outputs):
        return None
    kind = outputs[slot].get("type") if isinstance(outputs[slot], dict) else None
    same = [one for one in _inputs(node) if one.get("type") == kind and isinstance(one.get("link"), int | str)]
    return links.get(same[0]["link"]) if same else None
