"""Sampler names: finds our scheduler for a sampler as other tools name it, and the name that people know it by."""

import re
from functools import lru_cache
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
    "eulerdiscretescheduler": "euler",
    "eulerancestraldiscretescheduler": "euler_a",
    "heundiscretescheduler": "heun",
    "ddimscheduler": "ddim",
    "ddpmscheduler": "ddpm",
    "pndmscheduler": "pndm",
    "unipcmultistepscheduler": "unipc",
    "lcmscheduler": "lcm",
}
"""Squeezed names of samplers, and ours for them."""
LABELS: Final = {
    "lms": "LMS",
    "dpm2": "DPM2",
    "dpm2a": "DPM2 a",
    "dpm2ancestral": "DPM2 a",
    "dpmpp2sa": "DPM++ 2S a",
    "dpmpp2s": "DPM++ 2S",
    "dpmpp2sancestral": "DPM++ 2S a",
    "dpmppsde": "DPM++ SDE",
    "dpmppsdegpu": "DPM++ SDE",
    "dpmpp3msde": "DPM++ 3M SDE",
    "dpmpp3msdegpu": "DPM++ 3M SDE",
    "dpmfast": "DPM fast",
    "dpmadaptive": "DPM adaptive",
    "heunpp2": "Heun++ 2",
    "deis": "DEIS",
    "ipndm": "iPNDM",
    "unipcbh2": "UniPC BH2",
    "eulercfgpp": "Euler CFG++",
    "eulerancestralcfgpp": "Euler a CFG++",
    "resmultistep": "Res multistep",
}
"""Squeezed names of samplers that aren't here, and the names that people know."""
SHORT: Final = 60
SPACINGS: Final = ("karras", "exponential", "beta")
"""Schedules that people name with the sampler."""


def scheduler_of(sampler: str, schedule: str = "") -> str | None:
    """Our scheduler for a sampler and schedule as any tool names them; None if there is no equivalent."""
    if sampler in SCHEDULERS and squeezed(schedule) in PLAIN:
        return sampler
    name, spacing = _split(sampler, schedule)
    ours = WORDS.get(name)
    if ours == "dpm++_2m" and spacing in (KARRAS, AUTOMATIC):
        return "dpm++_2m_karras"
    return ours if spacing in PLAIN else None


def sampler_label(sampler: str, schedule: str = "") -> str:
    """The name that people know a sampler by, such as "DPM++ 2M SDE Karras"; as written if it is none we know."""
    ours = scheduler_of(sampler, schedule)
    if ours is not None:
        return SCHEDULERS[ours]
    name, spacing = _split(sampler, schedule)
    label = SCHEDULERS[WORDS[name]] if name in WORDS else LABELS.get(name)
    if label is None:
        return sampler
    return f"{label} {spacing.capitalize()}" if spacing in SPACINGS else label


def _split(sampler: str, schedule: str) -> tuple[str, str]:
    """The squeezed names of a sampler and its schedule, which may be the end of the sampler's name."""
    name, spacing = squeezed(sampler).removeprefix("k"), squeezed(schedule)
    if name.endswith(KARRAS):
        name, spacing = name.removesuffix(KARRAS), KARRAS
    elif sampler.endswith("_k"):  # InvokeAI's suffix for Karras
        name, spacing = name.removesuffix("k"), KARRAS
    return name, spacing


def squeezed(name: str) -> str:
    """A name reduced to letters and digits, with ++ as pp, so that "DPM++ 2M" and "dpmpp_2m" are equal."""
    return _squeezed(name) if len(name) <= SHORT else _squeeze(name)


def _squeeze(name: str) -> str:
    return re.sub("[^a-z0-9]", "", name.lower().replace("++", "pp"))


_squeezed = lru_cache(maxsize=4096)(_squeeze)
"""The same, remembered for short names: a graph's nodes all have the same few."""
