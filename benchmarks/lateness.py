"""Lateness: how late the event loop is while the model loads and paints, and how soon members get an answer then."""

import asyncio
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from benchmarks.table import Table
from benchmarks.ticker import percentile, ticking
from bot.app.executor import thread_executor
from bot.app.wiring import Easel, wire
from bot.config import Settings, read_settings
from bot.executors.protocol import Executor
from bot.studio.bounds import Bounds
from playground.rest.limits import Rate
from playground.server import Playground

PAINTING = 15.0
"""Seconds of painting at full load."""
ASKED = 60
"""How many commands are timed while painting."""
FLOORS = {
    "painting p99": 25.0,
    "painting max": 500.0,
    "loading max": 500.0,
    "acknowledged while loading, max": 3000.0,
    "acknowledged while painting, p99": 250.0,
}
"""Milliseconds above which the benchmark fails."""


@asynccontextmanager
async def running(settings: Settings, executor: Executor, playground: Playground) -> AsyncIterator[Easel]:
    """A bot in a playground, logged in, before its model loads; without limits on jobs."""
    playground.limits.overall = Rate(1_000_000, 1.0)
    credentials = playground.credentials()
    bounds = Bounds(per_member=1_000_000, in_all=1_000_000)
    async with wire(settings, executor, credentials.connector(), guild_ready_timeout=0.05, bounds=bounds) as easel:
        await easel.bot.login(credentials.token)
        connected = asyncio.create_task(easel.bot.connect())
        await easel.bot.wait_until_ready()
        try:
            yield easel
        finally:
            await easel.bot.close()
            await asyncio.gather(connected, return_exceptions=True)


async def measure() -> Table:
    """Measure the lateness, with the real bot, the demo model and the playground in this process."""
    table = Table(
        "Event loop: lateness of a 10 ms timer, and time to acknowledgement",
        ("while", "p50 ms", "p99 ms", "max ms"),
    )
    with tempfile.TemporaryDirectory() as folder:
        settings = read_settings(data=Path(folder), model="demo")
        async with Playground() as playground, running(settings, thread_executor(settings), playground) as easel:
            loading, loading_answers = await _while_loading(easel, playground)
            painting, painting_answers = await _while_painting(easel, playground)
    _add(table, "the model loads (importing torch included)", loading)
    _add(table, "   commands acknowledged meanwhile", loading_answers)
    _add(table, "painting at full load", painting)
    _add(table, "   commands acknowledged meanwhile", painting_answers)
    _check(table, "painting p99", percentile(painting, 0.99))
    _check(table, "painting max", max(painting))
    _check(table, "loading max", max(loading))
    _check(table, "acknowledged while loading, max", max(loading_answers))
    _check(table, "acknowledged while painting, p99", percentile(painting_answers, 0.99))
    table.remarks.append(
        "The time to acknowledgement is from a member's command to the bot's defer, with playground and bot in one"
        " process and on one event loop. Discord allows 3,000 ms. Easel compiles nothing, so no row is for compiling."
    )
    return table


async def _while_loading(easel: Easel, playground: Playground) -> tuple[list[float], list[float]]:
    answers: list[float] = []
    async with ticking() as late:
        await easel.studio.start()
        while easel.studio.device is None:
            answers.append(await _ask(playground))
            await asyncio.sleep(0.1)
    return late, answers


async def _while_painting(easel: Easel, playground: Playground) -> tuple[list[float], list[float]]:
    answers: list[float] = []
    async with ticking() as late:
        ends = time.perf_counter() + PAINTING
        while time.perf_counter() < ends or len(answers) < ASKED:
            answers.append(await _ask(playground))
            await asyncio.sleep(PAINTING / ASKED)
    for job in await easel.studio.open_jobs():
        await easel.studio.cancel(job.id)
    return late, answers


async def _ask(playground: Playground) -> float:
    """The seconds until a command is acknowledged; its job adds to the load."""
    member = playground.member(["ada", "vera"][int(time.perf_counter() * 1000) % 2])
    began = time.perf_counter()
    await (await member.slash("imagine", prompt="a red castle", steps=40, images=2)).acknowledged(60.0)
    return time.perf_counter() - began


def _add(table: Table, name: str, seconds: list[float]) -> None:
    p50, p99, most = (1000 * value for value in (percentile(seconds, 0.5), percentile(seconds, 0.99), max(seconds)))
    table.add(name, f"{p50:.1f}", f"{p99:.1f}", f"{most:.1f}")


def _check(table: Table, name: str, seconds: float) -> None:
    if 1000 * seconds > FLOORS[name]:
        table.failed.append(f"{name}: {1000 * seconds:.0f} ms, above the floor of {FLOORS[name]:.0f}.")
