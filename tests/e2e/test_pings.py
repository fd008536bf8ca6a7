"""After a wait the picture comes as a new message that mentions its member, once, whatever fails in between."""

import time

import pytest

from bot.app.wiring import Easel
from bot.core.preferences import Ping, Preferences
from bot.core.progress import Delivering
from cogs.delivery.follower import Follower
from cogs.delivery.job_message import LONG_WAIT
from playground.server import Playground
from playground.state.messages import MessageFlag
from playground.testing.member import Member
from playground.testing.seen import SeenMessage
from tests.e2e.conftest import Boot
from tests.e2e.looks import PATIENCE, painted, settled
from tests.e2e.mishaps import befall


def later(easel: Easel) -> None:
    """Let the follower think that a member has waited long."""
    follower = easel.bot.get_cog("Follower")
    assert isinstance(follower, Follower)
    follower.clock = lambda: time.time() + LONG_WAIT + 1


def mentioned(message: SeenMessage) -> list[int]:
    return [int(user["id"]) for user in message["mentions"]]


def brought(member: Member, channel: str = "studio") -> list[SeenMessage]:
    return [message for message in member.messages(channel) if painted(message)]


def of_bot(member: Member) -> list[SeenMessage]:
    return [message for message in member.messages() if message.author == "easel"]


async def test_after_a_wait_its_member_alone_is_mentioned_in_a_new_message(
    playground: Playground, easel: Easel
) -> None:
    later(easel)
    ada, vera = playground.member("ada"), playground.member("vera")
    prompt = f"a boat for <@{vera.id}> and @everyone at https://a.example/b"
    first = await (await ada.slash("imagine", prompt=prompt, steps=2)).response(PATIENCE)
    message = await ada.wait_for(painted, PATIENCE)
    await settled(easel)
    assert message.id != first.id
    assert mentioned(message) == [ada.id]
    assert not message["mention_everyone"]
    assert "https:\\//a.example/b" in message.content
    assert message["flags"] & MessageFlag.SUPPRESS_EMBEDS
    assert [one.id for one in of_bot(vera)] == [message.id]  # the progress message is gone
    varied = await (await vera.click(message, "Vary a lot")).response(PATIENCE)  # buttons know the new message
    shown = await vera.wait_for(lambda m: painted(m) and m.id != message.id, PATIENCE)
    assert varied.id != shown.id
    assert mentioned(shown) == [vera.id]
    assert f"/{message.channel_id}/{message.id})" in shown.content
    await settled(easel)
    await ada.click(message, "Delete")
    await ada.wait_until_gone(message)


async def test_what_is_there_soon_and_what_nobody_wants_to_hear_of_is_edited(
    playground: Playground, easel: Easel
) -> None:
    ada = playground.member("ada")
    used = await ada.slash("imagine", prompt="a quick boat", steps=2)
    first = await used.wait_for(painted, PATIENCE)
    assert mentioned(first) == []
    later(easel)
    await easel.store.preferences.set(ada.id, Preferences(ping=Ping.NEVER))
    used = await ada.slash("imagine", prompt="a quiet boat", steps=2)
    assert mentioned(await used.wait_for(painted, PATIENCE)) == []
    await easel.store.preferences.set(ada.id, Preferences())
    used = await ada.slash("imagine", prompt="a private boat", steps=2, private=True)
    private = await used.wait_for(painted, PATIENCE)
    assert private.ephemeral
    await settled(easel)
    assert len(of_bot(ada)) == 3


async def test_who_wants_to_hear_of_every_picture_sets_it_in_the_panel(playground: Playground, easel: Easel) -> None:
    ada, vera = playground.member("ada"), playground.member("vera")
    panel = await (await ada.slash("settings")).response(PATIENCE)
    assert "I mention you with a picture that took over 30 seconds" in panel.content
    await (await ada.choose(panel, "easel.menu:settings_ping", ["always"])).acknowledged(PATIENCE)
    assert "I mention you with every finished picture" in ada.refresh(panel).content
    assert await easel.store.preferences.get(ada.id) == Preferences(ping=Ping.ALWAYS)
    assert await easel.store.preferences.get(vera.id) == Preferences()
    await ada.send("studio", f"<@{playground.world.bot.id}> a heard boat --steps 2")
    message = await ada.wait_for(painted, PATIENCE)
    assert mentioned(message) == [ada.id]
    assert message.reply_to is not None
    await settled(easel)
    assert [one.id for one in of_bot(vera)] == [message.id]
    used = await ada.slash("imagine", prompt="a boat", steps=2, channel="dm")
    await used.response(PATIENCE)
    await settled(easel)
    assert len(brought(ada, "dm")) == 1


@pytest.mark.parametrize("status", [None, 500, 403])
async def test_a_progress_message_that_can_not_be_deleted_at_once_costs_no_picture(
    playground: Playground, easel: Easel, monkeypatch: pytest.MonkeyPatch, status: int | None
) -> None:
    monkeypatch.setattr("cogs.delivery.job_message.REMOVAL_PAUSES", (0.0, 0.01, 0.01))
    later(easel)
    ada = playground.member("ada")
    befall(playground, monkeypatch, "DELETE", lambda: isinstance(easel.studio.progress(1), Delivering), status=status)
    await ada.slash("imagine", prompt="a boat", steps=2)
    await ada.wait_for(painted, PATIENCE)
    await settled(easel)
    assert len(of_bot(ada)) == len(brought(ada)) == 1


async def test_a_connection_that_breaks_while_it_is_sent_doubles_nothing(
    playground: Playground, easel: Easel, monkeypatch: pytest.MonkeyPatch
) -> None:
    later(easel)
    ada = playground.member("ada")
    broken = befall(playground, monkeypatch, "POST", lambda: isinstance(easel.studio.progress(1), Delivering))
    await ada.slash("imagine", prompt="a boat", steps=2)
    await ada.wait_for(painted, PATIENCE)
    await settled(easel)
    assert broken.left == 0
    assert len(of_bot(ada)) == len(brought(ada)) == 1


async def test_a_channel_that_takes_no_new_message_gets_the_picture_by_edit(
    playground: Playground, easel: Easel, monkeypatch: pytest.MonkeyPatch
) -> None:
    later(easel)
    ada = playground.member("ada")
    befall(playground, monkeypatch, "POST", lambda: isinstance(easel.studio.progress(1), Delivering), status=403)
    used = await ada.slash("imagine", prompt="a boat", steps=2)
    message = await used.wait_for(painted, PATIENCE)
    assert mentioned(message) == []
    await settled(easel)
    assert brought(ada, "dm") == []


@pytest.mark.parametrize("edited", [False, True])
async def test_a_restart_between_the_new_message_and_the_old_one_doubles_nothing(
    playground: Playground, boot: Boot, monkeypatch: pytest.MonkeyPatch, *, edited: bool
) -> None:
    ada = playground.member("ada")
    async with boot() as easel:
        if not edited:  # else the picture was put into the old message, and the member has waited long only now
            later(easel)
        befall(
            playground,
            monkeypatch,
            "DELETE",
            lambda: isinstance(easel.studio.progress(1), Delivering),
            status=403,
            times=0 if edited else 2,
        )
        await ada.slash("imagine", prompt="a boat", steps=2)
        await ada.wait_for(painted, PATIENCE)
        await settled(easel)
        assert len(of_bot(ada)) == (1 if edited else 2)
        async with easel.store.database.transaction():  # as if the process had died before it noted the delivery
            await easel.store.database.write(
                "UPDATE jobs SET state = 'delivering', message_id = NULL, created_at = created_at - 60"
            )
            await easel.store.database.write("DELETE FROM usage")
    async with boot() as easel:
        await settled(easel)
        [message] = of_bot(ada)
        assert painted(message)
        row = await easel.store.database.row("SELECT message_id FROM jobs WHERE id = 1")
        assert row is not None
        assert row["message_id"] == message.id
