"""Conditioning: what the U-Net attends to, made from prompts, with a cache of recent texts."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import torch
from torch import Tensor

CACHE_BYTES: Final = 16 * 2**20
"""The cache's limit: about 140 texts of Stable Diffusion 1.5 in half precision, or 50 of SDXL."""


@dataclass(frozen=True, slots=True)
class EncodedText:
    """One encoded text: `states` (1, L, C), where L is 77 for each window of text.

    `pooled` (1, P) is set if the U-Net needs it.
    """

    states: Tensor
    pooled: Tensor | None = None

    @property
    def bytes(self) -> int:
        """Its memory on the device."""
        return self.states.nbytes + (0 if self.pooled is None else self.pooled.nbytes)

    @property
    def length(self) -> int:
        """How many states there are."""
        return self.states.shape[1]

    def filled(self, empty: "EncodedText", length: int) -> "EncodedText":
        """The same text padded to `length` states with those of an empty text."""
        missing = (length - self.length) // empty.length
        return EncodedText(torch.cat([self.states, *[empty.states] * missing], dim=1), self.pooled)


@dataclass(frozen=True, slots=True)
class Conditioning:
    """What one picture passes to the U-Net beside its latents, in R rows: with guidance 2 (negative, prompt), else 1.

    `states` is (R, L, C), where L is 77 for each window of text. SDXL adds `pooled` (R, P) and `time_ids` (R, 6);
    guidance-distilled models add `timestep_cond` (R, D).
    """

    states: Tensor
    guidance_scale: float
    pooled: Tensor | None = None
    time_ids: Tensor | None = None
    timestep_cond: Tensor | None = None

    @property
    def rows(self) -> int:
        """How many U-Net rows the picture takes in each call."""
        return len(self.states)

    @property
    def length(self) -> int:
        """How many states each row has; only rows of the same length share a U-Net call."""
        return self.states.shape[1]

    def piece(self, rows: slice) -> "Conditioning":
        """Some of the rows."""
        if rows.start == 0 and rows.stop >= self.rows:
            return self
        parts = (None if part is None else part[rows] for part in (self.pooled, self.time_ids, self.timestep_cond))
        return Conditioning(self.states[rows], self.guidance_scale, *parts)


def together(members: Sequence[Conditioning], pad: Callable[[Tensor], Tensor]) -> Conditioning:
    """The padded rows of several pictures with the same length of text.

    The result's guidance scale is unused: each picture applies its own.
    """

    def joined(parts: Sequence[Tensor | None]) -> Tensor | None:
        there = [part for part in parts if part is not None]
        return pad(torch.cat(there)) if there else None

    return Conditioning(
        pad(torch.cat([one.states for one in members])),
        members[0].guidance_scale,
        joined([one.pooled for one in members]),
        joined([one.time_ids for one in members]),
        joined([one.timestep_cond for one in members]),
    )


class EncodedTextCache:
    """A cache of encoded texts that drops the least recently used when it is full."""

    def __init__(self, encode: Callable[[str | None], EncodedText], limit: int = CACHE_BYTES) -> None:
        self._encode = encode
        self._limit = limit
        self._kept: OrderedDict[str | None, EncodedText] = OrderedDict()
        self.bytes = 0

    def __call__(self, text: str | None) -> EncodedText:
        """The encoded text, from the cache if possible; None means no text at all."""
        words = self._kept.get(text)
        if words is None:
            words = self._kept[text] = self._encode(text)
            self.bytes += words.bytes
        self._kept.move_to_end(text)
        while self.bytes > self._limit and len(self._kept) > 1:
            _, dropped = self._kept.popitem(last=False)
            self.bytes -= dropped.bytes
        return words
