"""A server's news goes to its log channel, else to its system channel; failures are never raised."""

import pytest

from bot.app.wiring import Easel
from bot.core.preferences import GuildSettings
from cogs.common.http_errors import Outcome
from cogs.common.server_log import ServerLog
from playground.server import Playground
from tests.e2e.conftest import Boot
from tests.e2e.mishaps import befall_path

GONE = 1
"""The id of no channel."""


def channel(playground: Playground, name: str) -> int:
    """The id of a channel."""
    return next(one.id for one in playground.world.guild.channels.values() if one.name == name)


def posted(playground: Playground) -> list[str]:
    """Where the news is seen."""
    ada = playground.member("ada")
    return [name for name in ("studio", "gallery") if "news" in [one.content for one in ada.messages(name)]]


async def announce(playground: Playground, easel: Easel, log_channel: int | None) -> Outcome:
    """Announce the news to the server with this log channel."""
    await easel.store.guilds.set(playground.world.guild.id, GuildSettings(log_channel=log_channel), 1)
    return await ServerLog(easel.bot, easel.store).announce(easel.bot.guilds[0], "news")


async def test_news_is_posted_in_the_log_channel_else_in_discords_own(playground: Playground, boot: Boot) -> None:
    playground.world.guild.system_channel_id = channel(playground, "gallery")
    async with boot() as easel:
        assert await announce(playground, easel, channel(playground, "studio")) is Outcome.REACHED
        assert posted(playground) == ["studio"]
        assert await announce(playground, easel, GONE) is Outcome.REACHED
        assert posted(playground) == ["studio", "gallery"]


async def test_news_is_not_posted_elsewhere_because_a_connection_broke(
    playground: Playground, boot: Boot, monkeypatch: pytest.MonkeyPatch
) -> None:
    playground.world.guild.system_channel_id = channel(playground, "gallery")
    studio = channel(playground, "studio")
    async with boot() as easel:
        broken = befall_path(playground, monkeypatch, "POST", f"/channels/{studio}/messages")
        assert await announce(playground, easel, studio) is Outcome.BROKEN
    assert broken.left == 0
    assert posted(playground) == []


async def test_a_server_without_a_channel_for_it_is_not_reached(playground: Playground, easel: Easel) -> None:
    assert await announce(playground, easel, None) is Outcome.REFUSED
    assert await announce(playground, easel, GONE) is Outcome.REFUSED
    assert await ServerLog(easel.bot, easel.store).post(None, "news") is Outcome.REFUSED
    assert posted(playground) == []
