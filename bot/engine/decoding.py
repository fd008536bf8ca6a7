"""Decoding: turns finished latents into pixels on the host, one at a time; pictures and study frames take turns."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor

from bot.core.study import Frame
from bot.engine.autoencoder import Autoencoder
from bot.engine.failures import retry_on_out_of_memory
from bot.engine.protocol import Pixels
from bot.engine.transfers import Arrival, copy_to_host

Show = Callable[[Pixels], tuple[Frame, ...]]
"""Makes the frames of a study from decoded pixels."""


@dataclass(frozen=True, slots=True, eq=False)
class Undecoded:
    """Latents (1, 4, h, w) to decode: picture `number` of a job, or if `show` is set, frames of its study."""

    job_id: int
    latents: Tensor
    number: int = 0
    show: Show | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Landing:
    """Pixels on their way to the host. The latents are kept in case the pixels turn out to contain NaN."""

    source: Undecoded
    arrival: Arrival


class Decoding:
    """What waits to be decoded, and what is on its way to the host.

    Study frames have their own queue, because a study has many; pictures get every second turn.
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
        """Whether anything still has to be decoded."""
        return bool(self.pictures or self.frames)

    def add(self, one: Undecoded) -> None:
        """Queue latents for decoding."""
        (self.pictures if one.show is None else self.frames).append(one)

    def next(self) -> Undecoded | None:
        """Take the next latents to decode from their queue."""
        first, second = (self.pictures, self.frames) if self._pictures_turn else (self.frames, self.pictures)
        self._pictures_turn = not self._pictures_turn
        queue = first or second
        return queue.popleft() if queue else None

    def decode(self, one: Undecoded) -> None:
        """Decode latents; in tiles if memory runs out, but not in reproducible mode, since tiles change the picture."""
        ways = [lambda: self._coder.decode(one.latents), lambda: self._coder.decode_in_tiles(one.latents)]
        pixels, finite = retry_on_out_of_memory(self._device, *(ways[:1] if self._coder.exact else ways))
        self.landings.append(Landing(one, copy_to_host(pixels, finite)))

    def wait(self) -> None:
        """Wait for the oldest transfer, if there is one."""
        if self.landings:
            self.landings[0].arrival.wait()

    def arrived(self) -> list[Landing]:
        """Take what has arrived since the last call."""
        there = [one for one in self.landings if one.arrival.ready]
        self.landings = [one for one in self.landings if one not in there]
        return there

    def forget(self, job_id: int) -> None:
        """Drop everything of a job."""
        self.pictures = deque(one for one in self.pictures if one.job_id != job_id)
        self.frames = deque(one for one in self.frames if one.job_id != job_id)
        self.landings = [one for one in self.landings if one.source.job_id != job_id]
