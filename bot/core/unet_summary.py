"""UNet summary: a loaded U-Net as it is: its blocks, shapes and parameters. Frozen data, no torch."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the U-Net, seen in one call for the model's native size. Shapes are (channels, height, width).

    `kind` is "in", "down", "mid", "up" or "out"; `name` is the module's class. `heads` are those of each attention,
    `parameters` counts weights.
    """

    kind: str
    name: str
    taken: tuple[int, int, int]
    given: tuple[int, int, int]
    resnets: int
    attentions: int
    heads: int
    parameters: int


@dataclass(frozen=True, slots=True)
class UNetSummary:
    """A U-Net from its first convolution to its last. `words` is (tokens, width) of what it attends to.

    `prediction` is what it predicts, in diffusers' words: "epsilon", "v_prediction" or "sample".
    """

    blocks: tuple[Block, ...]
    parameters: int
    words: tuple[int, int]
    prediction: str
    timesteps: int
