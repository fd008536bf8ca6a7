"""Studies in progress: which latents are kept for decoding, and the frames made from them.

A forward study shows xₜ = √ᾱₜ x₀ + √(1 - ᾱₜ) ε (Ho et al. 2020, eq. 4) on pixels and on latents. A reverse study shows
what the U-Net saw at some of a painting's calls, and the clean latents that its predictions imply.
"""

import math
from collections.abc import Iterable, Mapping
from functools import partial
from typing import Final

import numpy
import torch
from diffusers.utils.torch_utils import randn_tensor
from numpy.typing import NDArray
from torch import Tensor

from bot.core.request import FORWARD, REVERSE, STUDY_FRAMES, ImageRequest
from bot.core.study import CLEAN, LATENTS, NOISY, PIXELS, Frame, Study, spaced
from bot.engine.autoencoder import Autoencoder
from bot.engine.decoding import Undecoded
from bot.engine.painting import Painting
from bot.engine.protocol import Config, Pixels, Task
from bot.engine.schedulers import make_scheduler, schedule_name

STRIPS: Final = (PIXELS, LATENTS, NOISY, CLEAN)
"""The order of a study's strips; within a strip, frames are ordered by time."""
COMPARED: Final = ("linear", "cosine")
"""The noise schedules of a forward study."""

Curve = NDArray[numpy.float64]


class Film:
    """A study in progress. `undecoded` counts the latents that aren't frames yet, `steps` the painted steps."""

    def __init__(self, curves: Mapping[str, Curve], undecoded: int, steps: int = 0) -> None:
        self.undecoded = undecoded
        self._curves = curves
        self._steps = steps
        self._frames: list[Frame] = []

    def add(self, frames: Iterable[Frame]) -> None:
        """Add the frames of one decode."""
        self._frames += frames
        self.undecoded -= 1

    @property
    def study(self) -> Study:
        """All frames so far, strip by strip."""
        schedules = list(self._curves)

        def place(frame: Frame) -> tuple[int, int, int, int]:
            schedule = schedules.index(frame.schedule) if frame.schedule else 0
            return schedule, STRIPS.index(frame.what), frame.step, frame.timestep

        return Study(tuple(sorted(self._frames, key=place)), self._curves, self._steps)


class ReverseFilm(Film):
    """A reverse study: keeps a painting's latents at some of its U-Net calls."""

    def __init__(self, painting: Painting, request: ImageRequest, config: Config) -> None:
        curve = painting.alphas_cumprod.double().numpy()
        self._calls = chosen_calls(painting.timesteps.tolist(), STUDY_FRAMES[REVERSE])
        name = schedule_name(config, request.noise_schedule)
        super().__init__({name: curve}, 2 * len(self._calls), request.painted_steps)

    def kept(self, painting: Painting) -> list[Undecoded]:
        """What to decode after a step: what the U-Net saw, and after the last step the picture itself."""
        found: list[Undecoded] = []
        call = painting.index - 1
        if call in self._calls:
            found += self._pair(painting, call, int(painting.timesteps[call]), painting.seen.clone(), painting.clean())
        if painting.finished:
            found += self._pair(painting, painting.index, 0, painting.latents, painting.latents)
        return found

    def _pair(self, painting: Painting, call: int, timestep: int, noisy: Tensor, clean: Tensor) -> list[Undecoded]:
        step = call * self._steps // len(painting.timesteps)  # some samplers make more calls than steps
        made = []
        for what, latents in ((NOISY, noisy), (CLEAN, clean)):
            show = partial(_frame, what, timestep, float(painting.alphas_cumprod[timestep]), step)
            made.append(Undecoded(painting.job_id, latents, show=show))
        return made


def chosen_calls(timesteps: list[float], count: int) -> list[int]:
    """At most `count` of the calls, evenly spaced, including the first and the end (one past the last).

    If a sampler calls the U-Net twice at one timestep, as Heun and PNDM do, the first call is a trial step that it
    corrects; what the U-Net saw there isn't on the path.
    """
    later = [call for call in range(1, len(timesteps)) if timesteps[call] not in timesteps[call + 1 : call + 2]]
    calls = [0, *later, len(timesteps)]
    return sorted({calls[place] for place in spaced(len(calls), count)})


def begin_forward(task: Task, coder: Autoencoder, config: Config) -> tuple[Film, list[Undecoded]]:
    """The forward study of a task's image, and the latents to decode for it: under the schedule asked for, or COMPARED.

    All timesteps and both schedules share the same noise, so that the frames differ only in ᾱ. `config` is the config
    of the model's scheduler.
    """
    assert task.image is not None  # noqa: S101 - a forward study always has an image
    generator = torch.Generator().manual_seed(task.request.picture(0).seed)
    latents = coder.encode(task.image, generator)
    noise = randn_tensor(latents.shape, generator=generator, device=latents.device, dtype=latents.dtype)
    image = torch.from_numpy(task.image.astype(numpy.float32)) / 127.5 - 1  # (H, W, 3) in -1…1
    grain = randn_tensor(image.shape, generator=generator)
    curves = forward_curves(config)
    asked = task.request.noise_schedule
    undecoded = []
    for schedule in COMPARED if asked is None else (asked,):
        for timestep in spaced(len(curves[schedule]), STUDY_FRAMES[FORWARD]):
            alpha_cumprod = float(curves[schedule][timestep])
            show = partial(_forward_frames, image, grain, schedule, timestep, alpha_cumprod)
            undecoded.append(Undecoded(task.id, noised(latents, noise, alpha_cumprod), show=show))
    return Film(curves, len(undecoded)), undecoded


def forward_curves(config: Config) -> dict[str, Curve]:
    """ᾱ (T,) of the compared schedules, and of the model's own if it is a different one."""
    plain = {**config, "trained_betas": None}  # trained betas would override any schedule
    made = {name: make_scheduler("ddpm", plain, name) for name in COMPARED} | {
        schedule_name(config): make_scheduler("ddpm", config)
    }
    return {name: scheduler.alphas_cumprod.double().numpy() for name, scheduler in made.items()}


def noised(clean: Tensor, noise: Tensor, alpha_cumprod: float) -> Tensor:
    """xₜ for ᾱₜ = `alpha_cumprod`."""
    return math.sqrt(alpha_cumprod) * clean + math.sqrt(1 - alpha_cumprod) * noise


def _forward_frames(
    image: Tensor, grain: Tensor, schedule: str, timestep: int, alpha_cumprod: float, decoded: Pixels
) -> tuple[Frame, Frame]:
    shown = ((noised(image, grain, alpha_cumprod) + 1) * 127.5).round().clamp(0, 255).to(torch.uint8).numpy()
    return Frame(PIXELS, timestep, alpha_cumprod, shown, schedule), Frame(
        LATENTS, timestep, alpha_cumprod, decoded, schedule
    )


def _frame(what: str, timestep: int, alpha_cumprod: float, step: int, decoded: Pixels) -> tuple[Frame]:
    return (Frame(what, timestep, alpha_cumprod, decoded, step=step),)
