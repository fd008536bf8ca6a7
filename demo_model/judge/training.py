"""Train the judge: `python -m demo_model.judge.training`.

It sees newly drawn scenes, softened and shifted in colour as a small diffusion model might paint them. If it's stopped,
the same command goes on from the last checkpoint.
"""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Final

import torch
import typer
from rich.progress import track
from torch import Tensor, nn

from demo_model.judge.judge import JUDGE, Judge, label_batch, save_judge
from demo_model.scenes.drawing import draw
from demo_model.scenes.scene import Scene, random_scene
from demo_model.training.batches import to_tensor
from demo_model.training.checkpoint import load_checkpoint, save_checkpoint

BATCH: Final = 64
PEAK_RATE: Final = 3e-3
SAVE_EVERY: Final = 200

NOISE: Final = 0.15
"""The strongest pixel noise, as a standard deviation on the scale -1…1."""
JITTER: Final = 0.06
"""How much a channel's gain and offset may change."""


def render_batch(seed: int, step: int, size: int) -> tuple[Tensor, list[Scene]]:
    """New renders (B, 3, 64, 64) of any scenes, held out or not, and the scenes; the same for each seed and step."""
    rng = random.Random(f"{seed}/judge/{step}")
    scenes = [random_scene(rng) for _ in range(size)]
    return to_tensor([draw(scene, rng) for scene in scenes]), scenes


def blur(pixels: Tensor) -> Tensor:
    """Blur pictures (B, 3, H, W) with a 5 × 5 binomial filter, which is about a Gaussian of one pixel."""
    row = torch.tensor([1.0, 4.0, 6.0, 4.0, 1.0], device=pixels.device) / 16
    kernel = torch.outer(row, row).expand(3, 1, 5, 5)
    padded = nn.functional.pad(pixels, (2, 2, 2, 2), mode="replicate")
    return nn.functional.conv2d(padded, kernel, groups=3)


def soften(pixels: Tensor, rng: torch.Generator) -> Tensor:
    """Give each picture (B, 3, H, W) a random share of blur, colour shift and noise."""
    size = len(pixels)
    softness, strength = torch.rand(2, size, 1, 1, 1, generator=rng)
    gain, offset = (torch.rand(2, size, 3, 1, 1, generator=rng) * 2 - 1) * JITTER
    pixels = torch.lerp(pixels, blur(pixels), softness)
    pixels = pixels * (1 + gain) + offset
    noise = torch.randn(pixels.shape, generator=rng)
    return torch.clamp(pixels + noise * strength * NOISE, -1, 1)


def learning_rate(step: int, steps: int) -> float:
    """A linear rise over the first tenth of the steps, then a linear fall to zero."""
    share = step / steps
    return PEAK_RATE * min(10 * share, (1 - share) / 0.9)


def judge_loss(judge: Judge, pixels: Tensor, scenes: list[Scene]) -> Tensor:
    """The cross-entropy, summed over all attributes."""
    logits = judge(pixels)
    losses = [nn.functional.cross_entropy(logits[name], label) for name, label in label_batch(scenes).items()]
    return torch.stack(losses).sum()


def train_judge(judge: Judge, path: Path, steps: int, seed: int) -> Iterator[tuple[int, float]]:
    """Train on the CPU, with a checkpoint every SAVE_EVERY steps; yields (steps done, loss)."""
    optimizer = torch.optim.AdamW(judge.parameters(), PEAK_RATE, weight_decay=1e-2)
    first = 0
    if saved := load_checkpoint(path):
        judge.load_state_dict(saved["model"])
        optimizer.load_state_dict(saved["optimizer"])
        first = saved["step"]
    for step in range(first, steps):
        for group in optimizer.param_groups:
            group["lr"] = learning_rate(step, steps)
        pixels, scenes = render_batch(seed, step, BATCH)
        loss = judge_loss(judge, soften(pixels, torch.Generator().manual_seed(seed + step)), scenes)
        optimizer.zero_grad()
        torch.autograd.backward(loss)
        optimizer.step()
        if (step + 1) % SAVE_EVERY == 0 or step + 1 == steps:
            state = {"model": judge.state_dict(), "optimizer": optimizer.state_dict(), "step": step + 1}
            save_checkpoint(path, state)
        yield step + 1, loss.item()


def main(
    output: Annotated[Path, typer.Option(help="Where the finished judge goes.")] = JUDGE,
    work: Annotated[Path, typer.Option(help="Where the checkpoint is kept.")] = Path("runs/demo"),
    steps: Annotated[int, typer.Option(help="Training steps, 64 pictures each.")] = 2_000,
    seed: Annotated[int, typer.Option(help="Seed of everything random.")] = 0,
) -> None:
    """Train the judge, or continue an earlier run."""
    torch.manual_seed(seed)
    judge = Judge()
    for step, loss in track(train_judge(judge, work / "judge.pt", steps, seed), "Judge", steps):
        if step % 100 == 0:
            typer.echo(f"step {step}, loss {loss:.4f}")
    save_judge(judge, output)
    typer.echo(f"Saved the judge to {output}.")


if __name__ == "__main__":
    typer.run(main)
