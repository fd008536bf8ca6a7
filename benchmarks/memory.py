"""Memory: whether the process grows while painting two thousand pictures with the demo model."""

import gc

import psutil

from benchmarks.table import Table
from bot.core.events import Painted
from bot.core.request import ImageRequest
from bot.engine.engine import DiffusionEngine
from bot.engine.protocol import EngineOptions, Task

PICTURES = 2_000
WARM_UP = 500
"""Pictures before the first measurement: the prompt cache fills, and the allocator sees all shapes and batches."""
ALLOWED = 0.02
EVERY = 200


def measure() -> Table:
    """Measure resident memory every 200 pictures, with eight jobs in flight and different prompts."""
    engine = DiffusionEngine.load(EngineOptions("demo"))
    looks: list[float] = []
    painted = admitted = 0
    while painted < WARM_UP + PICTURES:
        while admitted < WARM_UP + PICTURES and len(engine.admitted) < 8:
            engine.admit(Task(admitted, request(admitted), owner=admitted % 8))
            admitted += 1
        painted += sum(isinstance(event, Painted) for event in engine.step())
        if painted >= WARM_UP + len(looks) * EVERY:
            gc.collect()
            looks.append(psutil.Process().memory_info().rss / 2**20)
    table = Table(f"Memory: {PICTURES} pictures of the demo model", ("after pictures", "resident MiB"))
    for number, megabytes in enumerate(looks):
        table.add(WARM_UP + number * EVERY, f"{megabytes:.0f}")
    growth = max(looks) / looks[0] - 1
    table.remarks.append(f"It grows by {growth:.1%} at most (allowed: {ALLOWED:.0%}).")
    if growth > ALLOWED:
        table.failed.append(f"Resident memory grows by {growth:.1%}.")
    return table


def request(number: int) -> ImageRequest:
    """A small request, with one of three sizes and its own prompt."""
    width, height = [(64, 64), (80, 48), (48, 80)][number % 3]
    return ImageRequest(f"a red castle number {number}", width, height, 2, 4.0, "ddim", "demo", number)
