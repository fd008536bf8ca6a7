"""Result: what came of one row, with what was predicted and where it was measured."""

import re
from dataclasses import dataclass, field
from typing import Final, Literal

from benchmarks.gpu.plan import Row

MARK: Final = "\x1e"
"""Stands before what a part's process says of a row, as in RFC 7464; whatever stands before it is somebody else's."""
Outcome = Literal["measured", "failed", "left out"]


@dataclass(frozen=True, slots=True)
class Found:
    """What came of a row: the figure as people read it or why there is none, and the numbers behind it."""

    outcome: Outcome
    text: str
    values: dict[str, float] = field(default_factory=dict)
    seconds: float = 0.0
    """How long measuring took."""


@dataclass(frozen=True, slots=True)
class Machine:
    """Where and when it was measured: the device's name, torch's version and the date."""

    device: str
    torch: str
    date: str

    def __str__(self) -> str:
        return f"{self.device}, torch {self.torch}, {self.date}"


@dataclass(frozen=True, slots=True)
class Result:
    """A row of the report."""

    part: str
    row: Row
    found: Found
    machine: Machine

    @property
    def key(self) -> str:
        """What names it, as in "sd15/mixed"."""
        return f"{self.part}/{self.row.key}"

    @property
    def cell(self) -> str:
        """What was found, as it stands in the table."""
        return self.found.text if self.found.outcome == "measured" else f"{self.found.outcome}: {self.found.text}"

    @property
    def missed(self) -> bool:
        """Whether a floor is missed."""
        return self.found.outcome == "measured" and misses(self.row, self.found.text)

    def __str__(self) -> str:
        expected = [
            f"{name} {text}"
            for name, text in (
                ("arithmetic", self.row.arithmetic),
                ("predicted", self.row.predicted),
                ("floor", self.row.floor),
                ("goal", self.row.goal),
            )
            if text
        ]
        behind = f" ({', '.join(expected)})" if expected else ""
        return f"{self.key}: {self.row.what}: {self.cell}{behind}"


def misses(row: Row, text: str) -> bool:
    """Whether a figure misses its row's floor: below the least value, above the most, or another word."""
    least, value = number(row.floor), number(text)
    if not row.floor:
        return False
    if least is None or value is None:
        return not text.startswith(row.floor)
    return value > least if row.at_most else value < least


def number(text: str) -> float | None:
    """The number that a text begins with."""
    match = re.match(r"[-+]?(\d[\d,]*(\.\d+)?|inf)", text)
    return float(match[0].replace(",", "")) if match else None
