"""The bot notes which servers invite it and send it away, and leaves those that may not use it."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import discord
import pytest

from bot.client import EaselBot
from bot.store import Store
from cogs.common.server_log import ServerLog
from cogs.privacy.server_lifecycle import ServerLifecycle


@dataclass
class Channel:
    """Keeps what is posted."""

    id: int = 7
    posted: list[str] = field(default_factory=list)

    async def send(self, text: str) -> None:
        self.posted.append(text)


@dataclass
class Guild:
    """A server that can be left."""

    id: int = 5
    preferred_locale: str = "de"
    system_channel: Channel | None = field(default_factory=Channel)
    left: bool = False

    async def leave(self) -> None:
        self.left = True


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    opened = await Store.open(tmp_path)
    yield opened
    await opened.close()


def listener(store: Store) -> Any:
    bot = cast(EaselBot, None)
    return ServerLifecycle(bot, store, ServerLog(bot, store))


async def test_a_server_that_invites_it_is_noted(store: Store) -> None:
    guild = Guild()
    await listener(store).on_guild_join(cast(discord.Guild, guild))
    assert await store.servers.present() == [5]
    assert not guild.left
    await listener(store).on_guild_remove(guild)
    assert await store.servers.present() == []


@pytest.mark.parametrize("channel", [Channel(), None])
async def test_a_server_that_is_not_on_the_list_is_told_and_left(store: Store, channel: Channel | None) -> None:
    await store.blocks.keep_list(on=True)
    guild = Guild(system_channel=channel)
    await listener(store).on_guild_join(guild)
    assert guild.left
    assert await store.servers.present() == []
    if channel is not None:
        assert "nur bestimmte Server" in channel.posted[0]


async def test_a_blocked_server_is_left(store: Store) -> None:
    await store.blocks.block(5, "guild", "spam", 1)
    guild = Guild()
    await listener(store).on_guild_join(guild)
    assert guild.left
