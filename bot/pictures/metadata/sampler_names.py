"""Sampler names: finds our scheduler for a sampler as other tools name it."""

import re
from typing import Final

from bot.core.samplers import SCHEDULERS

PLAIN: Final = frozenset({"", "normal", "simple", "uniform", "sgmuniform", "ddimuniform", "native", "automatic"})
"""Squeezed names of schedules that don't change the noise spacing as Karras does."""
KARRAS: Final = "karras"
AUTOMATIC: Final = "automatic"
"""AUTOMATIC1111's name for a sampler's default schedule, which is Karras for DPM++ 2M."""
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
"""Squeezed names of samplers, and ours for them."""


def scheduler_of(sampler: str, schedule: str = "") -> str | None:
    """Our scheduler for a sampler and schedule as any tool names them; None if there is no equivalent."""
    if sampler in SCHEDULERS:
        return sampler
    name, spacing = squeezed(sampler).removeprefix("k"), squeezed(schedule)
    if name.endswith(KARRAS):
        name, spacing = name.removesuffix(KARRAS), KARRAS
    elif sampler.endswith("_k"):  # InvokeAI's suffix for Karras
        name, spacing = name.removesuffix("k"), KARRAS
    ours = WORDS.get(name)
    if ours == "dpm++_2m" and spacing in (KARRAS, AUTOMATIC):
        return "dpm++_2m_karras"
    return ours if spacing in PLAIN else None


def squeezed(name: str) -> str:
    """A name reduced to letters and digits, with ++ as pp, so that "DPM++ 2M" and "dpmpp_2m" are equal."""
    return re.sub("[^a-z0-9]", "", name.lower().replace("++", "pp"))
