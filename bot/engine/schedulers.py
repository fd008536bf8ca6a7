"""Schedulers: each sampler by its diffusers class, made from the configuration of the model's own."""

from typing import Any, Final

import diffusers
from diffusers import SchedulerMixin

from bot.engine.protocol import Config

CLASSES: Final[dict[str, tuple[str, dict[str, Any]]]] = {
    "ddim": ("DDIMScheduler", {}),
    "ddpm": ("DDPMScheduler", {}),
    "pndm": ("PNDMScheduler", {"skip_prk_steps": True}),
    "euler": ("EulerDiscreteScheduler", {}),
    "euler_a": ("EulerAncestralDiscreteScheduler", {}),
    "heun": ("HeunDiscreteScheduler", {}),
    "dpm++_2m": ("DPMSolverMultistepScheduler", {"algorithm_type": "dpmsolver++"}),
    "dpm++_2m_karras": ("DPMSolverMultistepScheduler", {"algorithm_type": "dpmsolver++", "use_karras_sigmas": True}),
    # DPMSolverSDEScheduler ignores the generator, so a seed would not mean one picture.
    "dpm++_2m_sde": ("DPMSolverMultistepScheduler", {"algorithm_type": "sde-dpmsolver++"}),
    "unipc": ("UniPCMultistepScheduler", {}),
    # Its own default of 50 original steps raises ValueError for more steps than that.
    "lcm": ("LCMScheduler", {"original_inference_steps": 100}),
}
"""Class and settings of each of samplers.SCHEDULERS."""
BETA_SCHEDULES: Final = {"linear": "linear", "scaled_linear": "scaled_linear", "cosine": "squaredcos_cap_v2"}
"""diffusers' name of each of samplers.NOISE_SCHEDULES. They keep the model's own ends, beta_start and beta_end."""


TRAINED: Final = "trained"
"""The noise schedule of a model with betas of its own, which none of these make."""


def make_scheduler(name: str, config: Config, noise_schedule: str | None = None) -> SchedulerMixin:
    """A fresh scheduler for one picture; `config` is that of the scheduler in the model folder."""
    kind, settings = CLASSES[name]
    if noise_schedule is not None:
        settings = settings | {"beta_schedule": BETA_SCHEDULES[noise_schedule]}
    return getattr(diffusers, kind).from_config(config, **settings)


def schedule_name(config: Config, noise_schedule: str | None = None) -> str:
    """The name of a noise schedule: the one asked for, or the scheduler's own."""
    if noise_schedule is not None:
        return noise_schedule
    if config.get("trained_betas") is not None:
        return TRAINED
    own = str(config["beta_schedule"])
    return next((name for name, known in BETA_SCHEDULES.items() if known == own), own)
