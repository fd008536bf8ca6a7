"""A paused server's jobs are no heads of the queue, and nobody else's are held up."""

from pathlib import Path

from bot.store import Store
from bot.store.jobs import JobsTable
from tests.store.asked import ask
from tests.store.deeds import deeds
from tests.store.explained import Explained


async def test_pausing_holds_a_servers_jobs_back_until_it_is_resumed(store: Store) -> None:
    here, there, direct = await ask(store, 1, 5), await ask(store, 1, 6), await ask(store, 2, None)
    assert await store.paused.add(5, 99)
    assert not await store.paused.add(5, 99)
    assert await store.paused.guilds() == {5}
    assert [head.id for head in await store.jobs.heads()] == [there.id, direct.id]
    assert await store.paused.remove(5, 99)
    assert not await store.paused.remove(5, 99)
    assert [head.id for head in await store.jobs.heads()] == [here.id, direct.id]
    assert [entry.action for entry in await deeds(store, 5)] == ["resume", "pause"]


async def test_heads_are_found_in_the_index(tmp_path: Path) -> None:
    database = await Explained.open(tmp_path / "easel.sqlite3")
    assert isinstance(database, Explained)
    await JobsTable(database).heads()
    assert not [step for step in database.plans if step.startswith("SCAN jobs")]
    await database.close()
