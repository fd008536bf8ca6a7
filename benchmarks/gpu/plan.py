"""Plan: the parts and rows, most valuable first, with predictions made before anything ran on a GPU.

Predictions are for an H100 or H200 in bf16. `arithmetic` is the time of the multiplications alone at 790 TFLOP/s,
`predicted` is what we expect, `floor` what we must reach and `goal` what we want. Each may be empty.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

TESTS: Final = "tests"
"""The name of the part that runs pytest."""


@dataclass(frozen=True, slots=True)
class Row:
    """One measurement. `seconds` is the most it takes if all goes well."""

    key: str
    what: str
    seconds: float
    arithmetic: str = ""
    predicted: str = ""
    floor: str = ""
    goal: str = ""
    at_most: bool = False
    """Whether the floor is an upper limit rather than a lower one."""


@dataclass(frozen=True, slots=True)
class Part:
    """Rows that share a process and a model. It takes `starts` seconds before its first row and `most` in total."""

    name: str
    title: str
    starts: float
    most: float
    rows: tuple[Row, ...]


LATE: Final = Row("late", "steps that a late arrival waits", 10, "", "1", "2", "1", at_most=True)
PREVIEWS: Final = Row("previews", "previews, share of painting time", 10, "", "0.2%", "1%", "1%", at_most=True)
PSNR: Final = Row("psnr", "alone and in a batch, worst PSNR", 30, "", "45–55 dB", "45 dB", "50 dB")

PARTS: Final = (
    Part(TESTS, "CUDA tests", 0, 120, (Row("pytest", "tests/engine/test_cuda.py", 60, "", "13 passed"),)),
    Part(
        "sd15",
        "Stable Diffusion 1.5, 512², bf16",
        25,
        170,
        (
            Row("peak", "bf16 matrix product of 8192², TFLOP/s", 5, "", "770–800"),
            Row("call-2", "one U-Net call, 2 rows", 5, "2.0 ms", "18 ms"),
            Row("call-16", "one U-Net call, 16 rows", 5, "16 ms", "35–40 ms"),
            Row("decode", "VAE decode of one picture", 5, "3.2 ms", "15–20 ms"),
            Row("one", "one request of 25 steps, P ÷ ours", 15, "", "1.0", "1.0", "1.9"),
            Row("mixed", "16 mixed requests, ours ÷ P", 60, "", "3.5–4.5", "2.0", "4.0"),
            Row("uniform", "16 uniform requests, ours ÷ B (batches of 8)", 45, "", "0.95–1.0", "0.9", "1.5"),
            Row("share", "the same, share of the matrix product's TFLOP/s", 20, "", "35–40%", "25%", "50%"),
            LATE,
            PSNR,
            PREVIEWS,
        ),
    ),
    Part(
        "accelerations",
        "Accelerations not used yet, Stable Diffusion 1.5, 512², bf16",
        20,
        150,
        (
            Row("graph-2", "CUDA graph, 2 rows, eager ÷ this", 10, "", "3–4.5"),
            Row("graph-8", "CUDA graph, 8 rows, eager ÷ this", 10, "", "1.1–1.3"),
            Row("graph-16", "CUDA graph, 16 rows, eager ÷ this", 10, "", "1.0–1.05"),
            Row("step", "a step of 8 mixed jobs ÷ its U-Net call", 10, "", "1.03–1.1"),
            Row("stream", "decoding beside 16 rows on a second stream, one stream ÷ this", 10, "", "1.1–1.3"),
            Row("trace", "kernels launched in a step of 16 mixed jobs", 25, "", "1,200–1,400"),
            Row("blocks-2", "torch.compile of the repeated blocks, 2 rows, eager ÷ this", 45, "", "1.1–1.4"),
            Row("blocks-16", "torch.compile of the repeated blocks, 16 rows, eager ÷ this", 45, "", "1.0–1.2"),
            Row("compile-2", "torch.compile of the U-Net, 2 rows, eager ÷ this", 120, "", "1.2–1.9"),
        ),
    ),
    Part(
        "sdxl",
        "SDXL, 1024², bf16",
        40,
        150,
        (
            Row("call-2", "one U-Net call, 2 rows", 10, "17 ms", "60–70 ms"),
            Row("call-8", "one U-Net call, 8 rows", 10, "68 ms", "130–150 ms"),
            Row("decode", "VAE decode of one picture", 10, "13 ms", "60–80 ms"),
            Row("one", "one request of 25 steps, P ÷ ours", 20, "", "1.0"),
            Row("mixed", "8 mixed requests, ours ÷ P", 60, "", "1.2–1.8"),
            Row("uniform", "8 uniform requests, ours ÷ B (batches of 4)", 40, "", "0.95–1.0"),
            Row("share", "the same, share of the matrix product's TFLOP/s", 25, "", "30–40%", "25%", "50%"),
            LATE,
            PSNR,
            PREVIEWS,
        ),
    ),
    Part(
        "reproducible",
        "Reproducible mode, Stable Diffusion 1.5, 512², bf16",
        20,
        75,
        (
            Row("equal", "alone and in a batch", 30, "", "equal", "equal", "equal"),
            Row("slower", "at full load, slower by", 30, "", "0–5%", "", "15%", at_most=True),
        ),
    ),
)


def starting(name: str, parts: Sequence[Part]) -> Sequence[Part]:
    """The named part and all later ones."""
    return parts[[part.name for part in parts].index(name) :]


def rehearsed(parts: Sequence[Part]) -> tuple[Part, ...]:
    """The parts for a rehearsal: short, and without floors, because a CPU says nothing about a GPU."""
    return tuple(
        replace(part, starts=2, rows=tuple(replace(row, seconds=1, floor="") for row in part.rows)) for part in parts
    )
