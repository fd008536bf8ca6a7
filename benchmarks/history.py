"""History: how long galleries, search, autocomplete and statistics take over a million stored jobs."""

import random
import sqlite3
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any, Final

from benchmarks.table import Table
from bot.core.job import Place
from bot.core.request import ImageRequest
from bot.store import Store
from bot.store.prompt_index import words
from bot.store.rows import place_to_json
from bot.store.styles import MAX_STYLES, fold

JOBS: Final = 1_000_000
GREAT, SMALL = 1 << 60, (1 << 60) + 1
"""The member who owns half of the jobs, and the member who owns SMALL_JOBS; the others share the rest."""
SMALL_JOBS: Final = 10
OTHERS: Final = 2_000
GUILD: Final = 1 << 59
RUNS: Final = 100
FLOOR: Final = 100.0
"""Milliseconds that the second-slowest of a hundred calls may take."""
VOCABULARY: Final = 20_000
DAY: Final = 86_400

Ask = Callable[[Store], Awaitable[object]]


async def measure() -> Table:
    """Measure the history."""
    title = f"History: {JOBS:,} kept jobs, half of them one member's, {SMALL_JOBS} another's"
    table = Table(title, ("call", "ms, p50", "ms, p99", f"owner of {SMALL_JOBS}: p50", "p99"))
    with tempfile.TemporaryDirectory() as folder:
        store = await Store.open(Path(folder))
        before = await timed(store, insert)
        began = time.perf_counter()
        fill(Path(folder) / "easel.sqlite3")
        size = (Path(folder) / "easel.sqlite3").stat().st_size / 1e6
        table.remarks.append(f"Written in {time.perf_counter() - began:.0f} s; the file has {size:.0f} MB.")
        for name, ask in asks():
            row = await timed(store, ask(GREAT)) + await timed(store, ask(SMALL))
            table.add(name, *(f"{took:.2f}" for took in row))
            if max(row) > FLOOR:
                table.failed.append(f"{name}: {max(row):.0f} ms, above the floor of {FLOOR:.0f}.")
        for name, took in (("insert a job", await timed(store, insert)), ("insert a job into an empty store", before)):
            table.add(name, *(f"{one:.2f}" for one in took), "", "")
        await store.close()
    return table


async def timed(store: Store, ask: Ask) -> tuple[float, float]:
    """Milliseconds of a call: the median, and the second-slowest of a hundred."""
    took = []
    for _ in range(RUNS):
        began = time.perf_counter()
        await ask(store)
        took.append(1000 * (time.perf_counter() - began))
    took.sort()
    return took[RUNS // 2], took[-2]


def asks() -> Iterator[tuple[str, Callable[[int], Ask]]]:
    """The calls that are measured, by name; each is made for a member."""
    yield "newest page", page()
    yield "a page in the middle", page(before=JOBS // 2)
    yield "a page in the middle, backwards", page(after=JOBS // 2)
    for name, text in TEXTS.items():
        yield f"newest page of {name}", page(text=text)
        yield f"oldest page of {name}", page(after=0, text=text)
    for name, typed in {"nothing typed": "", **TEXTS}.items():
        yield f"suggestions for {name}", suggestions(typed)
    for name, typed in {"nothing typed": "", "a part of a name": "7", "no match": "zebrafish"}.items():
        yield f"styles to choose from for {name}", styles(typed)
    yield "statistics of a member", lambda user_id: lambda store: store.usage.of_user(user_id)
    yield "statistics of the guild", lambda _: lambda store: store.usage.of_guild(GUILD)
    yield "the job of a message", lambda user_id: lambda store: store.jobs.by_message(user_id % JOBS)
    yield "keep a job's picture: its rows and words", lambda _: keep


TEXTS: Final = {
    "a common word": "light of",
    "a begun common word": "mountai",
    "one letter": "s",
    "a letter of a second word": "light s",
    "a rare word": "word19999",
    "no match": "zebrafish",
    "two common words never together": "dawn dusk",
    "a word that others use": "harbour",
}


def page(**where: Any) -> Callable[[int], Ask]:
    """A call for a gallery page."""
    return lambda user_id: lambda store: store.history.page(user_id, **where)


def suggestions(typed: str) -> Callable[[int], Ask]:
    """A call for autocomplete suggestions."""
    return lambda user_id: lambda store: store.history.suggestions(user_id, typed)


def styles(typed: str) -> Callable[[int], Ask]:
    """A call for the names of styles."""
    return lambda user_id: lambda store: store.styles.matching(user_id, GUILD, typed)


async def insert(store: Store) -> None:
    """Insert a job."""
    request = ImageRequest("a lighthouse in the storm, oil painting", 512, 512, 20, 7.5, "ddim", "small", 1)
    await store.jobs.insert(request, GREAT, GUILD, Place(1))


async def keep(store: Store) -> None:
    """Insert the last job's picture row again."""
    async with store.database.transaction():
        await store.database.write("DELETE FROM pictures WHERE job_id = ?", (JOBS,))
        await store.database.write("INSERT INTO pictures VALUES (?, 0, 'easel.png', 1, 512, 512)", (JOBS,))


def fill(path: Path) -> None:
    """Write jobs, pictures, usage and styles in bulk; triggers fill the search index."""
    source = random.Random(1)
    connection = sqlite3.connect(path)
    connection.create_function("words", 1, words, deterministic=True)
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA cache_size = -500000")
    with connection:
        connection.execute("DELETE FROM jobs")
        connection.executemany(
            "INSERT INTO jobs VALUES (?, 'done', 1, ?, ?, 1, ?, ?, 1.0, ?, ?, NULL, ?, ?, ?)", job_rows(source)
        )
        connection.execute("INSERT INTO pictures SELECT id, 0, 'easel.png', 1, 512, 512 FROM jobs")
        connection.execute(
            "INSERT INTO usage SELECT id, user_id, guild_id, 1, 'model' || (id % 4), 20, 512, 512, 1 + id % 4,"
            " 1.0, 2.0, cost, finished_at FROM jobs"
        )
        connection.executemany("INSERT INTO styles VALUES (?, ?, ?, '{prompt}, at night', '', ?, 0.0)", style_rows())
    connection.close()


def job_rows(source: random.Random) -> Iterator[tuple[object, ...]]:
    """Rows of the table `jobs`, spread over a year, whose prompts have common and rare words."""
    place, now = place_to_json(Place(1, token="t" * 180)), time.time()
    request = ImageRequest("PROMPT", 512, 512, 20, 7.5, "ddim", "small", 1).to_json()
    for number in range(1, JOBS + 1):
        user = owner(number)
        prompt = text(number, user, source)
        at = now - 365 * DAY * (1 - number / JOBS)
        yield number, user, GUILD, prompt, request.replace("PROMPT", prompt), place, number, at, at + 1, at + 3


def style_rows() -> Iterator[tuple[object, ...]]:
    """Rows of the table `styles`, as many as each member and the server can have."""
    for owner_id in (GUILD, *range(GREAT, GREAT + 2 + OTHERS)):
        for number in range(MAX_STYLES):
            name = f"Style {number}"
            yield owner_id, fold(name), name, owner_id


def owner(number: int) -> int:
    """The owner of a job."""
    if number % (JOBS // SMALL_JOBS) == 7:
        return SMALL
    return GREAT if number % 2 else GREAT + 2 + number // 2 % OTHERS


def text(number: int, user: int, source: random.Random) -> str:
    """A prompt with naturally distributed words, and some that TEXTS searches for."""
    common = "light of the mountains", ("dawn" if number // 2 % 2 else "dusk"), ("" if user == GREAT else "harbour")
    rare = (f"word{int(VOCABULARY ** source.random())}" for _ in range(5))
    begun = (f"{'srtpmnl'[source.randrange(7)]}{int(VOCABULARY ** source.random())}" for _ in range(3))
    return " ".join((*common, *rare, *begun))
