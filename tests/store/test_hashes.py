"""What was purged is found again in its guild or everywhere, also by the next process."""

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from bot.moderation.signatures.known import FIRST_DISTANCE, Lookup
from bot.pictures.files.hashes import lookup_hashes, purge_hashes
from bot.store import Store
from bot.store.hashes import EVERYWHERE
from tests.pictures.files.copies import file
from tests.pictures.files.test_hashes import texture

PURGED, OTHER = file(texture(1)), file(texture(2))
FIRST = bytes(range(32))
"""A hash of the first form."""


def differing(bits: int) -> Lookup:
    return Lookup((), ((int.from_bytes(FIRST) ^ ((1 << bits) - 1)).to_bytes(32),))


async def test_a_copy_is_found_in_its_guild_alone(store: Store) -> None:
    copy, other = lookup_hashes(PURGED), lookup_hashes(OTHER)
    assert not await store.hashes.find(5, copy)
    await store.hashes.add(5, purge_hashes(PURGED), 99)
    await store.hashes.add(5, purge_hashes(PURGED), 98)  # purged twice
    found = [await store.hashes.find(guild_id, copy) for guild_id in (5, 6, None)]
    assert found == [True, False, False]
    assert not await store.hashes.find(5, other)
    assert (await store.hashes.any(5), await store.hashes.any(6)) == (True, False)


async def test_what_is_purged_everywhere_is_found_everywhere(store: Store) -> None:
    await store.hashes.add(EVERYWHERE, purge_hashes(PURGED), 99)
    assert await store.hashes.find(6, lookup_hashes(PURGED))
    assert await store.hashes.find(None, lookup_hashes(PURGED))


async def test_hashes_of_both_forms_outlive_the_process(tmp_path: Path) -> None:
    store = await Store.open(tmp_path)
    await store.hashes.add(5, [FIRST, *purge_hashes(PURGED)], 99)
    await store.close()
    store = await Store.open(tmp_path)
    assert await store.hashes.find(5, lookup_hashes(PURGED))
    assert await store.hashes.find(5, differing(FIRST_DISTANCE))
    assert not await store.hashes.find(5, differing(FIRST_DISTANCE + 1))
    await store.close()


async def test_what_is_purged_while_others_are_loaded_is_found(store: Store) -> None:
    await store.hashes.add(5, purge_hashes(OTHER), 99)
    busy = threading.Event()
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(1))
    blocking = asyncio.create_task(asyncio.to_thread(busy.wait))
    loading = asyncio.create_task(store.hashes.any(5))
    await store.hashes.add(6, [], 99)  # what is loaded was read by now, and waits for the thread
    await store.hashes.add(5, purge_hashes(PURGED), 99)
    busy.set()
    await asyncio.gather(blocking, loading)
    assert await store.hashes.find(5, lookup_hashes(PURGED))
