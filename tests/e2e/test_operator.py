"""Only the operator has status, blocks, announcements, reload, drain and restart."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.app.wiring import Easel
from bot.cli.run import RESTART, serve
from bot.config import ALLOWED, read_settings
from bot.core.preferences import GuildSettings
from bot.moderation.asker import Asker
from bot.studio.ending import Drained
from playground.errors import RefusedError
from playground.server import Playground
from tests.e2e.attacks.forgery import another_server
from tests.e2e.conftest import Boot
from tests.e2e.looks import PATIENCE, painted
from tests.e2e.mishaps import befall_path


@pytest.fixture
async def home(playground: Playground, boot: Boot, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Easel]:
    """A running bot whose operator's server is the playground's."""
    guild = playground.world.guild
    guild.system_channel_id = next(one.id for one in guild.channels.values() if one.name == "gallery")
    monkeypatch.setenv("EASEL_OPERATOR_GUILD", str(guild.id))
    async with boot() as easel:
        yield easel


async def test_without_a_server_of_the_operators_there_are_no_commands(playground: Playground, easel: Easel) -> None:
    with pytest.raises(RefusedError):
        await playground.member("alan").slash("operator status")


async def test_status_tells_how_the_bot_is(playground: Playground, home: Easel) -> None:
    said = await (await playground.member("alan").slash("operator status")).response(PATIENCE)
    assert said.ephemeral
    for text in ("Model: **demo**", "Open jobs: **0**", "Servers: **1**", "Database: **0."):
        assert text in said.content


@pytest.mark.parametrize(
    ("command", "options"),
    [
        ("status", {}),
        ("block", {"kind": "user", "target": "1"}),
        ("unblock", {"target": "1"}),
        ("blocks", {}),
        ("servers", {"do": "list_on"}),
        ("announce", {}),
        ("reload", {}),
        ("drain", {}),
        ("restart", {}),
    ],
)
async def test_an_administrator_who_is_not_the_operator_is_refused(
    playground: Playground, home: Easel, command: str, options: dict[str, str]
) -> None:
    home.bot.owner_id = playground.member("ada").id
    said = await (await playground.member("alan").slash(f"operator {command}", options)).response(PATIENCE)
    assert "Only the operator of this bot" in said.content
    assert not home.studio.status().draining
    assert home.studio.ending is None


async def test_a_blocked_member_is_refused_everywhere_until_they_are_let_in(
    playground: Playground, home: Easel
) -> None:
    alan, mallory = playground.member("alan"), playground.member("mallory")
    used = await mallory.slash("imagine", prompt="spam", steps=100, images=4)
    await used.wait_for(lambda message: bool(message.buttons), PATIENCE)
    said = await alan.slash("operator block", kind="user", target=str(mallory.id), reason="spam")
    assert "1 job cancelled" in (await said.response(PATIENCE)).content
    for place in ("studio", "dm"):
        refusal = await (await mallory.slash("imagine", prompt="a cat", channel=place)).response(PATIENCE)
        assert "has blocked you: spam" in refusal.content
    listed = await (await alan.slash("operator blocks")).response(PATIENCE)
    assert f"<@{mallory.id}>" in listed.content
    await (await alan.slash("operator unblock", target=str(mallory.id))).response(PATIENCE)
    await (await mallory.slash("imagine", prompt="a cat", steps=2, channel="dm")).wait_for(painted, PATIENCE)


async def test_wrong_ids_and_blocking_oneself_are_refused(playground: Playground, home: Easel) -> None:
    alan = playground.member("alan")
    for target, said in (("grace", "isn't an id"), (str(alan.id), "lock yourself out"), ("0", "isn't an id")):
        shown = await (await alan.slash("operator block", kind="user", target=target)).response(PATIENCE)
        assert said in shown.content
    shown = await (await alan.slash("operator unblock", target="17")).response(PATIENCE)
    assert "isn't blocked" in shown.content


async def test_the_list_of_servers_is_kept(playground: Playground, home: Easel) -> None:
    alan, guild_id = playground.member("alan"), playground.world.guild.id
    shown = await (await alan.slash("operator servers", do="list_on")).response(PATIENCE)
    assert "Only these servers" in shown.content
    assert str(guild_id) in shown.content
    shown = await (await alan.slash("operator servers", do="list_add", server="77")).response(PATIENCE)
    assert "`77`" in shown.content
    await home.studio.check(Asker(1, 77, 9))
    shown = await (await alan.slash("operator servers", do="list_remove", server="78")).response(PATIENCE)
    assert "isn't on the list" in shown.content
    with pytest.raises(Exception, match="only allows certain servers"):
        await home.studio.check(Asker(1, 78, 9))


async def test_an_announcement_is_shown_before_it_is_posted(playground: Playground, home: Easel) -> None:
    alan, ada = playground.member("alan"), playground.member("ada")
    await (await alan.slash("operator announce")).modal(PATIENCE)
    preview = await (await alan.submit_modal({"text": "New **model** tonight"})).response(PATIENCE)
    assert preview.ephemeral
    assert ada.messages("gallery") == []
    used = await alan.click(preview, "Post on 1 server")
    await used.follow_up(lambda message: "Posted on 1 of 1" in message.content, PATIENCE)
    assert [one.content for one in ada.messages("gallery")] == ["New **model** tonight"]
    assert alan.refresh(preview).buttons == []


async def test_an_announcement_goes_to_the_log_channel_of_a_server_that_has_set_one(
    playground: Playground, home: Easel
) -> None:
    alan, guild = playground.member("alan"), playground.world.guild
    studio = next(one.id for one in guild.channels.values() if one.name == "studio")
    await home.store.guilds.set(guild.id, GuildSettings(log_channel=studio), alan.id)
    await (await alan.slash("operator announce")).modal(PATIENCE)
    preview = await (await alan.submit_modal({"text": "New model tonight"})).response(PATIENCE)
    used = await alan.click(preview, "Post on 1 server")
    await used.follow_up(lambda message: "Posted on 1 of 1" in message.content, PATIENCE)
    assert alan.messages("gallery") == []
    assert "New model tonight" in [one.content for one in alan.messages("studio")]


async def test_an_announcement_goes_on_when_one_servers_connection_breaks(
    playground: Playground, home: Easel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cogs.administration.announcement.PAUSE", 0.0)
    alan, guild = playground.member("alan"), playground.world.guild
    theirs = await another_server(playground, home)
    await home.store.guilds.set(theirs.guild.id, GuildSettings(log_channel=theirs.id), alan.id)
    await (await alan.slash("operator announce")).modal(PATIENCE)
    preview = await (await alan.submit_modal({"text": "New model tonight"})).response(PATIENCE)
    broken = befall_path(playground, monkeypatch, "POST", f"/channels/{guild.system_channel_id}/messages")
    used = await alan.click(preview, "Post on 2 servers")
    told = await used.follow_up(lambda message: "Posted on 1 of 2" in message.content, PATIENCE)
    assert "1 server wasn't reached" in told.content
    assert broken.left == 0
    assert alan.messages("gallery") == []
    assert "New model tonight" in [one.content async for one in theirs.history()]


async def test_the_model_is_reloaded(playground: Playground, home: Easel) -> None:
    said = await (await playground.member("alan").slash("operator reload")).response(PATIENCE)
    assert "I reloaded demo" in said.content
    await (await playground.member("ada").slash("imagine", prompt="a cat", steps=2)).wait_for(painted, PATIENCE)


async def test_draining_finishes_what_waits_and_takes_nothing_more(playground: Playground, home: Easel) -> None:
    ada = playground.member("ada")
    used = await ada.slash("imagine", prompt="a cat", steps=40)
    await used.acknowledged(PATIENCE)
    said = await (await playground.member("alan").slash("operator drain")).response(PATIENCE)
    assert "I'm not taking new requests" in said.content
    refusal = await (await ada.slash("imagine", prompt="more")).response(PATIENCE)
    assert "about to restart" in refusal.content
    await used.wait_for(painted, PATIENCE)
    assert await asyncio.wait_for(home.studio.ended(), PATIENCE) == Drained()


@pytest.mark.parametrize(("command", "code"), [("restart", RESTART), ("drain", 0)])
async def test_the_process_ends_with_the_code_that_its_supervisor_knows(
    playground: Playground, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, code: int
) -> None:
    for key in ALLOWED:
        monkeypatch.delenv(key, raising=False)
    settings = read_settings(
        data=tmp_path, playground=f"127.0.0.1:{playground.port}", operator_guild=playground.world.guild.id
    )
    served = asyncio.create_task(serve(settings))
    await playground.bot_online(PATIENCE)
    await (await playground.member("alan").slash(f"operator {command}")).response(PATIENCE)
    assert await asyncio.wait_for(served, PATIENCE) == code
