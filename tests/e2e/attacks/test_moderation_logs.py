"""One server floods its moderation log, or lets it refuse every message; the other servers' logs go on."""

import asyncio

import pytest

from bot.app.wiring import Easel
from bot.core.preferences import GuildSettings
from bot.moderation.audit_action import AuditAction
from bot.store.audit import Note
from playground.rest.exchanges import Exchange
from playground.rest.faults import Fault
from playground.rest.limits import Rate
from playground.server import Playground
from tests.e2e.attacks.forgery import another_server, channel_named
from tests.e2e.looks import PATIENCE

FLOOD = 300
"""Entries of the attacker's server: at seven in a message and one message a second, they take over half a minute."""


async def logging(easel: Easel, guild_id: int, channel_id: int) -> None:
    """Set a server's log channel."""
    await easel.store.guilds.set(guild_id, GuildSettings(log_channel=channel_id), 1)


async def flood(easel: Easel, guild_id: int, count: int = FLOOD) -> None:
    """Deeds in a server, all at once."""
    async with easel.store.database.transaction():
        for number in range(count):
            await easel.store.audit.write(Note(guild_id, 1, AuditAction.WORDS, 2, f"flood {number}"))


async def test_a_flooded_log_keeps_no_other_server_waiting(playground: Playground, easel: Easel) -> None:
    playground.limits.rates["POST /channels/{channel_id}/messages"] = Rate(5, 5.0)  # as on Discord
    ada, studio = playground.member("ada"), channel_named(playground, "studio")
    theirs = await another_server(playground, easel)
    await logging(easel, theirs.guild.id, theirs.id)
    await logging(easel, playground.world.guild.id, studio.id)
    await flood(easel, theirs.guild.id)
    await easel.store.audit.log(Note(playground.world.guild.id, 1, AuditAction.WARN, 2, "quiet please"))
    await ada.wait_for(lambda message: "quiet please" in message.content, PATIENCE)
    posted = [one for one in ada.messages(theirs.id) if "flood" in one.content]
    assert len(posted) < FLOOD // 7  # the flood isn't over yet


async def test_a_log_that_refuses_every_message_is_asked_once_a_minute(
    playground: Playground, easel: Easel, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Exchange] = []
    theirs, studio = await another_server(playground, easel), channel_named(playground, "studio")
    path, otherwise = f"/channels/{theirs.id}/messages", playground.faults.take_order

    def closed(method: str, asked_path: str) -> Fault | None:
        refused = method == "POST" and asked_path.endswith(path)
        return Fault(method, asked_path, 403) if refused else otherwise(method, asked_path)

    monkeypatch.setattr(playground.faults, "take_order", closed)
    playground.exchanges.listen(lambda one: asked.append(one) if one.path.endswith(path) else None)
    await logging(easel, theirs.guild.id, theirs.id)
    await flood(easel, theirs.guild.id)
    await logging(easel, playground.world.guild.id, studio.id)
    async with asyncio.timeout(PATIENCE):
        while not asked:  # noqa: ASYNC110 - exchanges have no event to wait for
            await asyncio.sleep(0.01)
    await flood(easel, theirs.guild.id)
    await easel.store.audit.log(Note(playground.world.guild.id, 1, AuditAction.WARN, 2, "quiet please"))
    ada = playground.member("ada")
    await ada.wait_for(lambda message: "quiet please" in message.content, PATIENCE)
    await asyncio.sleep(0.3)
    assert [one.status for one in asked] == [403]
