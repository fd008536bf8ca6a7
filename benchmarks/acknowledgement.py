"""Acknowledgement: database statements and milliseconds between a member's request and the bot's first answer."""

import asyncio
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

from benchmarks.lateness import running
from benchmarks.null_engine import INFO, PIXELS, NullEngine
from benchmarks.overhead import fill
from benchmarks.table import Table
from benchmarks.ticker import percentile
from bot.app.wiring import Easel
from bot.config import Settings
from bot.core.request import ImageRequest
from bot.executors.codec import Codec
from bot.executors.thread import ThreadExecutor
from bot.pictures.drawings.film import encode_study
from bot.pictures.files.encoding import encode_picture
from bot.pictures.files.pixels import encode_preview, read_pixels
from bot.store.database import Database
from playground.rest.limits import Rate
from playground.server import Playground
from playground.state.files import Upload
from playground.testing.handles import Handle
from playground.testing.member import Member
from playground.testing.seen import SeenMessage

RUNS: Final = 100
WARM: Final = 3
"""Untimed runs at the start, so that whatever is compiled or read once is already there."""
MEMBER: Final = "ada"
QUEUED: Final = (0, 1_000)
PATIENCE: Final = 60.0
PROMPT: Final = "a red fox at night, oil painting"
Way = Callable[[Member, SeenMessage], Awaitable[float]]
"""Does what a member would do, given a picture of theirs; returns the seconds until the bot's first answer."""


async def measure() -> Table:
    """Measure the acknowledgement."""
    table = Table(
        "Acknowledgement: from a member's request to the bot's first answer",
        ("way", "jobs queued", "statements", "ms, p50", "ms, p99"),
    )
    for queued in QUEUED:
        async with bot(queued) as (easel, playground):
            member = playground.member(MEMBER)
            shown = await painted(easel, member)
            for name, way in ways(playground).items():
                statements, took = await timed(easel, member, shown, way)
                shares = (f"{1000 * percentile(took, share):.1f}" for share in (0.5, 0.99))
                table.add(name, queued, statements, *shares)
    table.remarks.append(
        "The first answer to an interaction is its defer; to a message, it is the reply, which comes after the"
        " download. Playground and bot share one process and its event loop. Statements are SQLite reads and writes."
    )
    return table


@asynccontextmanager
async def bot(queued: int) -> AsyncIterator[tuple[Easel, Playground]]:
    """A bot whose engine paints nothing, with this many jobs of other members in its queue."""
    executor = ThreadExecutor(
        lambda report: NullEngine(), Codec(read_pixels, encode_picture, encode_preview, encode_study)
    )
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings.model_construct(model=INFO.name, data=Path(folder))
        async with Playground() as playground, running(settings, executor, playground) as easel:
            playground.limits.rates["POST /channels/{channel_id}/messages"] = Rate(1_000_000, 1.0)
            await easel.studio.start()
            await fill(easel, queued)
            yield easel, playground


def ways(playground: Playground) -> dict[str, Way]:
    """The ways to ask that are measured, by name."""
    request = ImageRequest("black", 64, 64, 1, 1.0, "ddim", INFO.name, 1)
    upload = Upload("black.png", encode_picture(PIXELS, request, 0).data)

    async def plain(member: Member, shown: SeenMessage) -> float:
        del shown
        return await acknowledged(member.slash("imagine", prompt=PROMPT, steps=1))

    async def attached(member: Member, shown: SeenMessage) -> float:
        del shown
        return await acknowledged(member.slash("imagine", prompt=PROMPT, steps=2, image=upload))

    async def again(member: Member, shown: SeenMessage) -> float:
        return await acknowledged(member.click(shown, "Again"))

    async def reply(member: Member, shown: SeenMessage) -> float:
        last = member.messages()[-1].id
        answered = asyncio.create_task(member.wait_for(lambda one: bool(one.reply_to) and one.id > last, PATIENCE))
        await asyncio.sleep(0)  # let it look through the existing messages before it waits
        began = time.perf_counter()
        last = (await member.send("studio", f"{PROMPT} --steps 2", reply_to=shown)).id
        await answered
        return time.perf_counter() - began

    return {"/imagine": plain, "/imagine with a picture": attached, "Again": again, "a reply": reply}


async def acknowledged(used: Awaitable[Handle]) -> float:
    """The seconds until an interaction is answered."""
    began = time.perf_counter()
    await (await used).acknowledged(PATIENCE)
    return time.perf_counter() - began


async def painted(easel: Easel, member: Member) -> SeenMessage:
    """A delivered picture of the member."""
    used = await member.slash("imagine", prompt="a red fox", steps=1)
    message = await used.wait_for(lambda one: bool(one.attachments), PATIENCE)
    await done(easel, 1)
    return message


async def timed(easel: Easel, member: Member, shown: SeenMessage, way: Way) -> tuple[int, list[float]]:
    """The statements before the first answer, and the seconds of each run.

    Returns the fewest statements of all runs, because the queue's own work can only add to them.
    """
    counts, took = [], []
    jobs = await easel.store.usage.count()
    for number in range(RUNS + WARM):
        async with statements(easel.store.database) as heard:
            seconds = await way(member, shown)
            count = len(heard)
        if number >= WARM:
            counts.append(count)
            took.append(seconds)
        await done(easel, jobs + number + 1)
    return min(counts), took


async def done(easel: Easel, jobs: int) -> None:
    """Wait until this many jobs are done."""
    while await easel.store.usage.count() < jobs:  # noqa: ASYNC110 - the store has no event to wait for
        await asyncio.sleep(0.005)


@asynccontextmanager
async def statements(database: Database) -> AsyncIterator[list[str]]:
    """Collect every statement that the database runs inside the block."""
    heard: list[str] = []
    await database.trace(heard.append)
    try:
        yield heard
    finally:
        await database.trace(None)
