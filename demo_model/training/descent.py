"""Descent: trains parameters with an optimizer and a moving average, and keeps checkpoints."""

from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Any

import torch
from diffusers.training_utils import EMAModel
from torch import Tensor, nn

from demo_model.training.checkpoint import load_checkpoint, save_checkpoint

SAVE_EVERY = 200


class Descent:
    """Some of a painter's parameters, AdamW, and their moving average; continues from the checkpoint at `path`."""

    def __init__(self, path: Path, painter: nn.Module, trained: list[nn.Parameter], average: EMAModel) -> None:
        self.path, self.painter, self.trained, self.average = path, painter, trained, average
        self.optimizer = torch.optim.AdamW(trained, weight_decay=1e-2)
        self.step = 0
        if saved := load_checkpoint(path):
            self._restore(saved)

    def run(
        self,
        total: int,
        loss_of: Callable[[int], Tensor],
        rate_of: Callable[[int], float],
        marks: Collection[int] = (),
    ) -> Iterator[tuple[int, float]]:
        """Train to step `total`; yields (steps done, loss). Saves every SAVE_EVERY steps, at marks and at the end."""
        while self.step < total:
            loss = self._advance(loss_of(self.step), rate_of(self.step))
            self.step += 1
            if self.step % SAVE_EVERY == 0 or self.step == total or self.step in marks:
                save_checkpoint(self.path, self._state())
            yield self.step, loss

    def finish(self) -> None:
        """Replace the trained parameters by their averages, for painting."""
        self.average.copy_to(self.trained)

    def _advance(self, loss: Tensor, rate: float) -> float:
        for group in self.optimizer.param_groups:
            group["lr"] = rate
        self.optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(self.trained, 1.0)
        self.optimizer.step()
        self.average.step(self.trained)
        return loss.item()

    def _state(self) -> dict[str, Any]:
        return {
            "painter": self.painter.state_dict(),
            "average": self.average.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "step": self.step,
        }

    def _restore(self, saved: dict[str, Any]) -> None:
        self.painter.load_state_dict(saved["painter"])
        self.average.load_state_dict(saved["average"])
        self.optimizer.load_state_dict(saved["optimizer"])
        self.step = saved["step"]
