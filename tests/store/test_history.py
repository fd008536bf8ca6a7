"""A member's pictures are found page by page, by their words and for the completion of prompts, and by nobody else."""

import dataclasses
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.job import Job, JobState, Place
from bot.store import Store
from bot.store.database import MIGRATIONS, migrations
from bot.store.history import History
from bot.store.prompt_index import MAX_TERMS, query, words
from tests.store.asked import PICTURES, REQUEST, begin
from tests.store.explained import Explained


async def paint(store: Store, prompt: str = "a red cat", user_id: int = 1, template: str = "") -> int:
    """A job whose pictures are kept; its id."""
    request = dataclasses.replace(REQUEST, prompt=prompt, template=template)
    job = await store.jobs.insert(request, user_id, 5, Place(9))
    assert await store.pictures.keep((await begin(store, job)).id, PICTURES)
    return job.id


def ids(jobs: list[Job]) -> list[int]:
    return [job.id for job in jobs]


async def indexed(store: Store) -> int:
    """Lists of jobs in the index of words."""
    await store.database.write(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.terms USING fts5vocab(main, history_words, row)"
    )
    row = await store.database.row("SELECT COUNT(*) FROM temp.terms")
    assert row is not None
    return int(row[0])


async def test_pages_go_both_ways_over_gaps_and_deletions(store: Store) -> None:
    mine = []
    for number in range(20):
        mine.append(await paint(store))
        await paint(store, user_id=2)
        if number % 3 == 0:
            await store.pictures.delete(mine.pop())
    newest = mine[::-1]
    assert ids(await store.history.page(1)) == newest[:9]
    assert ids(await store.history.page(1, before=newest[8])) == newest[9:]
    assert ids(await store.history.page(1, after=newest[-1])) == newest[-10:-1]
    assert ids(await store.history.page(1, after=newest[-1], limit=2)) == newest[-3:-1]
    assert ids(await store.history.page(1, after=newest[5], before=newest[0])) == newest[1:5]
    assert ids(await store.history.page(1, before=newest[3] - 1, limit=2)) == newest[4:6]  # a job of someone else
    assert await store.history.page(1, before=newest[-1]) == []
    assert await store.history.page(1, after=newest[0]) == []
    assert await store.history.page(3) == []


async def test_a_page_holds_whole_jobs(store: Store) -> None:
    number = await paint(store)
    assert await store.history.page(1) == [await store.jobs.get(number)]


async def test_what_counts_is_that_pictures_are_kept(store: Store) -> None:
    delivering, done, failed, painted = [await paint(store) for _ in range(4)]
    job = await store.jobs.get(done)
    assert job is not None
    assert await store.usage.finish(job, 77)
    await store.jobs.end(failed, JobState.FAILED, "No permission.")
    await store.pictures.delete(painted)
    await store.jobs.insert(REQUEST, 1, 5, Place(9))
    assert ids(await store.history.page(1)) == [failed, done, delivering]
    assert ids(await store.history.page(1, text="red")) == [failed, done, delivering]


async def test_pictures_that_go_take_their_words_along(store: Store) -> None:
    first, second, third = await paint(store, "one fox"), await paint(store, "two foxes"), await paint(store, "no cat")
    everything = await indexed(store)
    async with store.database.transaction():
        await store.database.write("DELETE FROM pictures WHERE job_id = ? AND number = 0", (second,))
    assert ids(await store.history.page(1, text="fox")) == [second, first]
    await store.pictures.delete(second)
    async with store.database.transaction():
        await store.database.write("DELETE FROM jobs WHERE id = ?", (first,))
    assert await store.history.page(1, text="fox") == []
    assert ids(await store.history.page(1)) == [third]
    assert 0 < await indexed(store) < everything
    async with store.database.transaction():
        await store.database.write("DELETE FROM jobs")
    assert await indexed(store) == 0


@pytest.mark.parametrize(
    ("prompt", "typed"),
    [
        ("A Red CAT, sleeping", "cat"),
        ("A Red CAT, sleeping", "sleeping cat"),
        ("a red cat", "red c"),
        ("Élan über Straße", "elan uber strass"),
        ("elan uber strasse", "ÉLAN Über straße"),
        ("猫耳の少女、夜景", "猫"),
        ("猫耳の少女、夜景", "猫耳"),
        ("猫耳の少女、夜景", "耳の少"),
        ("猫耳の少女、夜景", "女"),
        ("猫耳の少女、夜景", "景 猫耳の"),
        ("cat猫ears", "ears cat 猫"),
        ("ハローキティ", "ﾊﾛｰ"),
        ("한국의 겨울 풍경", "겨울 풍"),
        ("แมวสีแดง", "สีแดง"),
        ("लाल बिल्ली", "बिल्ली"),
        ("ёлка и кот", "елка ко"),
        ("don't (panic:1.2), <lora:x>", "don't panic 1.2"),
        ("an impressionistic harbour", "impressionistic"),
        ("AND OR NOT NEAR", "near AND or not"),
        ("a red cat", ' "*('),
    ],
)
async def test_words_are_found_whatever_their_case_accents_and_script(store: Store, prompt: str, typed: str) -> None:
    number = await paint(store, prompt)
    assert ids(await store.history.page(1, text=typed)) == [number]


@pytest.mark.parametrize(
    ("prompt", "typed"),
    [
        ("a category of dogs", "cat dogs"),  # only the last word may be begun
        ("a red cat", "at"),
        ("a red cat", "red OR dog"),
        ("a red cat", "c* dog"),
        ("耳猫", "猫耳"),
        ("かき", "がき"),
        ("a red cat", "redx"),
    ],
)
async def test_other_words_are_not_found(store: Store, prompt: str, typed: str) -> None:
    await paint(store, prompt)
    assert await store.history.page(1, text=typed) == []


async def test_found_pages_go_both_ways(store: Store) -> None:
    foxes, others = [], []
    for number in range(12):
        foxes.append(await paint(store, f"fox {number}"))
        others.append(await paint(store, "a fox", user_id=2))
        await paint(store, "a cat")
    newest = foxes[::-1]
    assert ids(await store.history.page(1, text="fox")) == newest[:9]
    assert ids(await store.history.page(1, text="fox", before=newest[8])) == newest[9:]
    assert ids(await store.history.page(1, text="fo", after=newest[-1], limit=3)) == newest[-4:-1]
    assert ids(await store.history.page(2, text="fox", limit=1)) == others[-1:]


async def test_suggestions_are_the_latest_different_prompts_as_typed(store: Store) -> None:
    for prompt in ("a red cat", "a blue cat", "a red car", "a red cat", "a dog"):
        await paint(store, prompt)
    await paint(store, "a red cathedral", user_id=2)
    await paint(store, "a red cape", template="a {red|blue} cape")
    assert await store.history.suggestions(1, "a red ca") == ["a {red|blue} cape", "a red cat", "a red car"]
    assert await store.history.suggestions(1, "", limit=2) == ["a {red|blue} cape", "a dog"]
    assert await store.history.suggestions(1, "zebra") == []


@pytest.fixture(scope="module")
def tables() -> Iterator[sqlite3.Connection]:
    """The tables alone, in memory."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.create_function("words", 1, words, deterministic=True)
    for _, script in migrations(MIGRATIONS):
        connection.executescript(script)
    yield connection
    connection.close()


@given(st.text(st.characters(), max_size=200) | st.text('"*():^-+{}ANDORNEAT 猫a'), st.integers(1, 2**63 - 1))
@settings(max_examples=300, deadline=None)
def test_whatever_is_typed_is_a_query_and_finds_a_prompt_that_says_it(
    tables: sqlite3.Connection, typed: str, user_id: int
) -> None:
    tables.execute("BEGIN")
    tables.execute("INSERT INTO history VALUES (1, ?, words(?))", (user_id, typed.encode("utf-8", "replace").decode()))
    asked = query(user_id, typed)
    if asked is not None:
        assert tables.execute("SELECT rowid FROM history_words(?)", (asked,)).fetchall() == [(1,)]
        assert tables.execute("SELECT rowid FROM history_words(?)", (query(user_id - 1, typed),)).fetchall() == []
    tables.execute("ROLLBACK")


async def test_a_long_text_counts_by_its_first_words(store: Store) -> None:
    number = await paint(store, " ".join(f"w{word}" for word in range(400)))
    assert ids(await store.history.page(1, text=" ".join(f"w{word}" for word in range(10_000)))) == [number]
    assert await store.history.page(1, text=" ".join(f"w{word}" for word in range(1, MAX_TERMS)) + " no") == []


@pytest.mark.parametrize("text", ["", "red c"])
@pytest.mark.parametrize("edge", [{}, {"before": 3}, {"after": 1}])
async def test_pages_are_read_from_the_indexes(store: Store, tmp_path: Path, text: str, edge: dict[str, int]) -> None:
    for _ in range(3):
        await paint(store)
    database = await Explained.open(tmp_path / "easel.sqlite3")
    assert isinstance(database, Explained)
    assert len(await History(database).page(1, text=text, **edge)) == (2 if edge else 3)
    await database.close()
    index, jobs = database.plans  # and no sorting
    assert index.startswith("SCAN history_words VIRTUAL TABLE INDEX" if text else "SEARCH history USING COVERING INDEX")
    assert jobs == "SEARCH jobs USING INTEGER PRIMARY KEY (rowid=?)"


async def test_a_database_of_version_2_gets_its_history(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "easel.sqlite3") as old:
        for number, script in migrations(MIGRATIONS)[:2]:
            old.executescript(f"{script}; PRAGMA user_version = {number};")
        old.executemany(
            "INSERT INTO jobs (state, user_id, channel_id, prompt, request, cost, place, created_at)"
            " VALUES (?, 1, 9, ?, ?, 1.0, '{\"channel_id\":9}', 1.0)",
            [
                (state, prompt, dataclasses.replace(REQUEST, prompt=prompt).to_json())
                for state, prompt in (("done", "Élan"), ("done", "gone"), ("delivering", "an elk"), ("queued", "elf"))
            ],
        )
        old.executemany("INSERT INTO pictures VALUES (?, ?, 'easel.png', 1, 64, 64)", [(1, 0), (1, 1), (3, 0)])
    old.close()
    store = await Store.open(tmp_path)
    assert ids(await store.history.page(1)) == [3, 1]
    assert ids(await store.history.page(1, text="el")) == [3, 1]
    await store.pictures.delete(3)
    assert ids(await store.history.page(1, text="el")) == [1]
    await store.close()
