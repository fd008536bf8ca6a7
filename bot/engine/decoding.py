"""Decoding: finished latents on their way to the host as pixels, one at a time; pictures and frames take turns."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor

from bot.core.study import Frame
from bot.engine.autoencoder import Autoencoder
from bot.engine.failures import recovering
from bot.engine.protocol import Pixels
from bot.engine.transfers import Arrival, send_home

Show = Callable[[Pixels], tuple[Frame, ...]]
"""Makes frames of a study of the pixels that were decoded for them."""


@dataclass(frozen=True, slots=True, eq=False)
class Undecoded:
    """Latents (1, 4, h, w) of a job: those of picture `number`, or those that `show` makes frames of its study of."""

    job_id: int
    latents: Tensor
    number: int = 0
    show: Show | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Landing:
    """Pixels on their way to the host, with their latents until they are known to be numbers."""

    source: Undecoded
    arrival: Arrival


class Decoding:
    """What waits to be decoded, and what is on its way.

    A study has many frames: they wait in a queue of their own, and each second turn is a picture's where one waits.
    """

    def __init__(self, coder: Autoencoder, device: torch.device) -> None:
        self.pictures: deque[Undecoded] = deque()
        self.frames: deque[Undecoded] = deque()
        self.landings: list[Landing] = []
        self._coder = coder
        self._device = device
        self._pictures_turn = True

    @property
    def waiting(self) -> bool:
        """Whether something is still to be decoded."""
        return bool(self.pictures or self.frames)

    def add(self, one: Undecoded) -> None:
        """Decode this in its turn."""
        (self.pictures if one.show is None else self.frames).append(one)

    def next(self) -> Undecoded | None:
        """What is decoded next, taken from its queue."""
        first, second = (self.pictures, self.frames) if self._pictures_turn else (self.frames, self.pictures)
        self._pictures_turn = not self._pictures_turn
        queue = first or second
        return queue.popleft() if queue else None

    def decode(self, one: Undecoded) -> None:
        """Decode it; in tiles where memory is short, but not where every byte was promised."""
        ways = [lambda: self._coder.decode(one.latents), lambda: self._coder.decode_in_tiles(one.latents)]
        pixels, finite = recovering(self._device, *(ways[:1] if self._coder.exact else ways))
        self.landings.append(Landing(one, send_home(pixels, finite)))

    def wait(self) -> None:
        """Wait for what has been on its way for longest, if anything is."""
        if self.landings:
            self.landings[0].arrival.wait()

    def arrived(self) -> list[Landing]:
        """What has arrived; it is told once."""
        there = [one for one in self.landings if one.arrival.ready]
        self.landings = [one for one in self.landings if one not in there]
        return there

    def forget(self, job_id: int) -> None:
        """Leave out whatever is a job's."""
        self.pictures = deque(one for one in self.pictures if one.job_id != job_id)
        self.frames = deque(one for one in self.frames if one.job_id != job_id)
        self.landings = [one for one in self.landings if one.source.job_id != job_id]
