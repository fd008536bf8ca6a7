"""The bot notes which servers add and remove it, and leaves those that may not use it."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest

from bot.client import EaselBot
from bot.core.errors import NotAllowedError
from bot.core.preferences import GuildSettings
from bot.i18n.localizer import Localizer
from bot.store import Store
from bot.store.servers import GRACE
from cogs.common.server_log import ServerLog
from cogs.privacy.server_lifecycle import ServerLifecycle
from playground.server import Playground
from playground.state.events import BotRemoved, Event, MessageCreated
from tests.cogs.bots import connected

Connect = Callable[[], AbstractAsyncContextManager[EaselBot]]


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    opened = await Store.open(tmp_path)
    yield opened
    await opened.close()


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    """A playground whose server speaks German and has not invited the bot yet."""
    async with Playground(in_guild=False) as running:
        running.world.guild.preferred_locale = "de"
        running.world.guild.system_channel_id = next(iter(running.world.guild.channels))
        yield running


@pytest.fixture
def connect(playground: Playground, store: Store) -> Connect:
    """Brings a bot up that does nothing else than this cog."""
    return lambda: connected(playground, lambda bot: [ServerLifecycle(bot, store, ServerLog(bot, store))])


async def present(store: Store, *expected: int) -> None:
    """Wait until these are the servers that the bot is known to be in."""
    async with asyncio.timeout(5):
        while await store.servers.present() != list(expected):  # noqa: ASYNC110 - the store has no event for it
            await asyncio.sleep(0.01)


class Witness:
    """What happened in the playground's server: the texts that were posted there, and whether the bot left."""

    def __init__(self, playground: Playground) -> None:
        self.posted: list[tuple[int, str]] = []
        self.left = asyncio.Event()
        playground.service.hub.listen(self._note)

    def _note(self, event: Event) -> None:
        match event:
            case MessageCreated(message):
                self.posted.append((message.channel_id, message.content))
            case BotRemoved():
                self.left.set()
            case _:
                pass

    async def sees_it_leave(self) -> None:
        await asyncio.wait_for(self.left.wait(), 5)


def refusal(key: str, **params: object) -> str:
    """What a German server reads of why the bot leaves."""
    return NotAllowedError(key, **params).localized(Localizer("de"))


async def test_a_server_that_invites_it_is_noted_until_it_sends_it_away(
    playground: Playground, store: Store, connect: Connect
) -> None:
    guild_id, witness = playground.world.guild.id, Witness(playground)
    async with connect():
        playground.service.membership.invite()
        await present(store, guild_id)
        playground.service.membership.remove()
        await present(store)
        assert await store.servers.due(time.time() + GRACE + 60) == [guild_id]
        assert await store.servers.due(time.time() + GRACE - 60) == []
        playground.service.membership.invite()
        await present(store, guild_id)
        assert await store.servers.due(time.time() + GRACE + 60) == []
    assert witness.posted == []


async def test_what_happened_while_it_was_not_running_is_learned_at_the_next_start(
    playground: Playground, store: Store, connect: Connect
) -> None:
    playground.service.membership.invite()
    async with connect():
        await present(store, playground.world.guild.id)
    playground.service.membership.remove()
    assert await store.servers.present() == [playground.world.guild.id]
    async with connect():
        await present(store)


async def test_a_server_that_is_not_on_the_list_is_told_and_left(
    playground: Playground, store: Store, connect: Connect
) -> None:
    await store.blocks.keep_list(on=True)
    await store.blocks.allow(1)
    witness = Witness(playground)
    async with connect():
        playground.service.membership.invite()
        await witness.sees_it_leave()
    assert witness.posted == [(playground.world.guild.system_channel_id, refusal("block.unlisted"))]
    assert await store.servers.present() == []


async def test_a_server_on_the_list_may_keep_it(playground: Playground, store: Store, connect: Connect) -> None:
    await store.blocks.keep_list(on=True)
    await store.blocks.allow(playground.world.guild.id)
    witness = Witness(playground)
    async with connect():
        playground.service.membership.invite()
        await present(store, playground.world.guild.id)
    assert not witness.left.is_set()
    assert witness.posted == []


async def test_a_blocked_server_reads_why_and_is_left(playground: Playground, store: Store, connect: Connect) -> None:
    await store.blocks.block(playground.world.guild.id, "guild", "spam", 1)
    witness = Witness(playground)
    async with connect():
        playground.service.membership.invite()
        await witness.sees_it_leave()
    assert [text for _, text in witness.posted] == [refusal("block.server", reason=": spam")]
    assert await store.servers.present() == []


@pytest.mark.parametrize("writable", [True, False])
async def test_the_reason_is_posted_in_the_log_channel_first_and_where_it_can_not_be_in_the_other(
    playground: Playground, store: Store, connect: Connect, *, writable: bool
) -> None:
    guild = playground.world.guild
    system, log, *_ = guild.channels
    await store.guilds.set(guild.id, GuildSettings(log_channel=log if writable else 12345), 1)
    await store.blocks.block(guild.id, "guild", "", 1)
    witness = Witness(playground)
    async with connect():
        playground.service.membership.invite()
        await witness.sees_it_leave()
    assert witness.posted == [(log if writable else system, refusal("block.server", reason=""))]


async def test_a_server_where_nothing_can_be_posted_is_left_all_the_same(
    playground: Playground, store: Store, connect: Connect
) -> None:
    playground.world.guild.system_channel_id = None
    await store.blocks.block(playground.world.guild.id, "guild", "spam", 1)
    witness = Witness(playground)
    async with connect():
        playground.service.membership.invite()
        await witness.sees_it_leave()
    assert witness.posted == []
