"""The samplers that the demo model is tried with, by their common names, as diffusers schedulers."""

from typing import Any, Final

import diffusers
from diffusers import SchedulerMixin

SAMPLERS: Final[dict[str, tuple[str, dict[str, Any]]]] = {
    "ddim": ("DDIMScheduler", {}),
    "ddpm": ("DDPMScheduler", {}),
    "pndm": ("PNDMScheduler", {"skip_prk_steps": True}),  # its Runge-Kutta start needs four steps and breaks img2img
    "euler": ("EulerDiscreteScheduler", {}),
    "euler_a": ("EulerAncestralDiscreteScheduler", {}),
    "heun": ("HeunDiscreteScheduler", {}),
    "dpm++_2m": ("DPMSolverMultistepScheduler", {}),
    "dpm++_2m_karras": ("DPMSolverMultistepScheduler", {"use_karras_sigmas": True}),
    "dpm++_2m_sde": ("DPMSolverMultistepScheduler", {"algorithm_type": "sde-dpmsolver++"}),
    "unipc": ("UniPCMultistepScheduler", {}),
    "lcm": ("LCMScheduler", {"original_inference_steps": 100}),  # the most steps it can take; 50 by default
}
"""Name → diffusers class, and what differs from the model's own scheduler config."""


def make_sampler(name: str, config: dict[str, Any], overrides: dict[str, Any] | None = None) -> SchedulerMixin:
    """The named sampler with the model's noise schedule; KeyError for an unknown name."""
    kind, own = SAMPLERS[name]
    return getattr(diffusers, kind).from_config(config, **own, **(overrides or {}))
