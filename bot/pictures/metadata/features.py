"""Features: what a file says that can't be painted here, such as LoRAs, so that people are told. Pure."""

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, Final

from bot.pictures.metadata.sampler_names import squeezed


class Feature(StrEnum):
    """A kind of thing that another tool used and that isn't taken over; each has its word in every language."""

    LORA = "lora"
    HYPERNETWORK = "hypernetwork"
    EMBEDDING = "embedding"
    CLIP_SKIP = "clip_skip"
    HIRES = "hires"
    REFINER = "refiner"
    SECOND_STAGE = "second_stage"
    CONTROL_NET = "control_net"
    REFERENCE = "reference"
    SOURCE = "source"
    CHARACTERS = "characters"
    REGIONS = "regions"
    STYLE = "style"
    FLUX_GUIDANCE = "flux_guidance"
    GUIDANCE_RESCALE = "guidance_rescale"
    MODEL_PATCH = "model_patch"
    VAE = "vae"
    VARIATION = "variation"
    TILING = "tiling"
    DETAILER = "detailer"
    UPSCALE = "upscale"
    FACES = "faces"


Found = tuple[Feature, str]
"""A feature, and what the file says about it in its own words; an empty text if there is nothing more to say."""

KEYS: Final = (
    (Feature.LORA, re.compile(r"(addnet)?(use)?(lora|loras|lycoris)(model|name|s|hashes|stack|combined)?\d*")),
    (Feature.HYPERNETWORK, re.compile(r"(use)?hypernet(work)?(model)?")),
    (Feature.EMBEDDING, re.compile(r"tihashes|(use)?embeddings(model)?|textualinversions?")),
    (Feature.CLIP_SKIP, re.compile(r"clipskip|clipstopatlayer|stopatcliplayer")),
    (Feature.HIRES, re.compile(r"hires(fix|upscale|upscaler|resize|steps)?|(hrf|enablehr)(enabled)?|secondpass\w+")),
    (Feature.REFINER, re.compile(r"refiner(model|controlpercentage|upscale)?")),
    (Feature.CONTROL_NET, re.compile(r"(use)?control(net|nets|layers)(model)?\d*|t2iadapters?|controls")),
    (Feature.REFERENCE, re.compile(r"ipadapters?|(director)?referenceimages?(multiple)?|refimages|promptimages")),
    (Feature.SOURCE, re.compile(r"initimage(name)?|initimg|sourceimage")),
    (Feature.REGIONS, re.compile(r"rpactive|regions|regionalguidance|regionalprompt\w*")),
    (Feature.STYLE, re.compile(r"styles?|promptstyles?|stylepreset|positivestyleprompt|styleselectorenabled")),
    (Feature.FLUX_GUIDANCE, re.compile(r"distilledcfg(scale)?|fluxguidance(scale)?|guidance|guidanceembed")),
    (Feature.GUIDANCE_RESCALE, re.compile(r"(cfg|guidance)rescale(multiplier|phi)?|dynamicthresholding(enabled)?")),
    (Feature.MODEL_PATCH, re.compile(r"freeu(enabled)?|pag(scale)?|selfattention\w*|hypertile|tomeratio|deepcache")),
    (Feature.VAE, re.compile(r"(use)?vae(model)?(name)?")),
    (Feature.VARIATION, re.compile(r"(variationseedstrength|variationamount|subseedstrength|variations)")),
    (Feature.TILING, re.compile(r"tiling|seamless(x|y)?(axes)?|seamlesstileable")),
    (Feature.DETAILER, re.compile(r"adetailermodel\d*|facedetailer|segmentrefine")),
    (Feature.UPSCALE, re.compile(r"(use)?upscale(r|by|model)?\d*|postprocessupscaleby|facetool")),
    (Feature.FACES, re.compile(r"facerestoration(model)?|(use)?facecorrection(model)?|codeformer|gfpgan(strength)?")),
)  # fmt: skip
"""Squeezed keys of many tools' facts, by what they mean."""
OFF: Final = frozenset(
    {"", "none", "no", "off", "false", "0", "null", "disable", "disabled", "automatic", "default", "undefined", "empty"}
)
"""Squeezed values of what isn't used."""
TAG: Final = re.compile(r"<(lora|lyco|lycoris|hypernet):([^<>:]{1,120})(?::([^<>]{0,60}))?>", re.IGNORECASE)
EMBEDDING_TAG: Final = re.compile(r"\bembedding:([\w\-./\\]{1,120})", re.IGNORECASE)
NAMES: Final = (
    "name", "model_name", "lora_name", "lora", "modelName", "modelFileName", "label", "file", "key", "model",
    "image_name", "modelVersionId",
)  # fmt: skip
WEIGHTS: Final = ("weight", "strength", "strength_model")
MOST: Final = 12
"""The most features told of a file, and the most items told of one."""
DEPTH: Final = 4
CUT: Final = 200
LONGEST_WORD: Final = 120


def features_in(facts: Iterable[tuple[str, object]]) -> list[Found]:
    """The features that a tool's facts name, by their keys; values may have any JSON type."""
    found: list[Found] = []
    for key, value in facts:
        feature = _feature_of(squeezed(key[:60]), value)
        if feature is not None:
            found.append((feature, _told(feature, value)))
    return found


def tags_in(prompt: str) -> list[Found]:
    """The networks that a prompt asks for in A1111's or ComfyUI's words, such as <lora:name:0.8>."""
    found: list[Found] = []
    for match in TAG.finditer(prompt):
        feature = Feature.HYPERNETWORK if match[1].lower() == "hypernet" else Feature.LORA
        found.append((feature, f"{match[2]} {match[3] or ''}".strip()))
    return found + [(Feature.EMBEDDING, match[1]) for match in EMBEDDING_TAG.finditer(prompt)]


def merged(found: Iterable[Found]) -> tuple[Found, ...]:
    """Each feature once, with all that is said about it, in the order they were found."""
    said: dict[Feature, list[str]] = {}
    for feature, text in found:
        texts = said.setdefault(feature, [])
        if text and text not in texts and len(texts) < MOST:
            texts.append(text)
    return tuple((feature, ", ".join(texts)[:CUT]) for feature, texts in said.items())


def is_off(value: object) -> bool:
    """Whether a value says that something isn't used."""
    if isinstance(value, str):
        return squeezed(value[:40]) in OFF or squeezed(value[:40]).startswith("default")
    if isinstance(value, dict):  # such as {"layers": [], "version": 2}
        lists = [item for item in value.values() if isinstance(item, list)]
        return not value or (bool(lists) and not any(lists))
    if isinstance(value, list):
        return not value
    return not value


def summary(value: object, depth: int = DEPTH) -> str:
    """A JSON value in a few words: the names in lists and objects, with their weights."""
    if isinstance(value, bool) or value is None or depth == 0:
        return ""
    if isinstance(value, str):
        return "" if len(value) > LONGEST_WORD and " " not in value[:CUT] else value[:CUT]  # data, not a name
    if isinstance(value, int | float):
        return f"{value:g}" if abs(value) < 2**53 else ""
    if isinstance(value, list):
        if len(value) > 1 and isinstance(value[0], str) and isinstance(value[1], int | float):  # name and weight
            return " ".join(filter(None, (summary(item, depth - 1) for item in value[:2])))
        return ", ".join(filter(None, (summary(item, depth - 1) for item in value[:MOST])))[:CUT]
    return _named(value, depth) if isinstance(value, dict) else ""


def _named(value: Mapping[str, Any], depth: int) -> str:
    name = next((text for key in NAMES if key in value and (text := summary(value[key], depth - 1))), "")
    if not name:
        name = next((text for item in list(value.values())[:MOST] if (text := summary(item, depth - 1))), "")
    weight = next((text for key in WEIGHTS if key in value and (text := summary(value[key], depth - 1))), "")
    return f"{name} {weight}".strip()[:CUT]


def _feature_of(key: str, value: object) -> Feature | None:
    if is_off(value):
        return None
    if key in ("civitairesources", "resources", "models"):
        return Feature.LORA if _loras(value) else None
    feature = next((feature for feature, pattern in KEYS if pattern.fullmatch(key)), None)
    if feature is Feature.CLIP_SKIP and _layers(value) <= 1:
        return None
    return feature


def _told(feature: Feature, value: object) -> str:
    if feature is Feature.CLIP_SKIP:
        return f"{_layers(value):g}"
    return summary(_loras(value) or value)


def _layers(value: object) -> float:
    """How many layers are skipped; ComfyUI counts them below zero."""
    if value is True or value == "True":  # Easy Diffusion's way to say 2
        return 2.0
    try:
        return abs(float(value)) if isinstance(value, int | float | str) else 0.0
    except (ValueError, OverflowError):
        return 0.0


def _loras(value: object) -> list[object]:
    """The LoRAs among Civitai's resources."""
    kinds = ("lora", "lycoris", "locon", "dora")
    items = value if isinstance(value, list) else []
    return [item for item in items if isinstance(item, dict) and str(item.get("type")).lower() in kinds]
