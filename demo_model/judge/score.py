"""Score: how often pictures show what was asked for, for each attribute that the caption names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from demo_model.judge.judge import ATTRIBUTES
from demo_model.scenes.captions import SIZES
from demo_model.scenes.scene import Scene

MAIN: Final = ("object", "colour", "ground", "sky")
"""The attributes that every full caption names."""
ALL_MAIN: Final = "all four"
"""The name for pictures that have all of MAIN right."""
EVERYTHING: Final = frozenset(ATTRIBUTES)

SIZE_WORD: Final = re.compile(rf"\b({'|'.join(sorted({word for words in SIZES.values() for word in words}))})\b")
LIGHT_WORD: Final = re.compile(r"\b(sun|moon|empty sky)\b")


@dataclass(frozen=True, slots=True)
class Share:
    """How many pictures were asked for something, and how many show it."""

    right: int = 0
    asked: int = 0

    @property
    def rate(self) -> float:
        """From 0 to 1; 0 if nothing was asked for."""
        return self.right / self.asked if self.asked else 0.0


Score = dict[str, Share]
"""A Share for each attribute and for ALL_MAIN."""


def named_attributes(caption: str) -> frozenset[str]:
    """The attributes that a full caption names: always the main ones, size and light if a word for them is there."""
    size = {"size"} if SIZE_WORD.search(caption) else set()
    light = {"light"} if LIGHT_WORD.search(caption) else set()
    return frozenset({*MAIN, *size, *light})


def share_right(asked: Sequence[Scene], seen: Sequence[Scene], *names: str) -> Share:
    """How many of the seen scenes match the asked ones in all of these attributes."""
    pairs = list(zip(asked, seen, strict=True))
    return Share(sum(all(getattr(a, name) == getattr(s, name) for name in names) for a, s in pairs), len(pairs))


def score(asked: Sequence[Scene], seen: Sequence[Scene], captions: Sequence[str] | None = None) -> Score:
    """The Share of each attribute among pictures whose captions name it; without captions, among all pictures."""
    named = [named_attributes(caption) for caption in captions] if captions else [EVERYTHING] * len(asked)
    result: Score = {}
    for name in ATTRIBUTES:
        rows = [row for row, names in enumerate(named) if name in names]
        result[name] = share_right([asked[row] for row in rows], [seen[row] for row in rows], name)
    result[ALL_MAIN] = share_right(asked, seen, *MAIN)
    return result


def chance(name: str) -> float:
    """How often a guess is right: 1 in the number of values, and the product for ALL_MAIN."""
    if name != ALL_MAIN:
        return 1 / len(ATTRIBUTES[name])
    product = 1.0
    for part in MAIN:
        product *= chance(part)
    return product


def failed_gates(result: Score, gates: dict[str, float]) -> list[str]:
    """The names whose rate is below their gate; attributes that no caption asked for don't count."""
    return [name for name, gate in gates.items() if result[name].asked and result[name].rate < gate]
