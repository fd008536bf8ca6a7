"""A database of any older version becomes what a new one is and keeps what is in it; one that fails stays as it was."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.core.errors import SettingsError
from bot.core.job import JobState, Place
from bot.core.request import ImageRequest
from bot.store import Store
from bot.store import database as module
from bot.store.database import MIGRATIONS, Database, migrations
from bot.store.prompt_index import words
from tests.store.asked import REQUEST, ask

ALL = migrations(MIGRATIONS)
LATEST = ALL[-1][0]
VERSIONS = [number for number, _ in ALL]
JOB = (
    "INSERT INTO jobs (user_id, guild_id, channel_id, prompt, request, cost, place, created_at, state)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
PLACE = '{"channel_id":9,"message_id":10,"token":"t","token_at":3.0}'
"""As the first version wrote it: what was added later has its defaults."""


def schema(path: Path) -> dict[tuple[str, str], str]:
    """All tables, indexes and triggers, by kind and name, as SQL without its spaces."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    return {(kind, name): " ".join(sql.split()) for kind, name, sql in rows}


def old(path: Path, version: int) -> None:
    """A database as that version of Easel made it, with two jobs in it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path)) as connection:
        connection.create_function("words", 1, words, deterministic=True)
        for number, script in ALL[:version]:
            connection.executescript(f"{script}; PRAGMA user_version = {number};")
        for user_id, state in ((1, "queued"), (2, "done")):
            request = REQUEST.to_json()
            connection.execute(JOB, (user_id, 5, 9, REQUEST.prompt, request, REQUEST.cost, PLACE, 100.0, state))
        connection.commit()


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], str]:
    """The schema of a new database."""
    path = tmp_path_factory.mktemp("fresh") / "easel.sqlite3"
    old(path, LATEST)
    return schema(path)


def test_versions_go_up_by_one() -> None:
    assert list(range(1, LATEST + 1)) == VERSIONS


@pytest.mark.parametrize("version", VERSIONS)
async def test_a_database_of_each_version_becomes_what_a_new_one_is(
    tmp_path: Path, version: int, fresh: dict[tuple[str, str], str]
) -> None:
    path = tmp_path / "easel.sqlite3"
    old(path, version)
    database = await Database.open(path)
    number, check, keys = [
        await database.rows(f"PRAGMA {what}") for what in ("user_version", "quick_check", "foreign_key_check")
    ]
    await database.close()
    assert (number[0][0], check[0][0], keys) == (LATEST, "ok", [])
    assert schema(path) == fresh


@pytest.mark.parametrize("version", VERSIONS)
async def test_jobs_of_each_version_are_there_and_go_on(tmp_path: Path, version: int) -> None:
    old(tmp_path / "easel.sqlite3", version)
    store = await Store.open(tmp_path)
    [waiting] = await store.jobs.unfinished()
    assert (waiting.user_id, waiting.state, waiting.request) == (1, JobState.QUEUED, REQUEST)
    assert waiting.place == Place(9, 10, "t", 3.0)
    assert [head.id for head in await store.jobs.heads()] == [waiting.id]
    begun = await store.jobs.begin(waiting.id)
    assert begun is not None
    assert await store.jobs.end(waiting.id, JobState.FAILED, "because")
    new = await ask(store, 3)
    assert new.id > waiting.id + 1
    await store.close()


async def test_opening_again_runs_nothing_twice(tmp_path: Path) -> None:
    old(tmp_path / "easel.sqlite3", 1)
    for _ in range(3):
        store = await Store.open(tmp_path)
        assert len(await store.jobs.unfinished()) == 1
        await store.close()


@pytest.fixture
def one_more(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of migrations with room for another one."""
    folder = tmp_path / "migrations"
    folder.mkdir()
    for file in MIGRATIONS.glob("*.sql"):
        (folder / file.name).write_text(file.read_text())
    monkeypatch.setattr(module, "MIGRATIONS", folder)
    return folder


async def test_a_migration_that_fails_leaves_the_database_at_the_version_before(
    tmp_path: Path, one_more: Path, fresh: dict[tuple[str, str], str]
) -> None:
    path = tmp_path / "data" / "easel.sqlite3"
    old(path, 1)
    broken = one_more / f"{LATEST + 1:04}_broken.sql"
    broken.write_text("CREATE TABLE half (id INTEGER); CREATE TABLE jobs (id INTEGER);")
    with pytest.raises(SettingsError) as refused:
        await Database.open(path)
    assert refused.value.key == "settings.database"
    assert schema(path) == fresh
    broken.write_text("CREATE TABLE half (id INTEGER);")
    await (await Database.open(path)).close()
    assert schema(path).keys() - fresh.keys() == {("table", "half")}


async def test_a_database_of_a_newer_easel_is_opened_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "easel.sqlite3"
    old(path, LATEST)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {LATEST + 5}")
    store = await Store.open(tmp_path)
    assert len(await store.jobs.unfinished()) == 1
    await store.close()


def test_a_request_that_an_older_easel_wrote_is_read() -> None:
    older = REQUEST.to_json().replace('"variants":[]', '"variants":[],"mask":null,"adapters":[]')
    assert older != REQUEST.to_json()
    assert ImageRequest.from_json(older) == REQUEST
