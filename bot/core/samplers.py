"""Samplers and noise schedules: their names in code, and the names people know."""

from typing import Final

SCHEDULERS: Final = {
    "ddim": "DDIM",
    "ddpm": "DDPM",
    "pndm": "PNDM",
    "euler": "Euler",
    "euler_a": "Euler a",
    "heun": "Heun",
    "dpm++_2m": "DPM++ 2M",
    "dpm++_2m_karras": "DPM++ 2M Karras",
    "dpm++_2m_sde": "DPM++ 2M SDE",
    "unipc": "UniPC",
    "lcm": "LCM",
}
"""The name of each sampler as people know it, by its name in code and settings."""
TWO_CALLS: Final = frozenset({"heun"})
"""Samplers that call the U-Net twice per step."""
NOISE_SCHEDULES: Final = {"linear": "Linear", "scaled_linear": "Scaled linear", "cosine": "Cosine"}
"""How noise grows over the timesteps: the name people know, by the name in code."""
UNSTEPPABLE: Final = frozenset({("dpm++_2m_karras", "cosine")})
"""Pairs that don't work: the cosine schedule ends at σ = 20,291, so Karras spacing puts many of its steps on the same
timestep, and diffusers' class then runs past its last one."""
