"""The judge: a small convolutional network that says what a picture shows, to measure the demo model."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final

import torch
from PIL.Image import Image
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

from demo_model.scenes.scene import COLOURS, GROUNDS, LIGHTS, OBJECTS, SIZES, SKIES, Scene
from demo_model.training.batches import to_tensor

JUDGE: Final = Path(__file__).parent / "judge.safetensors"
"""The trained judge that comes with the repository, in fp16."""

ATTRIBUTES: Final[dict[str, tuple[str, ...]]] = {
    "object": OBJECTS,
    "colour": COLOURS,
    "size": SIZES,
    "ground": GROUNDS,
    "sky": SKIES,
    "light": LIGHTS,
}
"""What the judge tells apart: the attributes of a Scene, in order, with their values."""

WIDTHS: Final = (3, 24, 48, 64, 64)
GRID: Final = 4
"""Features are averaged over GRID × GRID fields, so that the network can tell sky from ground."""


class Judge(nn.Module):
    """Four strided convolutions and one linear layer for all attributes; 0.1 million parameters."""

    def __init__(self) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        for before, after in pairwise(WIDTHS):
            layers += [nn.Conv2d(before, after, 3, stride=2, padding=1, bias=False), nn.BatchNorm2d(after), nn.ReLU()]
        self.trunk = nn.Sequential(*layers, nn.AdaptiveAvgPool2d(GRID), nn.Flatten())
        self.heads = nn.Linear(WIDTHS[-1] * GRID * GRID, sum(len(values) for values in ATTRIBUTES.values()))

    def forward(self, pixels: Tensor) -> dict[str, Tensor]:
        """Logits (B, number of values) for each attribute, for pictures (B, 3, H, W) in -1…1."""
        logits = self.heads(self.trunk(pixels))
        parts = logits.split([len(values) for values in ATTRIBUTES.values()], dim=1)
        return dict(zip(ATTRIBUTES, parts, strict=True))

    @torch.no_grad()
    def logits(self, pictures: Sequence[Image]) -> dict[str, Tensor]:
        """Logits (B, number of values) for each attribute, for pictures of one size."""
        found: dict[str, Tensor] = self(to_tensor(list(pictures)).to(self.heads.weight.device))
        return found

    @torch.no_grad()
    def verdicts(self, pictures: Sequence[Image]) -> list[Scene]:
        """What each picture shows: the likeliest value of every attribute. All pictures have one size."""
        logits = self.logits(pictures)
        columns = [
            [values[index] for index in logits[name].argmax(dim=1).tolist()] for name, values in ATTRIBUTES.items()
        ]
        return [Scene(*values) for values in zip(*columns, strict=True)]

    def certainties(self, pictures: Sequence[Image], names: Sequence[str]) -> list[float]:
        """How sure the judge is of each picture: the least probability, 0 to 1, of what it sees in these attributes."""
        logits = self.logits(pictures)
        likeliest = [logits[name].softmax(dim=1).amax(dim=1) for name in names]
        found: list[float] = torch.stack(likeliest).amin(dim=0).tolist()
        return found


def label_batch(scenes: Sequence[Scene]) -> dict[str, Tensor]:
    """The index (B,) of each scene's value, for each attribute."""
    return {
        name: torch.tensor([values.index(getattr(scene, name)) for scene in scenes])
        for name, values in ATTRIBUTES.items()
    }


def save_judge(judge: Judge, path: Path = JUDGE) -> None:
    """Save the weights in fp16, in a file that everyone can read."""
    save_file({name: value.cpu().half().contiguous() for name, value in judge.state_dict().items()}, path)
    path.chmod(0o644)


def load_judge(path: Path = JUDGE, device: torch.device | None = None) -> Judge:
    """Load the judge in fp32, in evaluation mode."""
    judge = Judge()
    judge.load_state_dict({name: value.float() for name, value in load_file(path).items()})
    return judge.to(device or torch.device("cpu")).eval()
