"""Overhead: the time that bot, queue and store take for each picture, with an engine that paints nothing."""

import tempfile
import time
from pathlib import Path

from benchmarks.lateness import running
from benchmarks.null_engine import HELD, INFO, NullEngine, encode
from benchmarks.table import Table
from bot.app.wiring import Easel
from bot.config import Settings
from bot.core.request import ImageRequest
from bot.executors.codec import Codec
from bot.executors.thread import ThreadExecutor
from bot.pictures.drawings.film import encode_study
from bot.pictures.files.pixels import encode_preview, read_pixels
from playground.server import Playground

QUEUED = (10, 100, 1_000, 10_000)
PICTURES = 40
"""Pictures timed at each queue length."""
BACKLOG_MEMBERS = 3
GOAL, FLOOR = 15.0, 50.0
"""Milliseconds a picture."""


async def measure() -> Table:
    """Measure the overhead."""
    table = Table(
        "Overhead of bot, queue and store for each picture, without painting and encoding",
        ("jobs queued", "ms a picture, p50", "ms a picture, mean", "ms of CPU, with playground"),
    )
    table.plot = "images/benchmarks/overhead.png"
    for queued in QUEUED:
        wall, mean, cpu = await overhead(queued)
        table.add(queued, f"{wall:.1f}", f"{mean:.1f}", f"{cpu:.1f}")
        if wall > FLOOR:
            table.failed.append(f"With {queued} jobs queued: {wall:.0f} ms a picture, above the floor of {FLOOR:.0f}.")
    table.remarks.append(
        "From a member's command to the message with its picture: gateway, acknowledgement, two durable writes,"
        f" hand-over, delivery. Playground and bot share one process and its event loop. Goal: {GOAL:.0f} ms. The"
        f" queued jobs belong to {BACKLOG_MEMBERS} members; their progress messages aren't included."
    )
    return table


async def overhead(queued: int) -> tuple[float, float, float]:
    """Milliseconds a picture with this many jobs queued: median and mean by the clock, and mean CPU time."""
    executor = ThreadExecutor(lambda report: NullEngine(), Codec(read_pixels, encode, encode_preview, encode_study))
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings.model_construct(model=INFO.name, data=Path(folder))
        async with Playground() as playground, running(settings, executor, playground) as easel:
            await easel.studio.start()
            await fill(easel, queued)
            took, cpu = [], []
            for _ in range(PICTURES):
                began = time.perf_counter(), time.process_time()
                used = await playground.member("ada").slash("imagine", prompt="a red fox", steps=1)
                await used.wait_for(lambda message: bool(message.attachments), 60.0)
                took.append(1000 * (time.perf_counter() - began[0]))
                cpu.append(1000 * (time.process_time() - began[1]))
    return sorted(took)[len(took) // 2], sum(took) / len(took), sum(cpu) / len(cpu)


async def fill(easel: Easel, queued: int) -> None:
    """Queue jobs of other members; the first of them occupy the engine for ever."""
    request = ImageRequest(HELD, 64, 64, 100, 1.0, "ddim", INFO.name, 1, images=4)
    text = request.to_json()
    values = [
        (number % BACKLOG_MEMBERS + 1, 9, HELD, text, request.cost, '{"channel_id":9}', time.time())
        for number in range(queued)
    ]
    async with easel.store.database.transaction():
        for row in values:
            await easel.store.database.write(
                "INSERT INTO jobs (user_id, channel_id, prompt, request, cost, place, created_at)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                row,
            )
