"""Schedulers: makes the diffusers scheduler of each sampler from the model's own scheduler config."""

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
    # Not DPMSolverSDEScheduler: it ignores the generator, so the same seed would give different pictures.
    "dpm++_2m_sde": ("DPMSolverMultistepScheduler", {"algorithm_type": "sde-dpmsolver++"}),
    "unipc": ("UniPCMultistepScheduler", {}),
    # With the default of 50 original steps, more than 50 steps raise ValueError.
    "lcm": ("LCMScheduler", {"original_inference_steps": 100}),
}
"""Class and settings of each sampler in samplers.SCHEDULERS."""
BETA_SCHEDULES: Final = {"linear": "linear", "scaled_linear": "scaled_linear", "cosine": "squaredcos_cap_v2"}
"""diffusers' names of samplers.NOISE_SCHEDULES. The model's own beta_start and beta_end are kept."""
TRAINED: Final = "trained"
"""The name of the noise schedule of a model that brings its own betas."""


def make_scheduler(name: str, config: Config, noise_schedule: str | None = None) -> SchedulerMixin:
    """A new scheduler for one picture; `config` is the scheduler config of the model folder."""
    kind, settings = CLASSES[name]
    if noise_schedule is not None:
        settings = settings | {"beta_schedule": BETA_SCHEDULES[noise_schedule]}
    return getattr(diffusers, kind).from_config(config, **settings)


def schedule_name(config: Config, noise_schedule: str | None = None) -> str:
    """The name of the noise schedule: the one asked for, or the model's own."""
    if noise_schedule is not None:
        return noise_schedule
    if config.get("trained_betas") is not None:
        return TRAINED
    own = str(config["beta_schedule"])
    return next((name for name, known in BETA_SCHEDULES.items() if known == own), own)
