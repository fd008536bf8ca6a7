"""Samplers: other tools' words for them, and which of ours does the same."""

import re
from typing import Final

from bot.core.samplers import SCHEDULERS

PLAIN: Final = frozenset({"", "normal", "simple", "uniform", "sgmuniform", "ddimuniform", "native", "automatic"})
"""Schedules that do not bend the spacing of the noise as Karras does, squeezed to letters and digits."""
KARRAS: Final = "karras"
AUTOMATIC: Final = "automatic"
"""AUTOMATIC1111's word for a sampler's own schedule, which for DPM++ 2M is Karras."""
WORDS: Final = {
    "ddim": "ddim",
    "ddpm": "ddpm",
    "pndm": "pndm",
    "plms": "pndm",
    "euler": "euler",
    "eulera": "euler_a",
    "eulerancestral": "euler_a",
    "heun": "heun",
    "dpmpp2m": "dpm++_2m",
    "dpmpp2msde": "dpm++_2m_sde",
    "dpmpp2msdegpu": "dpm++_2m_sde",
    "unipc": "unipc",
    "lcm": "lcm",
}
"""Squeezed names of the samplers that are ours under another name."""


def scheduler_of(sampler: str, schedule: str = "") -> str | None:
    """Our scheduler for a sampler and its schedule, in any tool's words; None where none does the same."""
    if sampler in SCHEDULERS:
        return sampler
    name, spacing = squeezed(sampler).removeprefix("k"), squeezed(schedule)
    if name.endswith(KARRAS):
        name, spacing = name.removesuffix(KARRAS), KARRAS
    elif sampler.endswith("_k"):  # InvokeAI's
        name, spacing = name.removesuffix("k"), KARRAS
    ours = WORDS.get(name)
    if ours == "dpm++_2m" and spacing in (KARRAS, AUTOMATIC):
        return "dpm++_2m_karras"
    return ours if spacing in PLAIN else None


def squeezed(name: str) -> str:
    """A name by its letters and digits alone, ++ read as pp: "DPM++ 2M" and "dpmpp_2m" are one."""
    return re.sub("[^a-z0-9]", "", name.lower().replace("++", "pp"))
