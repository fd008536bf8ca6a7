"""Studies of plain colours, in which each frame is found again."""

import numpy
from numpy.typing import NDArray

from bot.core.study import CLEAN, LATENTS, NOISY, PIXELS, Frame, Study

Curve = NDArray[numpy.float64]
Size = tuple[int, int]

TIMESTEPS = 1000
LINEAR: Curve = numpy.cumprod(1 - numpy.linspace(1e-4, 0.02, TIMESTEPS), dtype=numpy.float64)
COSINE: Curve = numpy.clip(
    numpy.cos((numpy.arange(1, TIMESTEPS + 1) / TIMESTEPS + 0.008) / 1.008 * numpy.pi / 2) ** 2, 1e-9, 1
)


def frame_colour(row: int, column: int) -> tuple[int, int, int]:
    """One that is drawn nowhere else."""
    return 240, 30 + 50 * row, 20 * column


def filled(row: int, column: int, size: Size) -> NDArray[numpy.uint8]:
    return numpy.full((size[1], size[0], 3), frame_colour(row, column), numpy.uint8)


def forward_study(size: Size = (64, 64)) -> Study:
    """Two schedules on pixels and on latents, five timesteps each."""
    curves, frames = {"linear": LINEAR, "cosine": COSINE}, []
    for row, (what, schedule) in enumerate((what, name) for what in (PIXELS, LATENTS) for name in curves):
        for column, timestep in enumerate(numpy.linspace(0, TIMESTEPS - 1, 5).round().astype(int)):
            alpha_cumprod = float(curves[schedule][timestep])
            frames.append(Frame(what, int(timestep), alpha_cumprod, filled(row, column, size), schedule))
    return Study(tuple(frames), curves)


def reverse_study(size: Size = (64, 64), columns: int = 10, steps: int = 18) -> Study:
    """Noisy and clean at ten of 18 steps."""
    frames = []
    for column in range(columns):
        step = round(column * steps / (columns - 1))
        timestep = max(TIMESTEPS - 1 - step * TIMESTEPS // steps, 0)
        for row, what in enumerate((NOISY, CLEAN)):
            frames.append(Frame(what, timestep, float(LINEAR[timestep]), filled(row, column, size), step=step))
    return Study(tuple(frames), {"linear": LINEAR}, steps)
