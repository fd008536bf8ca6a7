"""Visit: times a whole visit: start bot and playground, paint a picture, click a button, close both."""

import tempfile
import time
from contextlib import AsyncExitStack
from itertools import pairwise
from pathlib import Path
from typing import Final

from benchmarks.lateness import running
from benchmarks.null_engine import INFO, NullEngine
from benchmarks.table import Table
from benchmarks.ticker import percentile
from bot.config import Settings
from bot.executors.codec import Codec
from bot.executors.thread import ThreadExecutor
from bot.pictures.drawings.film import encode_study
from bot.pictures.files.encoding import encode_picture
from bot.pictures.files.pixels import encode_preview, read_pixels
from playground.server import Playground

ROUNDS: Final = 10
STAGES: Final = ("start both and log in", "/imagine, until the picture", "Again, until the picture", "close both")
PATIENCE: Final = 60.0


async def measure(rounds: int = ROUNDS) -> Table:
    """Measure the visits."""
    table = Table("Visit: from starting bot and playground to closing them", ("stage", "ms, p50", "ms of CPU, p50"))
    visits = []
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            visits.append(await visit(Path(folder)))
    for number, stage in enumerate(STAGES):
        columns = zip(*(one[number] for one in visits), strict=True)
        table.add(stage, *(f"{1000 * percentile(list(column), 0.5):.0f}" for column in columns))
    table.remarks.append(
        f"{rounds} visits, each with a new data folder; the engine paints nothing."
        " Bot and playground share one process."
    )
    return table


async def visit(folder: Path) -> list[tuple[float, float]]:
    """The seconds and CPU seconds of each stage."""
    times = [(time.perf_counter(), time.process_time())]

    def passed() -> None:
        times.append((time.perf_counter(), time.process_time()))

    codec = Codec(read_pixels, encode_picture, encode_preview, encode_study)
    executor = ThreadExecutor(lambda report: NullEngine(), codec)
    settings = Settings.model_construct(model=INFO.name, data=folder)
    async with AsyncExitStack() as both:
        playground = await both.enter_async_context(Playground())
        easel = await both.enter_async_context(running(settings, executor, playground))
        await easel.studio.start()
        passed()
        ada = playground.member("ada")
        used = await ada.slash("imagine", prompt="a red fox", steps=1)
        shown = await used.wait_for(lambda message: bool(message.attachments), PATIENCE)
        passed()
        pressed = await ada.click(shown, "Again")
        await pressed.wait_for(lambda message: bool(message.attachments) and message.id != shown.id, PATIENCE)
        passed()
    passed()
    return [(after[0] - before[0], after[1] - before[1]) for before, after in pairwise(times)]
