"""UNetSummary: the blocks, shapes and parameters of a loaded U-Net."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Block:
    """One part of the U-Net, in a call at the model's native size. Shapes are (channels, height, width).

    `taken` is the input's shape, `given` the output's. `kind` is "in", "down", "mid", "up" or "out"; `name` is the
    module's class. `heads` counts the heads of each attention, `parameters` the weights.
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
    """A U-Net from its first convolution to its last. `words` is the (tokens, width) of the text it attends to.

    `prediction` is what it predicts, in diffusers' terms: "epsilon", "v_prediction" or "sample".
    """

    blocks: tuple[Block, ...]
    parameters: int
    words: tuple[int, int]
    prediction: str
    timesteps: int
