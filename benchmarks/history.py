"""History: how long galleries, their search, prompt completion and statistics take over a million kept jobs."""

import random
import sqlite3
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any, Final

from benchmarks.table import Table
from bot.jobs import ImageRequest, Place
from bot.store import Store
from bot.store.rows import place_to_json

JOBS: Final = 1_000_000
GREAT, SMALL = 1 << 60, (1 << 60) + 1
"""The member who owns half of the jobs, and the one who owns SMALL_JOBS; the others share the rest."""
SMALL_JOBS: Final = 10
OTHERS: Final = 2_000
GUILD: Final = 1 << 59
RUNS: Final = 100
FLOOR: Final = 100.0
"""Milliseconds, for the slowest of a hundred calls."""
VOCABULARY: Final = 20_000
DAY: Final = 86_400

Ask = Callable[[Store], Awaitable[object]]


async def measure() -> Table:
    """The table of the history."""
    table = Table(f"History: {JOBS:,} kept jobs, half of them one member's", ("call", "ms, p50", "ms, p99"))
    with tempfile.TemporaryDirectory() as folder:
        store = await Store.open(Path(folder))
        table.add("insert a job, nothing kept", *await timed(store, insert))
        began = time.perf_counter()
        fill(Path(folder) / "easel.sqlite3")
        size = (Path(folder) / "easel.sqlite3").stat().st_size / 1e6
        table.remarks.append(f"Written in {time.perf_counter() - began:.0f} s; the file has {size:.0f} MB.")
        for name, ask in asks():
            p50, p99 = await timed(store, ask)
            table.add(name, p50, p99)
            if float(p99) > FLOOR:
                table.failed.append(f"{name}: {p99} ms, above the floor of {FLOOR:.0f}.")
        await store.close()
    return table


async def timed(store: Store, ask: Ask) -> tuple[str, str]:
    """Milliseconds of a call: median, and the slowest of a hundred."""
    took = []
    for _ in range(RUNS):
        began = time.perf_counter()
        await ask(store)
        took.append(1000 * (time.perf_counter() - began))
    took.sort()
    return f"{took[len(took) // 2]:.2f}", f"{took[int(len(took) * 0.99)]:.2f}"


def asks() -> Iterator[tuple[str, Ask]]:
    """What is measured, by name."""
    for who, user in (("half", GREAT), ("ten", SMALL)):
        yield f"page, member of {who}", page(user)
        yield f"page in the middle, member of {who}", page(user, before=JOBS // 2)
        yield f"page backwards, member of {who}", page(user, after=JOBS // 2)
        for name, text in TEXTS.items():
            yield f"page of {name}, member of {who}", page(user, text=text)
            yield f"oldest page of {name}, member of {who}", page(user, after=0, text=text)
        for name, typed in {"nothing typed": "", **TEXTS}.items():
            yield f"suggestions for {name}, member of {who}", suggestions(user, typed)
    yield "statistics of a member", lambda store: store.usage.of_user(GREAT)
    yield "statistics of a guild", lambda store: store.usage.of_guild(GUILD)
    yield "the job of a message", lambda store: store.jobs.by_message(random.randrange(JOBS))
    yield "insert a job", insert
    yield "keep a job's pictures: its row of the history", keep


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


def page(user_id: int, **where: Any) -> Ask:
    """A call for a page."""
    return lambda store: store.history.page(user_id, **where)


def suggestions(user_id: int, typed: str) -> Ask:
    """A call for suggestions."""
    return lambda store: store.history.suggestions(user_id, typed)


async def insert(store: Store) -> None:
    """Accept a job."""
    request = ImageRequest("a lighthouse in the storm, oil painting", 512, 512, 20, 7.5, "ddim", "small", 1)
    await store.jobs.insert(request, GREAT, GUILD, Place(1), lambda _own, _all: None)


async def keep(store: Store) -> None:
    """What keeping pictures writes; the last of the queued jobs gets them."""
    async with store.database.transaction():
        await store.database.write(
            "INSERT INTO pictures SELECT id, 0, '', 1, 512, 512 FROM jobs WHERE id > ?"
            " AND NOT EXISTS (SELECT 1 FROM pictures WHERE job_id = jobs.id) ORDER BY id LIMIT 1",
            (JOBS,),
        )


def fill(path: Path) -> None:
    """Write jobs, pictures and usage at once, then what the migration makes of them."""
    from bot.store.words import words

    source = random.Random(1)
    connection = sqlite3.connect(path)
    connection.create_function("words", 1, words, deterministic=True)
    with connection:
        connection.execute("DELETE FROM jobs")
        connection.execute("INSERT INTO history_words (history_words, rank) VALUES ('hashsize', 200000000)")
        connection.executemany(
            "INSERT INTO jobs VALUES (?, 'done', 1, ?, ?, 1, ?, ?, 1.0, ?, ?, NULL, ?, ?, ?)", job_rows(source)
        )
        connection.execute("INSERT INTO pictures SELECT id, 0, 'easel.png', 1, 512, 512 FROM jobs")
        connection.execute(
            "INSERT INTO usage SELECT id, user_id, guild_id, 1, 'model' || (id % 4), 20, 512, 512, 1 + id % 4,"
            " 1.0, 2.0, cost, finished_at FROM jobs"
        )
    connection.close()


def job_rows(source: random.Random) -> Iterator[tuple[object, ...]]:
    """Rows of the table `jobs`: a year of them, prompts of common and of rare words."""
    place, now = place_to_json(Place(1, token="t" * 180)), time.time()
    request = ImageRequest("PROMPT", 512, 512, 20, 7.5, "ddim", "small", 1).to_json()
    for number in range(1, JOBS + 1):
        user = owner(number)
        prompt = text(number, user, source)
        at = now - 365 * DAY * (1 - number / JOBS)
        yield number, user, GUILD, prompt, request.replace("PROMPT", prompt), place, number, at, at + 1, at + 3


def owner(number: int) -> int:
    """Whose job it is."""
    if number % (JOBS // SMALL_JOBS) == 7:
        return SMALL
    return GREAT if number % 2 else GREAT + 2 + number // 2 % OTHERS


def text(number: int, user: int, source: random.Random) -> str:
    """A prompt: words as frequent as words are, and some of which the queries of TEXTS know."""
    common = "light of the mountains", ("dawn" if number // 2 % 2 else "dusk"), ("" if user == GREAT else "harbour")
    rare = (f"word{int(VOCABULARY ** source.random())}" for _ in range(5))
    begun = (f"{'srtpmnl'[source.randrange(7)]}{int(VOCABULARY ** source.random())}" for _ in range(3))
    return " ".join((*common, *rare, *begun))
