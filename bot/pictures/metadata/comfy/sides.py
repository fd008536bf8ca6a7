"""Sides: what the names of a node's inputs say: for the prompt or against it, text or setting. Pure."""

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Final

from bot.pictures.metadata.comfy.graph import Inputs, Node, link_of
from bot.pictures.metadata.sampler_names import squeezed

_BEFORE: Final = r"(base|refiner|text|prompt|cond\w*)?"
_AFTER: Final = r"(\d*|[gl]|cond\w*|prompt\w*|text\w*)"


class Side(Enum):
    """Whether a text is the prompt or the negative prompt."""

    POSITIVE = re.compile(rf"positive|^{_BEFORE}pos{_AFTER}$")
    NEGATIVE = re.compile(rf"negative|^{_BEFORE}neg{_AFTER}$|^uncond(itional|itioning)?$|^uc$")


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


LONGEST_NAME: Final = 60


@dataclass(frozen=True, slots=True)
class Name:
    """What an input's name says: its side if any, and whether it may be a text, lead to one, or be the prompt."""

    side: Side | None
    is_text: bool
    leads_on: bool
    is_prompt: bool


@lru_cache(maxsize=4096)
def meaning(name: str) -> Name:
    """What an input's name of at most LONGEST_NAME characters says."""
    plain = squeezed(name)
    side = next((side for side in Side if side.value.search(plain)), None)
    is_text = (side is not None or TEXT.search(plain) is not None) and SETTING.search(plain) is None
    return Name(side, is_text, AWAY.fullmatch(plain) is None, CONDITIONING.search(plain) is not None)


def meaning_of(name: str) -> Name:
    """What an input's name says."""
    return meaning(name[:LONGEST_NAME])


def names_of(node: Node, side: Side | None) -> list[str]:
    """The inputs of a node that hold text or conditioning of one side, or of no particular side."""
    return [name for name, value in node.inputs.items() if meaning_of(name).side is side and holds(name, value)]


def holds(name: str, value: object) -> bool:
    """Whether an input may hold a prompt: a link that doesn't lead away from it, or a text that is no setting."""
    if link_of(value) is not None:
        return meaning_of(name).leads_on
    return isinstance(value, str) and meaning_of(name).is_text


def encoded(inputs: Inputs) -> list[str]:
    """The names of the texts for the several models of an encoder; empty if it isn't one."""
    found = [name for name in ENCODED if name in inputs]
    return found if len(found) > 1 else []
