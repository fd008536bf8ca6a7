"""Posted copies of a picture go with its job, or with the member they were made for."""

from bot.store import Store
from bot.store.copies import Copy
from tests.store.asked import ask
from tests.store.painted import count, done


async def erase(store: Store, user_id: int, *, posted: bool) -> list[tuple[int, int]]:
    """Erase a member's data; returns the messages to delete, by channel and id."""
    erasure = await store.erasures.begin(user_id, "de", posted=posted)
    while await store.erasures.some_jobs(erasure):
        pass
    await store.erasures.rest(erasure)
    found = []
    while (message := await store.erasures.next_message(user_id)) is not None:
        found.append((message.channel_id, message.message_id))
        await store.erasures.message_done(user_id, message.message_id, deleted=True)
    return found


async def test_a_copy_goes_with_its_job(store: Store) -> None:
    mine, other = await done(store, 1), await done(store, 2)
    assert await store.copies.add(50, 7, 5, mine.id, 2)
    assert await store.copies.add(51, 8, 5, other.id, 2)
    assert await store.copies.of(mine.id) == [Copy(7, 50)]
    assert await erase(store, 1, posted=True) == [(7, 50), (9, 1000 + mine.id)]
    assert await store.copies.of(mine.id) == []
    assert await store.copies.of(other.id) == [Copy(8, 51)]


async def test_a_copy_goes_with_the_member_it_was_made_for(store: Store) -> None:
    other = await done(store, 2)
    await store.copies.add(50, 7, 5, other.id, 1)
    await store.copies.add(51, 7, 5, other.id, 2)
    assert await erase(store, 1, posted=True) == [(7, 50)]
    assert await store.copies.of(other.id) == [Copy(7, 51)]


async def test_a_copy_that_stays_loses_the_member_and_still_goes_with_its_job(store: Store) -> None:
    other = await done(store, 2)
    await store.copies.add(50, 7, 5, other.id, 1)
    assert await erase(store, 1, posted=False) == []
    assert await count(store, "copies", "user_id = 1") == 0
    assert await store.copies.of(other.id) == [Copy(7, 50)]
    assert await erase(store, 2, posted=True) == [(7, 50), (9, 1000 + other.id)]


async def test_a_copy_that_comes_after_its_job_was_withdrawn_or_deleted_is_not_noted(store: Store) -> None:
    withdrawn = await done(store)
    await store.pictures.delete(withdrawn.id)
    assert not await store.copies.add(50, 7, 5, withdrawn.id, 1)
    assert not await store.copies.add(50, 7, 5, 99, 1)


async def test_a_deleted_copy_is_forgotten(store: Store) -> None:
    job = await ask(store)
    await store.copies.add(50, 7, 5, job.id, 1)
    await store.copies.remove(50)
    assert await store.copies.of(job.id) == []


async def test_copies_of_one_server_are_found_alone(store: Store) -> None:
    job = await done(store)
    for message_id, guild_id in ((50, 5), (51, 6), (52, None)):
        await store.copies.add(message_id, 7, guild_id, job.id, 1)
    assert [one.message_id for one in await store.copies.of(job.id)] == [50, 51, 52]
    assert [one.message_id for one in await store.copies.of(job.id, 6)] == [51]
