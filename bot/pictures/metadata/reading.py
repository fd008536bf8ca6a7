"""Reading: finds out from a picture's file how it was painted, whichever tool wrote it.

Easel's own format is written by inscription.py. AUTOMATIC1111, Forge and SD.Next are read by infotext.py, ComfyUI by
comfy/, InvokeAI by invoke.py, NovelAI by novel.py, and others that write a JSON object by tools.py. Midjourney only
writes the prompt.
"""

import warnings
from collections.abc import Callable, Iterator
from typing import Final

from bot.pictures.files.png_chunks import texts_of
from bot.pictures.files.uploads import open_picture
from bot.pictures.metadata.comfy import read_graph
from bot.pictures.metadata.comfy.workflow import nodes_of, shown_in
from bot.pictures.metadata.infotext import read_infotext
from bot.pictures.metadata.inscription import JSON_KEY, TEXT_KEY
from bot.pictures.metadata.invoke import read_invoke
from bot.pictures.metadata.notes import COMMENT, DESCRIPTION, USER_COMMENT, XMP, notes_of
from bot.pictures.metadata.novel import read_novel
from bot.pictures.metadata.recipe import EASEL, Recipe, recipe_of
from bot.pictures.metadata.tools import (
    Notes,
    Values,
    civitai,
    draw_things,
    easy_diffusion,
    fooocus,
    named,
    object_of,
    swarm,
    unknown,
)
from bot.pictures.metadata.xmp import texts_in

__all__ = ["object_of", "read_recipe"]

OURS: Final = frozenset({"prompt", "scheduler", "seed", "guidance_scale", "steps"})
"""The keys that Easel's JSON always has."""
GRAPH: Final = "prompt"
WORKFLOW: Final = "workflow"
"""ComfyUI's keywords for the graph that ran, and for the one that its page shows."""
CAMERA: Final = ("Make", "Model", DESCRIPTION, "Software")
"""Tags in which a WebP or JPEG has what a PNG has in text chunks, such as "prompt: {…}"."""
COMMENTS: Final = ("Comment", USER_COMMENT, COMMENT, DESCRIPTION, "Description", "generation_data")
"""Where tools, and photographers, put a text of any kind."""
EASY: Final = (
    "prompt", "negative_prompt", "seed", "width", "height", "num_inference_steps", "guidance_scale", "sampler_name",
    "use_stable_diffusion_model", "clip_skip", "use_vae_model", "use_lora_model", "lora_alpha", "use_upscale",
    "use_face_correction", "hypernetwork_strength", "use_hypernetwork_model", "prompt_strength", "tiling",
    "use_controlnet_model", "Prompt", "Negative Prompt", "Seed", "Width", "Height", "Steps", "Guidance Scale",
    "Sampler", "Stable Diffusion model", "Clip Skip", "VAE model", "LoRA model", "Use Upscaling", "Hypernetwork model",
)  # fmt: skip
"""The keywords of Easy Diffusion's texts in a PNG."""


def read_recipe(data: bytes) -> Recipe | None:
    """The recipe in a picture's file; None if it has none.

    Only metadata is read, not pixels. Raises UploadError if the file isn't a picture.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow warns about odd metadata, which is harmless here
        with open_picture(data) as opened:
            notes = notes_of(opened) | texts_of(data)
    notes |= {key: text for key, text in texts_in(notes.get(XMP, "")).items() if key not in notes}
    return next((recipe for reader in READERS if (recipe := reader(notes)) is not None), None)


def _easel(notes: Notes) -> Recipe | None:
    for key in (JSON_KEY, DESCRIPTION):
        values = object_of(notes.get(key))
        if values is not None and values.keys() >= OURS:
            return named(EASEL, values)
    return None


def _parameters(notes: Notes) -> Recipe | None:
    text = notes.get(TEXT_KEY, "")
    values = object_of(text)
    if values is None:
        return read_infotext(text, "Fooocus" if notes.get("fooocus_scheme") == "a1111" else "AUTOMATIC1111")
    return _of_object(notes, values)


def _graph(notes: Notes) -> Recipe | None:
    """ComfyUI's graph: a text chunk of a PNG; in a WebP, after "prompt:" in a tag for the camera's name."""
    texts = [notes.get(GRAPH, ""), *_tagged(notes, GRAPH)]
    graphs = [values for text in texts if (values := object_of(text)) is not None]
    if not graphs:
        return None
    shown = shown_in(_workflow(notes))
    return next((recipe for values in graphs if (recipe := read_graph(values, shown)) is not None), None)


def _drawn(notes: Notes) -> Recipe | None:
    """ComfyUI's graph as its page shows it, in files that have only that."""
    values = _workflow(notes)
    return None if values is None else read_graph(nodes_of(values), shown_in(values))


def _workflow(notes: Notes) -> Values | None:
    texts = [notes.get(WORKFLOW, ""), *_tagged(notes, WORKFLOW)]
    return next((values for text in texts if (values := object_of(text)) is not None), None)


def _tagged(notes: Notes, wanted: str) -> Iterator[str]:
    for key in (*CAMERA, USER_COMMENT):
        name, _, text = notes.get(key, "").partition(":")
        if name.lower() == wanted:
            yield text


def _objects(notes: Notes) -> Recipe | None:
    """A JSON object in a comment or a description, by any tool."""
    for key in (*COMMENTS, *CAMERA):
        values = object_of(notes.get(key))
        recipe = None if values is None else _of_object(notes, values)
        if recipe is not None:
            return recipe
    return None


def _of_object(notes: Notes, values: Values) -> Recipe | None:
    tools = (swarm, civitai, draw_things, easy_diffusion, fooocus)
    recipe = read_novel(notes, values) or next((found for tool in tools if (found := tool(values)) is not None), None)
    return recipe or read_graph(_inner_graph(values)) or unknown(values)


def _inner_graph(values: Values) -> Values:
    """The graph in an object, which some files wrap as {"prompt": …, "workflow": …}."""
    inner = values.get(GRAPH)
    inner = object_of(inner) or inner
    if isinstance(inner, dict):
        return inner
    drawn = values.get(WORKFLOW)
    drawn = object_of(drawn) or drawn
    return nodes_of(drawn) if isinstance(drawn, dict) else values


def _infotexts(notes: Notes) -> Recipe | None:
    """A1111's text in a comment, if it has facts; a photographer's note has none."""
    for key in COMMENTS:
        recipe = read_infotext(notes.get(key, ""))
        if recipe is not None and (recipe.steps or recipe.sampler):
            return recipe
    return None


def _easy(notes: Notes) -> Recipe | None:
    return easy_diffusion({key: notes[key] for key in EASY if key in notes})


def _midjourney(notes: Notes) -> Recipe | None:
    """Midjourney: the prompt as typed, and the job id."""
    text = notes.get("Description") or notes.get(DESCRIPTION, "")
    prompt, mark, job = text.rpartition("Job ID:")
    return recipe_of("Midjourney", {"prompt": prompt}, [("Job ID", job)]) if mark else None


READERS: Final[tuple[Callable[[Notes], Recipe | None], ...]] = (
    _easel,
    read_invoke,
    _parameters,
    _graph,
    _objects,
    _infotexts,
    _easy,
    _midjourney,
    _drawn,
)
"""Tried in order until one recognises the file. Graphs come after parameters, which a graph's nodes may write too."""
