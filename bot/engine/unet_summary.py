"""UNet summary of a loaded U-Net: its blocks, with shapes from one real call and counts from the modules."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import torch
from diffusers import DiffusionPipeline, Transformer2DModel, UNet2DConditionModel
from diffusers.models.attention_processor import Attention
from diffusers.models.resnet import ResnetBlock2D
from torch import Tensor, nn

from bot.core.model_info import ModelInfo
from bot.core.unet_summary import Block, UNetSummary
from bot.engine.batch import call
from bot.engine.conditioning import Conditioning

Shape = tuple[int, int, int]
Shapes = dict[nn.Module, tuple[Shape, Shape]]


@torch.no_grad()
def summarise_unet(pipeline: DiffusionPipeline, info: ModelInfo, conditioning: Conditioning) -> UNetSummary:
    """Summarise a pipeline's U-Net, with one call of one row at the model's native size."""
    unet, side = pipeline.unet, info.native // pipeline.vae_scale_factor
    parts = blocks_of(unet)
    latents = torch.zeros(1, unet.config.in_channels, side, side, device=pipeline.device, dtype=unet.dtype)
    last = pipeline.scheduler.config.num_train_timesteps - 1
    with watched([module for _, module in parts]) as seen:
        call(unet, latents, torch.full((1,), float(last), device=pipeline.device), conditioning.piece(slice(0, 1)))
    _, tokens, width = conditioning.states.shape
    return UNetSummary(
        tuple(describe(kind, module, *seen[module]) for kind, module in parts),
        parameters(unet),
        (tokens, width),
        pipeline.scheduler.config.prediction_type,
        pipeline.scheduler.config.num_train_timesteps,
    )


def blocks_of(unet: UNet2DConditionModel) -> list[tuple[str, nn.Module]]:
    """The blocks with their kind, in call order; some models have no mid block."""
    parts = [("in", unet.conv_in), *(("down", block) for block in unet.down_blocks), ("mid", unet.mid_block)]
    parts += [*(("up", block) for block in unet.up_blocks), ("out", unet.conv_out)]
    return [(kind, module) for kind, module in parts if module is not None]


@contextmanager
def watched(modules: list[nn.Module]) -> Iterator[Shapes]:
    """A context that records the input and output shapes (channels, height, width) of each module."""
    seen: Shapes = {}
    handles = [module.register_forward_hook(partial(_note, seen), with_kwargs=True) for module in modules]
    try:
        yield seen
    finally:
        for handle in handles:
            handle.remove()


def describe(kind: str, module: nn.Module, taken: Shape, given: Shape) -> Block:
    """Describe a block. Counts whole transformers as attentions, or plain attentions if it has no transformer."""
    inside = list(module.modules())
    plain = [one for one in inside if isinstance(one, Attention)]
    transformers = [one for one in inside if isinstance(one, Transformer2DModel)]
    return Block(
        kind=kind,
        name=type(module).__name__,
        taken=taken,
        given=given,
        resnets=sum(isinstance(one, ResnetBlock2D) for one in inside),
        attentions=len(transformers or plain),
        heads=max((one.heads for one in plain), default=0),
        parameters=parameters(module),
    )


def parameters(module: nn.Module) -> int:
    """How many weights a module has."""
    return sum(one.numel() for one in module.parameters())


def _note(seen: Shapes, module: nn.Module, args: tuple[Any, ...], kwargs: dict[str, Any], output: Any) -> None:
    taken: Tensor = args[0] if args else kwargs["hidden_states"]
    given: Tensor = output[0] if isinstance(output, tuple) else output  # down blocks also return their skip connections
    seen[module] = _shape(taken), _shape(given)


def _shape(tensor: Tensor) -> Shape:
    _, channels, height, width = tensor.shape
    return channels, height, width
