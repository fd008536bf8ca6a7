"""Sides: what the names of a node's inputs say: for the prompt or against it, text or setting. Pure."""

import re
from enum import Enum
from typing import Final

from bot.pictures.metadata.comfy.graph import Inputs, Node, link_of
from bot.pictures.metadata.sampler_names import squeezed


class Side(Enum):
    """Whether a text is the prompt or the negative prompt."""

    POSITIVE = re.compile(r"^pos(?!t)|positive|pos$")
    NEGATIVE = re.compile(r"^neg|negative|neg$|^uncond(itional|itioning)?$|^uc$")


TEXT: Final = re.compile(
    r"text|prompt|string|caption|wildcard|populated|phrase|sentence|words|tags|^(clip[lg]|t5xxl|llama|bert|mt5xl|value"
    r"|prefix|suffix|prepend|append|input[a-z]?\d*|any\d*|[a-h]|s\d+|ontrue|onfalse)$|^(str|line|part)\d*$"
)
"""Squeezed names of inputs that hold text."""
SETTING: Final = re.compile(
    r"name\d*$|mode|type$|method|format|font|delimiter|separator|file|path|folder|dir$|style$|normalization"
    r"|interpretation|model|device|language|preset|scheduler|sampler|image|color|colour|action|log|find|replace"
    r"|control|dtype|provider|tidy|whitespace|selected|^select|regex|api|url|key$|system|instruction|^title$|index|"
    r"^addnoise|aspect|dimension|resolution|swap|seed"
)
"""Squeezed names of inputs that are settings, even where they hold text."""
AWAY: Final = re.compile(
    r"(opt|optional|base|refiner|input)?(model|unet|clip|clip\d|vae|images?\d*|img\d*|pixels|latent|latents|latentimage|samples"
    r"|mask|controlnet|noise|sampler|sigmas|lora|lorastack|cnetstack|controlnetstack|seed|noiseseed|steps|cfg|width"
    r"|height|denoise|strength|clipvision|clipvisionoutput|stylemodel|upscalemodel|weight|batchsize|guidance"
    r"|samplername|scheduler|ipadapter|audio|video|script)(opt)?"
)
"""Squeezed names of inputs that lead to no prompt."""
CONDITIONING: Final = re.compile(r"cond|^text(?!embeds)|prompt|string|embedding")
"""Squeezed names of inputs that hold the prompt, if the node says nothing of sides."""
ENCODED: Final = ("t5xxl", "text_g", "clip_g", "llama", "text", "text_l", "clip_l", "mt5xl", "bert")
"""The texts of encoders with several text models, the most telling first."""


def names_of(node: Node, side: Side) -> list[str]:
    """The inputs of a node that hold text or conditioning of one side."""
    return [name for name, value in node.inputs.items() if side.value.search(_plain(name)) and holds(name, value)]


def neutral_names(node: Node) -> list[str]:
    """The inputs that hold text or conditioning of no particular side."""
    sided = {name for side in Side for name in names_of(node, side)}
    return [name for name, value in node.inputs.items() if name not in sided and holds(name, value)]


def holds(name: str, value: object) -> bool:
    """Whether an input may hold a prompt: a link that doesn't lead away from it, or a text that is no setting."""
    plain = squeezed(name)
    if link_of(value) is not None:
        return not AWAY.fullmatch(plain)
    return isinstance(value, str) and (bool(TEXT.search(plain)) or _sided(name)) and not SETTING.search(plain)


def encoded(inputs: Inputs) -> list[str]:
    """The names of the texts for the several models of an encoder; empty if it isn't one."""
    found = [name for name in ENCODED if name in inputs]
    return found if len(found) > 1 else []


def _sided(name: str) -> bool:
    return any(side.value.search(_plain(name)) for side in Side)


def _plain(name: str) -> str:
    """A name in lower case, with only its letters: base_positive is basepositive, but pos and posture aren't equal."""
    return squeezed(name)
