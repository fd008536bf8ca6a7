"""Result: the outcome of one row, with its predictions and where it was measured."""

import re
from dataclasses import dataclass, field
from typing import Final, Literal

from benchmarks.gpu.plan import Row

MARK: Final = "\x1e"
"""Comes before each message of a part's process, as in RFC 7464; text before it is from somebody else."""
Outcome = Literal["measured", "failed", "left out"]


@dataclass(frozen=True, slots=True)
class Found:
    """The outcome of a row: the figure as text, or why there is none, and the numbers behind it."""

    outcome: Outcome
    text: str
    values: dict[str, float] = field(default_factory=dict)
    seconds: float = 0.0
    """How long the measurement took."""


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
    """A row with its outcome."""

    part: str
    row: Row
    found: Found
    machine: Machine

    @property
    def key(self) -> str:
        """Its name, such as "sd15/mixed"."""
        return f"{self.part}/{self.row.key}"

    @property
    def cell(self) -> str:
        """The outcome as text, for the table."""
        return self.found.text if self.found.outcome == "measured" else f"{self.found.outcome}: {self.found.text}"

    @property
    def missed(self) -> bool:
        """Whether the floor is missed."""
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
    """Whether a figure misses its row's floor: it is too low, too high, or not the expected word."""
    least, value = number(row.floor), number(text)
    if not row.floor:
        return False
    if least is None or value is None:
        return not text.startswith(row.floor)
    return value > least if row.at_most else value < least


def number(text: str) -> float | None:
    """The number at the start of a text, if there is one."""
    match = re.match(r"[-+]?(\d[\d,]*(\.\d+)?|inf)", text)
    return float(match[0].replace(",", "")) if match else None
