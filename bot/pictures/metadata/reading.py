"""Reading: finds out from a picture's file how it was painted, whichever tool wrote it.

Easel's own format is written by inscription.py. AUTOMATIC1111 and Forge are read by infotext.py, ComfyUI by comfy.py.
InvokeAI, NovelAI, Fooocus, SwarmUI and Draw Things each have their own JSON object. Midjourney only writes the prompt.
"""

import html
import json
import re
import warnings
from collections.abc import Callable, Mapping
from typing import Any, Final

from bot.pictures.files.uploads import open_picture
from bot.pictures.metadata.comfy import read_graph
from bot.pictures.metadata.infotext import read_infotext
from bot.pictures.metadata.inscription import JSON_KEY, TEXT_KEY
from bot.pictures.metadata.notes import COMMENT, DESCRIPTION, USER_COMMENT, XMP, notes_of
from bot.pictures.metadata.recipe import EASEL, Recipe, recipe_of

Notes = Mapping[str, str]
Values = dict[str, Any]

OURS: Final = frozenset({"prompt", "scheduler", "seed", "guidance_scale", "steps"})
"""The keys that Easel's JSON always has."""
SAME: Final = {name: name for name in ("prompt", "negative_prompt", "steps", "sampler", "seed", "width", "height")}
NAMES: Final[dict[str, dict[str, str]]] = {
    EASEL: {
        **SAME,
        **{name: name for name in ("guidance_scale", "strength", "model", "noise_schedule", "template")},
        "scheduler": "sampler",
    },
    "InvokeAI": {
        **SAME,
        "positive_prompt": "prompt",
        "cfg_scale": "guidance_scale",
        "scheduler": "sampler",
        "strength": "strength",
        "model": "model",
    },
    "NovelAI": {**SAME, "uc": "negative_prompt", "scale": "guidance_scale", "noise_schedule": "schedule"},
    "Fooocus": {**SAME, "guidance_scale": "guidance_scale", "scheduler": "schedule", "base_model": "model"},
    "SwarmUI": {
        **SAME,
        "negativeprompt": "negative_prompt",
        "cfgscale": "guidance_scale",
        "scheduler": "schedule",
        "model": "model",
    },
    "Draw Things": {
        **SAME,
        "c": "prompt",
        "uc": "negative_prompt",
        "scale": "guidance_scale",
        "model": "model",
        "strength": "strength",
    },
}
"""For each tool, the names in its JSON object and ours for them."""


def read_recipe(data: bytes) -> Recipe | None:
    """The recipe in a picture's file; None if it has none.

    Only metadata is read, not pixels. Raises UploadError if the file isn't a picture.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow warns about odd metadata, which is harmless here
        with open_picture(data) as opened:
            notes = notes_of(opened)
    return next((recipe for reader in READERS if (recipe := reader(notes)) is not None), None)


def object_of(text: str | None) -> Values | None:
    """Parse a text as a JSON object; None if it isn't one."""
    if text is None or not text.lstrip().startswith("{"):
        return None
    try:
        values = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return values if isinstance(values, dict) else None


def named(tool: str, values: Values, **more: object) -> Recipe:
    """The recipe in a tool's JSON object; `more` adds values by our names unless they are None."""
    names = NAMES[tool]
    found = {ours: values[theirs] for theirs, ours in names.items() if theirs in values}
    found |= {key: value for key, value in more.items() if value is not None}
    return recipe_of(tool, found, [(key, value) for key, value in values.items() if key not in names])


def _easel(notes: Notes) -> Recipe | None:
    for key in (JSON_KEY, DESCRIPTION):
        values = object_of(notes.get(key))
        if values is not None and values.keys() >= OURS:
            return named(EASEL, values)
    return None


def _invoke(notes: Notes) -> Recipe | None:
    values = object_of(notes.get("invokeai_metadata"))
    if values is None:
        return None
    model = values.get("model")
    name = model.get("name", model.get("model_name")) if isinstance(model, dict) else model
    return named("InvokeAI", values, model=name)


def _parameters(notes: Notes) -> Recipe | None:
    text = notes.get(TEXT_KEY, "")
    values = object_of(text)
    if values is None:
        return read_infotext(text, "Fooocus" if notes.get("fooocus_scheme") == "a1111" else "AUTOMATIC1111")
    return _swarm(values) or _fooocus(values)


def _comment(notes: Notes) -> Recipe | None:
    """The Exif user comment or GIF comment, which may be from any tool or a photographer's note."""
    text = notes.get(USER_COMMENT) or notes.get(COMMENT, "")
    values = object_of(text)
    if values is not None:
        return _swarm(values) or _novel_values(notes, values) or read_graph(values) or _fooocus(values)
    recipe = read_infotext(text)
    return recipe if recipe is not None and (recipe.steps or recipe.sampler) else None


def _swarm(values: Values) -> Recipe | None:
    inner = values.get("sui_image_params")
    return named("SwarmUI", inner) if isinstance(inner, dict) else None


def _fooocus(values: Values) -> Recipe | None:
    if not isinstance(values.get("prompt"), str):
        return None
    width, height = _pair(values.get("resolution"))
    return named("Fooocus", values, width=width, height=height)


def _graph(notes: Notes) -> Recipe | None:
    """ComfyUI's graph: a text chunk of a PNG; in a WebP, after "prompt:" in a tag for the camera's name."""
    texts = [notes.get("prompt", "")]
    for key in ("Make", "Model", DESCRIPTION):
        name, _, text = notes.get(key, "").partition(":")
        texts += [text] if name.lower() == "prompt" else []
    graphs = [values for text in texts if (values := object_of(text)) is not None]
    return next((recipe for values in graphs if (recipe := read_graph(values)) is not None), None)


def _novel(notes: Notes) -> Recipe | None:
    values = object_of(notes.get("Comment"))
    return None if values is None else _novel_values(notes, values)


def _novel_values(notes: Notes, values: Values) -> Recipe | None:
    inner = object_of(values.get("Comment")) if isinstance(values.get("Comment"), str) else None
    values = values if inner is None else inner  # in a WebP, one object contains all the texts
    if "uc" not in values:
        return None
    prompt = values.get("prompt") or notes.get("Description")
    painted_over = "img2img" in str(values.get("request_type")).lower()
    strength = values.get("strength") if painted_over else None
    return named("NovelAI", values, prompt=prompt, model=notes.get("Source"), strength=strength)


def _draw_things(notes: Notes) -> Recipe | None:
    """Draw Things: a JSON object in the user comment of the XMP packet."""
    packet = notes.get(XMP, "").partition("<exif:UserComment>")[2].partition("</exif:UserComment>")[0]
    text = packet.partition("<rdf:li")[2].partition(">")[2].partition("</rdf:li>")[0]
    values = object_of(html.unescape(text))
    if values is None or "c" not in values:
        return None
    width, height = _pair(values.get("size"))
    return named("Draw Things", values, width=width, height=height)


def _midjourney(notes: Notes) -> Recipe | None:
    """Midjourney: the prompt as typed, and the job id."""
    prompt, mark, job = notes.get("Description", "").rpartition("Job ID:")
    return recipe_of("Midjourney", {"prompt": prompt}, [("Job ID", job)]) if mark else None


def _pair(value: object) -> tuple[str | None, str | None]:
    """Width and height in a text such as "(1024, 768)" or "1024x768"."""
    size = re.fullmatch(r"\(?(\d{1,6})(?:, |x|×)(\d{1,6})\)?", value) if isinstance(value, str) else None
    return (size[1], size[2]) if size else (None, None)


READERS: Final[tuple[Callable[[Notes], Recipe | None], ...]] = (
    _easel,
    _invoke,
    _parameters,
    _graph,
    _novel,
    _comment,
    _draw_things,
    _midjourney,
)
"""Tried in order until one recognises the file. Graphs come after parameters, which a graph's nodes may write too."""
