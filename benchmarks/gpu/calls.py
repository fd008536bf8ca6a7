"""Calls: single U-Net calls, with inputs like the engine's."""

from collections.abc import Callable

import torch
from torch import Tensor

from benchmarks.workload import uniform
from bot.engine.batch import call
from bot.engine.conditioning import Conditioning, together
from bot.engine.models.model import Model

Inputs = tuple[Tensor, Tensor, Conditioning]


@torch.no_grad()
def call_inputs(model: Model, rows: int) -> Inputs:
    """Latents, timesteps and conditioning for a call with this many rows."""
    one = model.condition(uniform(model, 1)[0]).piece(slice(0, 1))
    side = model.info.native // model.pipeline.vae_scale_factor
    latents = torch.randn(rows, 4, side, side, device=model.device).to(model.unet.dtype)
    return latents, torch.full((rows,), 500.0, device=model.device), together([one] * rows, lambda part: part)


def eager_call(model: Model, inputs: Inputs) -> Callable[[], Tensor]:
    """The call as the engine makes it."""
    return call_of(model.unet, inputs)


def call_of(unet: Callable[..., object], inputs: Inputs) -> Callable[[], Tensor]:
    """The call with any U-Net, such as a compiled one."""

    @torch.no_grad()
    def work() -> Tensor:
        return call(unet, *inputs)

    return work
