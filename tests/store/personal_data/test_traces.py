"""What is deleted is in no file any more: neither in the database's free space, nor its word index, nor its log."""

import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from bot.core.job import Place
from bot.core.picture import Picture
from bot.moderation.audit_action import AuditAction
from bot.pictures.files.png_chunks import wordless
from bot.store import Store
from bot.store.audit import Note
from bot.store.database import MIGRATIONS, migrations
from bot.store.personal_data.retention import DAY
from bot.store.prompt_index import words
from bot.store.styles import KeptStyle
from bot.store.wildcards import KeptWildcard
from tests.pictures.sample_files import png
from tests.store.asked import REQUEST
from tests.store.painted import done
from tests.store.personal_data.test_erasures import erase

WORD = "zyxwvutsr"
USER = 0x1234_5678_9ABC_DEF
LONG = f"{WORD} " * 200
"""Three of them are longer than a page of the database."""


def traces(folder: Path, sought: bytes = WORD.encode()) -> list[str]:
    """The files that hold these bytes, at whatever depth."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    return [file.name for file in files if sought in file.read_bytes()]


async def erased(store: Store) -> None:
    for number in range(3):
        await done(store, USER, prompt=f"{WORD} {number}", upload=f"{WORD} upload".encode())
        await done(store, 2, prompt=f"a cat {number}")
    request = replace(REQUEST, prompt=LONG, negative_prompt=LONG, template=LONG)
    await store.jobs.insert(request, USER, 5, Place(9, 10, WORD, 3.0))
    await store.styles.keep(KeptStyle(USER, WORD, WORD, WORD, USER))
    await store.recipes.keep(USER, f'{{"prompt": "{WORD}"}}')
    await erase(store, USER)


async def blanked(store: Store) -> None:
    await done(store, 1, prompt=WORD, age=3 * DAY, data=png(parameters=WORD, easel=f'{{"prompt": "{WORD}"}}'))
    while await store.retention.some_prompts(5, 1e12, wordless):
        pass


async def style_removed(store: Store) -> None:
    await store.styles.keep(KeptStyle(1, "own", WORD, LONG, 1))
    await store.styles.remove(1, "own")


async def style_replaced(store: Store) -> None:
    await store.styles.keep(KeptStyle(1, "own", WORD, LONG, 1))
    await store.styles.keep(KeptStyle(1, "own", "else", "", 1))


async def wildcard_removed(store: Store) -> None:
    await store.wildcards.keep(KeptWildcard(1, "own", LONG, 1))
    await store.wildcards.remove(1, "own")


async def wildcard_replaced(store: Store) -> None:
    await store.wildcards.keep(KeptWildcard(1, "own", LONG, 1))
    await store.wildcards.keep(KeptWildcard(1, "own", "else", 1))


async def ban_replaced(store: Store) -> None:
    row = "INSERT OR REPLACE INTO bans (guild_id, subject_id, moderator_id, reason, created_at) VALUES (5, 1, 2, ?, 3)"
    for reason in (LONG, "else"):  # not by BansTable, which also writes the reason into the log, where it stays
        async with store.database.transaction():
            await store.database.write(row, (reason,))


async def server_forgotten(store: Store) -> None:
    await done(store, 1, 5, prompt=WORD)
    await store.audit.log(Note(5, 1, AuditAction.PURGE, 2, WORD))
    await store.servers.left(5)
    while await store.servers.some_jobs(5):
        pass
    await store.servers.forget(5)


@pytest.mark.parametrize(
    "deleted",
    [
        erased,
        blanked,
        style_removed,
        style_replaced,
        wildcard_removed,
        wildcard_replaced,
        ban_replaced,
        server_forgotten,
    ],
)
async def test_the_words_leave_every_file(
    store: Store, tmp_path: Path, deleted: Callable[[Store], Awaitable[None]]
) -> None:
    await deleted(store)
    assert traces(tmp_path)  # in the log, at least
    assert await store.traces.remove()
    assert traces(tmp_path) == []
    assert traces(tmp_path, f"{USER:016x}".encode()) == []


async def test_what_others_painted_is_still_found(store: Store) -> None:
    await erased(store)
    await store.traces.remove()
    assert len(await store.history.page(2, text="cat")) == 3
    assert await store.history.page(USER, text=WORD) == []


async def test_somebody_who_reads_the_database_delays_it_but_blocks_nobody(store: Store, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "easel.sqlite3", isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT COUNT(*) FROM jobs").fetchone()
        await style_removed(store)
        assert not await store.traces.remove(pauses=(0.01,))
        assert traces(tmp_path)
        await done(store, 2)
        reader.execute("COMMIT")
        assert await store.traces.remove(pauses=())
    assert traces(tmp_path) == []


async def test_a_restart_goes_on_with_what_is_left(store: Store, tmp_path: Path) -> None:
    await style_removed(store)
    row = await store.database.row("SELECT count > cleaned FROM deletions")
    assert row is not None
    assert row[0]
    await store.traces.remove()
    steps: list[str] = []
    await store.database.trace(steps.append)
    await store.traces.remove()
    await store.database.trace(None)
    assert len(steps) == 1  # with nothing to do, it only looks


async def test_what_earlier_versions_deleted_goes_with_the_first_start(tmp_path: Path) -> None:
    path = tmp_path / "easel.sqlite3"
    with closing(sqlite3.connect(path, isolation_level=None)) as old:
        old.execute("PRAGMA secure_delete = OFF")
        old.create_function("words", 1, words, deterministic=True)
        for number, script in migrations(MIGRATIONS):
            if number < 10:
                old.executescript(f"{script}; PRAGMA user_version = {number};")
        insert = "INSERT INTO jobs (id, user_id, channel_id, prompt, request, cost, place, created_at) VALUES"
        for number in range(1, 201):
            old.execute(f"{insert} (?, ?, 9, ?, '{{}}', 1, '{{}}', 1)", (number, USER, f"{WORD} {number} " * 9))
            old.execute("INSERT INTO pictures VALUES (?, 0, 'x', 7, 64, 64, NULL)", (number,))
        old.execute("DELETE FROM pictures")
        old.execute("DELETE FROM jobs WHERE id > 1")
        old.execute("UPDATE jobs SET prompt = 'a cat'")
    assert traces(tmp_path)
    store = await Store.open(tmp_path)
    try:
        assert await store.traces.remove()
        assert traces(tmp_path) == []
        assert traces(tmp_path, f"{USER:016x}".encode()) == []
    finally:
        await store.close()


async def test_files_that_a_killed_process_left_go_with_the_start(store: Store, tmp_path: Path) -> None:
    job = await done(store, upload=b"needed")
    unneeded = await store.uploads.keep(b"of a refused request")
    left = [
        tmp_path / "pictures" / "easel-1-2.png",
        tmp_path / "pictures" / ".easel-78-1.png.0011223344556677",
        tmp_path / "uploads" / unneeded[:2] / f".{unneeded}.png.0011223344556677",
        tmp_path / "temporary" / "tmp123" / "easel-1.zip",
    ]
    for file in left:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"left")
    later = tmp_path / "pictures" / "easel-99-1.png"
    later.write_bytes(b"of a database that was moved away")
    await store.leftovers.remove()
    assert later.exists()
    assert [file for file in left if file.exists()] == []
    assert await store.uploads.read(unneeded) is None
    assert len(await store.pictures.of(job.id)) == 1
    row = await store.jobs.get(job.id)
    assert row is not None
    assert await store.uploads.read(str(row.request.image)) == b"needed"


async def test_pictures_that_can_not_be_stored_leave_no_file(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = await store.jobs.insert(REQUEST, 1, 5, Place(9))
    await store.jobs.begin(job.id)

    async def full(*_: object) -> bool:
        raise OSError("the disk is full")

    monkeypatch.setattr(store.pictures, "_mark", full)
    with pytest.raises(OSError, match="full"):
        await store.pictures.keep(job.id, (Picture(b"one", "easel-7.png", 7, 64, 64),))
    assert list((tmp_path / "pictures").iterdir()) == []
