"""A server that has sent the bot away is forgotten after a while, unless it invites it again."""

import time
from pathlib import Path

from bot.core.preferences import GuildSettings
from bot.pictures.files.png_chunks import wordless
from bot.store import Store
from bot.store.personal_data.tables import OF_SERVERS
from bot.store.servers import GRACE
from bot.studio.daily_cleanup import DailyCleanup
from tests.store.painted import count, done, kept


async def test_a_server_that_is_gone_is_forgotten_after_the_time_of_grace(store: Store, tmp_path: Path) -> None:
    await store.servers.joined(5)
    await store.servers.joined(6)
    for guild_id in (5, 6):
        await store.guilds.set(guild_id, GuildSettings(repaint_avatar=True), 9)
        await store.bans.ban(guild_id, 1, 9, "spam")
        await store.strikes.add(guild_id, 1, 9, "spam", 30, lambda _count: None)
        await store.limits.allow(guild_id, "role", 7, 9)
        await store.hashes.add(guild_id, [bytes(32)], 9)
        await done(store, 1, guild_id, upload=str(guild_id).encode())
    await store.servers.left(5)
    later = await done(store, 1, 5, age=-60)  # asked for as a guest, after it was sent away
    housekeeping = DailyCleanup(store, wordless)
    await housekeeping.tidy(time.time() + GRACE - 60)
    assert await count(store, "jobs", "guild_id = 5") == 2
    await housekeeping.tidy(time.time() + GRACE + 60)
    assert (
        await count(store, "jobs", f"guild_id = 5 AND id = {later.id}")
        == await count(store, "jobs", "guild_id = 5")
        == 1
    )
    for one in OF_SERVERS:
        assert await count(store, one.table, f"{one.column} = 5") == 0, one.table
    assert await count(store, "guild_settings", "guild_id = 6") == await count(store, "bans", "guild_id = 6") == 1
    for table in ("strikes", "allowed", "purged_hashes"):
        assert await count(store, table, "guild_id = 6") == await count(store, table) == 1
    assert kept(tmp_path, "pictures/*") == 2
    assert await store.servers.present() == [6]


async def test_who_is_invited_again_loses_nothing(store: Store) -> None:
    await store.servers.joined(5)
    await done(store)
    await store.servers.left(5)
    await store.servers.joined(5)
    await DailyCleanup(store, wordless).tidy(time.time() + 2 * GRACE)
    assert await count(store, "jobs") == 1


async def test_what_happened_while_the_bot_was_not_running_is_learnt(store: Store) -> None:
    await store.servers.compare([5, 6])
    await store.servers.left(6)
    await store.servers.compare([6, 7])
    assert sorted(await store.servers.present()) == [6, 7]
    assert await store.servers.due(time.time() + GRACE + 1) == [5]


async def test_the_time_of_grace_begins_once(store: Store) -> None:
    await store.servers.joined(5)
    async with store.database.transaction():
        await store.database.write("UPDATE servers SET left_at = 7.0")
    await store.servers.compare([])
    await store.servers.left(5)
    assert await store.servers.due(GRACE + 7) == [5]
