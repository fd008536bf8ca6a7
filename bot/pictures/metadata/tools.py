"""Tools: the recipe in a JSON object, by the names that each tool gives to its values."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from bot.pictures.metadata.recipe import EASEL, Recipe, recipe_of, word
from bot.pictures.metadata.sampler_names import squeezed

Notes = Mapping[str, str]
Values = dict[str, Any]

COMMON: Final = {
    **dict.fromkeys(("prompt", "positiveprompt", "positive"), "prompt"),
    **dict.fromkeys(("negativeprompt", "negative", "uc"), "negative_prompt"),
    **dict.fromkeys(("steps", "numinferencesteps", "samplingsteps", "numsteps"), "steps"),
    **dict.fromkeys(("sampler", "samplername", "samplingmethod"), "sampler"),
    **dict.fromkeys(("scheduler", "scheduletype", "schedulername"), "schedule"),
    **dict.fromkeys(("guidancescale", "cfgscale", "cfg"), "guidance_scale"),
    **dict.fromkeys(("seed", "noiseseed"), "seed"),
    **{"width": "width", "height": "height"},
    **dict.fromkeys(("denoisingstrength", "promptstrength", "initimagecreativity"), "strength"),
    **dict.fromkeys(("basemodel", "usestablediffusionmodel", "stablediffusionmodel", "basemodelname"), "model"),
    **dict.fromkeys(("model", "modelname", "ckptname", "checkpoint", "sdmodelname"), "model"),
}
"""Squeezed names that most tools understand alike, and ours for them."""
NAMES: Final[dict[str, dict[str, str]]] = {
    EASEL: {
        **{name: name for name in ("prompt", "negative_prompt", "steps", "seed", "width", "height")},
        **{name: name for name in ("guidance_scale", "strength", "model", "noise_schedule", "template", "sampler")},
        "scheduler": "sampler",
    },
    "InvokeAI": {"scheduler": "sampler", "strength": "strength"},
    "NovelAI": {"scale": "guidance_scale", "noise_schedule": "schedule"},
    "Fooocus": {},
    "SwarmUI": {"comfyuisampler": "sampler", "comfyuischeduler": "schedule", "autowebuisampler": "sampler"},
    "Draw Things": {"c": "prompt", "scale": "guidance_scale", "strength": "strength"},
    "Easy Diffusion": {},
    "Civitai": {},
    "JSON": {},
}
"""For each tool, the names in its JSON object that differ from the common ones."""
SIZES: Final = ("size", "resolution")
SWARM: Final = "sui_image_params"
TELLING: Final = frozenset({"steps", "sampler", "guidance_scale", "seed", "schedule"})
"""Values of which an object by an unknown tool must have at least two beside its prompt."""


def object_of(text: object) -> Values | None:
    """Parse a text as a JSON object; None if it isn't one."""
    if not isinstance(text, str) or not text.lstrip().startswith("{"):
        return None
    try:
        values = json.loads(text.rstrip("\0"))
    except (ValueError, RecursionError):
        return None
    return values if isinstance(values, dict) else None


def named(tool: str, values: Values, **more: object) -> Recipe:
    """The recipe in a tool's JSON object; `more` adds values by our names unless they are None."""
    names = ours_of(tool, values)
    found: dict[str, object] = {}
    for theirs, ours in names.items():
        if values[theirs] is not None:
            found.setdefault(ours, values[theirs])
    found |= {key: value for key, value in more.items() if value is not None}
    if tool != EASEL and _is_whole(found.get("strength")):
        del found["strength"]  # painted from pure noise
    return recipe_of(tool, found, [(key, value) for key, value in values.items() if key not in names])


def ours_of(tool: str, values: Values) -> dict[str, str]:
    """The names in an object that are understood, each with ours for it; a tool's own names come first."""
    own = {name: ours for name, ours in NAMES[tool].items() if name in values}
    if tool == EASEL:
        return own
    common = {key: COMMON[plain] for key in values if key not in own and (plain := squeezed(key[:60])) in COMMON}
    if "sampler" not in {*own.values(), *common.values()}:  # many call the sampler a scheduler
        common = {key: "sampler" if ours == "schedule" else ours for key, ours in common.items()}
    return own | common


def swarm(values: Values) -> Recipe | None:
    """SwarmUI: one object of parameters, with LoRAs and their weights in two lists."""
    inner = values.get(SWARM)
    if not isinstance(inner, dict):
        return None
    loras, weights = inner.get("loras"), inner.get("loraweights")
    if isinstance(loras, list) and isinstance(weights, list) and len(loras) == len(weights):
        inner = inner | {"loras": [f"{lora} {weight}" for lora, weight in zip(loras, weights, strict=True)]}
    return named("SwarmUI", inner)


def draw_things(values: Values) -> Recipe | None:
    """Draw Things: the prompt is called c, and further settings are in an inner object."""
    if not isinstance(values.get("c"), str):
        return None
    width, height = pair_of(values.get("size"))
    inner = values.get("v2")
    if isinstance(inner, dict):
        more = {key: inner[key] for key in ("loras", "controls", "hiresFix", "clipSkip") if key in inner}
        values = {key: value for key, value in values.items() if key != "v2"} | more
    return named("Draw Things", values, width=width, height=height)


def easy_diffusion(values: Values) -> Recipe | None:
    """Easy Diffusion: JSON, or the texts of a PNG, under names in code or as people read them."""
    plain = {squeezed(key[:60]) for key in values}
    if plain.isdisjoint({"usestablediffusionmodel", "stablediffusionmodel", "numinferencesteps"}):
        return None
    return named("Easy Diffusion", values) if "prompt" in plain else None


def fooocus(values: Values) -> Recipe | None:
    """Fooocus and its forks: an object with the performance and the base model."""
    plain = {squeezed(key[:60]) for key in values}
    if "prompt" not in plain or plain.isdisjoint({"performance", "basemodel", "metadatascheme", "sharpness"}):
        return None
    width, height = _size_in(values)
    return named("Fooocus", values, width=width, height=height)


def civitai(values: Values) -> Recipe | None:
    """Civitai's own generator: a graph, beside which the recipe is in a text of its own."""
    inner = object_of(values.get("extraMetadata"))
    return None if inner is None or "prompt" not in inner else named("Civitai", inner)


def unknown(values: Values) -> Recipe | None:
    """An object by an unknown tool that has a prompt and enough of what a recipe needs."""
    ours = set(ours_of("JSON", values).values())
    if "prompt" not in ours or len(ours & TELLING) < 2:
        return None
    width, height = _size_in(values)
    recipe = named("JSON", values, width=width, height=height)
    tool = next((name for key in ("software", "app", "tool") if (name := word(values.get(key)))), recipe.tool)
    return replace(recipe, tool=tool) if recipe.prompt and tool != EASEL else None


def pair_of(value: object) -> tuple[str | None, str | None]:
    """Width and height in a text such as "(1024, 768)" or "1024x768"."""
    size = re.match(r"\(?(\d{1,6})\s*[,xX×*]\s*(\d{1,6})(?!\d)", value) if isinstance(value, str) else None
    return (size[1], size[2]) if size else (None, None)


def _size_in(values: Values) -> tuple[str | None, str | None]:
    pairs = (pair_of(value) for key, value in values.items() if squeezed(key[:60]) in SIZES)
    return next((pair for pair in pairs if pair[0] is not None), (None, None))


def _is_whole(strength: object) -> bool:
    return isinstance(strength, int | float) and strength >= 1
