"""InvokeAI: its JSON object, and what its first versions wrote: an object for each picture, or a command line.

In the first versions, words in square brackets are the negative prompt. See the metadata of InvokeAI 2 and 3 in
https://github.com/invoke-ai/InvokeAI.
"""

import re
from typing import Any, Final

from bot.pictures.metadata.recipe import LONGEST, Recipe
from bot.pictures.metadata.tools import Notes, Values, named, object_of

INVOKE: Final = "InvokeAI"
KEYS: Final = ("invokeai_metadata", "sd-metadata", "Dream")
LINE: Final = re.compile(r'\s*"((?:[^"\\]|\\.)*)"(.*)|\s*(.*?)(\s-{1,2}[A-Za-z].*|)', re.DOTALL)
OPTION: Final = re.compile(r"-{1,2}([A-Za-z_]+)(\d[\d.]*)?")
OPTIONS: Final = {
    **dict.fromkeys(("s", "steps"), "steps"),
    **dict.fromkeys(("S", "seed"), "seed"),
    **dict.fromkeys(("W", "width"), "width"),
    **dict.fromkeys(("H", "height"), "height"),
    **dict.fromkeys(("C", "cfg_scale"), "cfg_scale"),
    **dict.fromkeys(("A", "sampler", "m"), "sampler"),
    **dict.fromkeys(("f", "strength"), "strength"),
    **dict.fromkeys(("I", "init_img"), "init_image"),
    **dict.fromkeys(("G", "gfpgan_strength"), "gfpgan_strength"),
    **dict.fromkeys(("U", "upscale"), "upscale"),
    **dict.fromkeys(("v", "variation_amount"), "variation_amount"),
    "hires_fix": "hires_fix",
    "seamless": "seamless",
}
"""The options of the command line that mean something here."""
STEPS: Final = {"esrgan": "upscale", "codeformer": "codeformer", "gfpgan": "gfpgan"}
"""What was done to a picture afterwards, and a name under which it is understood."""
NEGATIVE: Final = re.compile(r"\[([^\[\]]*)\]")


def read_invoke(notes: Notes) -> Recipe | None:
    """The recipe in what any version of InvokeAI wrote; None if none did."""
    values = object_of(notes.get(KEYS[0]))
    if values is not None:
        return _metadata(values)
    values = object_of(notes.get(KEYS[1]))
    image = values.get("image") if values is not None else None
    if values is not None and isinstance(image, dict):
        return _sd_metadata(values, image)
    return _command(notes[KEYS[2]]) if KEYS[2] in notes else None


def _metadata(values: Values) -> Recipe:
    canvas = values.get("canvas_v2_metadata")
    if isinstance(canvas, dict):
        values = {key: value for key, value in values.items() if key != "canvas_v2_metadata"} | canvas
    return named(INVOKE, values, model=_model(values.get("model")))


def _model(model: Any) -> object:
    return model.get("name", model.get("model_name")) if isinstance(model, dict) else model


def _sd_metadata(values: Values, image: Values) -> Recipe:
    prompt, negative = _sides(_prompt(image.get("prompt")))
    outer = {key: value for key, value in values.items() if key not in ("image", "model")}
    kinds = [step.get("type") for step in _list(image.get("postprocessing")) if isinstance(step, dict)]
    image = image | {name: True for kind, name in STEPS.items() if kind in kinds}
    model = values.get("model_weights") or values.get("model")
    return named(INVOKE, {**outer, **image}, prompt=prompt, negative_prompt=negative, model=_model(model))


def _prompt(prompt: Any) -> str:
    """A prompt: a text, or several with weights."""
    texts = [one.get("prompt") if isinstance(one, dict) else one for one in _list(prompt)] or [prompt]
    return ", ".join(text for text in texts[:20] if isinstance(text, str))


def _command(line: str) -> Recipe | None:
    """The recipe in a command line such as "a cat [fog]" -s 50 -S 7 -W 512 -H 768 -C 7.5 -A k_lms."""
    match = LINE.fullmatch(line[: 2 * LONGEST])
    if match is None:
        return None
    quoted, options, bare, bare_options = match.groups()
    text = re.sub(r'\\(["\\])', r"\1", quoted) if quoted is not None else bare
    prompt, negative = _sides(text)
    values: Values = {}
    words = (options if quoted is not None else bare_options).split()[:200]
    for at, word in enumerate(words):
        if re.fullmatch(r"-A[a-z]\w+", word):  # the sampler, without a space
            values["sampler"] = word[2:]
        option = OPTION.fullmatch(word)
        if option is None or option[1] not in OPTIONS:
            continue
        follows = words[at + 1] if at + 1 < len(words) and OPTION.fullmatch(words[at + 1]) is None else True
        values[OPTIONS[option[1]]] = option[2] or follows
    return named(INVOKE, values, prompt=prompt, negative_prompt=negative) if prompt or negative else None


def _sides(text: str) -> tuple[str, str]:
    """The prompt, and the negative prompt that is in its square brackets."""
    negative = ", ".join(found for one in NEGATIVE.findall(text) if (found := one.strip()))
    return re.sub(r"\s+", " ", NEGATIVE.sub(" ", text)).strip() if negative else text, negative


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
