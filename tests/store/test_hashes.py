"""What was purged is found again by near hashes, in its guild or everywhere, also by the next process."""

from pathlib import Path

from bot.store import Store
from bot.store.hashes import DISTANCE, EVERYWHERE

HASH = bytes(range(32))


def differing(bits: int) -> bytes:
    return (int.from_bytes(HASH) ^ ((1 << bits) - 1)).to_bytes(32)


async def test_a_near_hash_is_found_in_its_guild_alone(store: Store) -> None:
    assert not await store.hashes.find(5, [HASH])
    await store.hashes.add(5, [HASH, bytes(32)], 99)
    await store.hashes.add(5, [HASH], 98)  # purged twice
    assert await store.hashes.find(5, [differing(200), differing(DISTANCE)])
    assert not await store.hashes.find(5, [differing(DISTANCE + 1)])
    assert not await store.hashes.find(6, [HASH])
    assert not await store.hashes.find(None, [HASH])
    assert (await store.hashes.any(5), await store.hashes.any(6)) == (True, False)


async def test_what_is_purged_everywhere_is_found_everywhere(store: Store) -> None:
    await store.hashes.add(EVERYWHERE, [HASH], 99)
    assert await store.hashes.find(6, [HASH])
    assert await store.hashes.find(None, [HASH])


async def test_hashes_outlive_the_process(tmp_path: Path) -> None:
    store = await Store.open(tmp_path)
    await store.hashes.add(5, [HASH], 99)
    await store.close()
    store = await Store.open(tmp_path)
    assert await store.hashes.find(5, [HASH])
    await store.close()
