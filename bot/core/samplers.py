"""Samplers and noise schedules: by the names used in code, and as people know them. Constants only."""

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
"""Samplers by the name used in code and settings, and as people know them."""
TWO_CALLS: Final = frozenset({"heun"})
"""Samplers that call the U-Net twice a step."""
NOISE_SCHEDULES: Final = {"linear": "Linear", "scaled_linear": "Scaled linear", "cosine": "Cosine"}
"""How noise grows over the timesteps: by the name used in code, and as people know it."""
UNSTEPPABLE: Final = frozenset({("dpm++_2m_karras", "cosine")})
"""Samplers that can't follow a noise schedule: the cosine one ends at σ = 20,291, where Karras spacing puts many of its
steps on one timestep, and diffusers' class then runs beyond its last."""
