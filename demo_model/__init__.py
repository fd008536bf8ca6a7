"""The demo model: a small Stable Diffusion, trained from scratch on scenes that this package draws."""

from pathlib import Path

WEIGHTS = Path(__file__).parent / "weights"
"""The diffusers folder of the trained model that comes with the repository."""
