"""A moderator acts in their own server only, whatever they type, press or send."""

import io

import discord
import pytest

from bot.app.wiring import Easel
from bot.core.preferences import GuildSettings
from bot.i18n.localizer import Localizer
from playground.rules.permissions import Permission
from playground.server import Playground
from tests.e2e.attacks.forgery import another_server, channel_named, forged, text
from tests.e2e.looks import PATIENCE, painted, picture_file, settled
from tests.store.deeds import deeds

ELSEWHERE = Localizer()("purge.elsewhere")


def link(*ids: int) -> str:
    return "https://discord.com/channels/" + "/".join(map(str, ids))


async def test_a_link_that_names_ones_own_server_deletes_nothing_elsewhere(
    playground: Playground, easel: Easel
) -> None:
    ada, grace, guild = playground.member("ada"), playground.member("grace"), playground.world.guild
    own = await (await ada.slash("imagine", prompt="a tree", steps=2, channel="dm")).wait_for(painted, PATIENCE)
    await settled(easel)
    theirs = await another_server(playground, easel)
    posted = await theirs.send("theirs", file=discord.File(io.BytesIO(picture_file()), "easel-1.png"))
    for channel_id, message_id in ((own.channel_id, own.id), (theirs.id, posted.id), (12345, own.id)):
        for guild_id in (guild.id, theirs.guild.id):
            typed = link(guild_id, channel_id, message_id)
            said = await (await grace.slash("mod purge", picture=typed)).follow_up(timeout=PATIENCE)
            assert said.content == ELSEWHERE
        custom_id = f"easel.form:purge:{channel_id}:{message_id}"
        said = await forged(playground, grace, custom_id, fields=[text("reason", "")]).follow_up(timeout=PATIENCE)
        assert said.content == ELSEWHERE
    assert ada.refresh(own).attachments
    assert (await theirs.fetch_message(posted.id)).attachments
    assert len(await easel.store.pictures.of(1)) == 1
    for guild_id in (guild.id, theirs.guild.id):
        assert await deeds(easel.store, guild_id) == []
        assert not await easel.store.hashes.any(guild_id)


async def test_a_thread_is_its_servers_and_the_deed_is_logged_there(playground: Playground, easel: Easel) -> None:
    ada, grace, guild = playground.member("ada"), playground.member("grace"), playground.world.guild
    thread = await ada.start_thread("studio", "trees")
    used = await ada.slash("imagine", prompt="a tree", steps=2, channel=thread.id)
    message = await used.wait_for(painted, PATIENCE)
    await settled(easel)
    used = await grace.slash("mod purge", picture=link(guild.id, thread.id, message.id))
    said = await used.response(PATIENCE)
    assert said.content == Localizer()("mod.purged")
    await ada.wait_until_gone(message)
    assert [one.action for one in await deeds(easel.store, guild.id)] == ["purge"]


@pytest.mark.parametrize("sender", ["mallory", "grace"])
async def test_a_report_shows_nothing_that_its_sender_cannot_read_there(
    playground: Playground, easel: Easel, sender: str
) -> None:
    ada, member, guild = playground.member("ada"), playground.member(sender), playground.world.guild
    log, hidden = channel_named(playground, "after-dark"), channel_named(playground, "gallery")
    await easel.store.guilds.set(guild.id, GuildSettings(log_channel=log.id), 1)
    own = await (await ada.slash("imagine", prompt="a tree", steps=2, channel="dm")).wait_for(painted, PATIENCE)
    secret = await (await ada.slash("imagine", prompt="a cat", steps=2, channel="gallery")).wait_for(painted, PATIENCE)
    playground.world.restrict(hidden, member.id, deny=int(Permission.VIEW_CHANNEL))
    theirs = await another_server(playground, easel)
    posted = await theirs.send("theirs", file=discord.File(io.BytesIO(picture_file()), "easel-1.png"))
    spoken = await ada.send("studio", "not the bot's")
    before = len(playground.member("alan").messages("after-dark"))
    for channel_id, message_id in (
        (own.channel_id, own.id),
        (secret.channel_id, secret.id),
        (theirs.id, posted.id),
        (spoken.channel_id, spoken.id),
        (spoken.channel_id, "x"),
    ):
        custom_id = f"easel.form:report:{channel_id}:{message_id}"
        said = await forged(playground, member, custom_id, fields=[text("reason", "x")]).follow_up(timeout=PATIENCE)
        assert said.content == Localizer()("discord.gone")
    logged = playground.member("alan").messages("after-dark")[before:]
    assert [one for one in logged if one.attachments or "Report" in one.content] == []


async def test_a_guest_server_has_no_moderators_over_the_bot(playground: Playground, easel: Easel) -> None:
    ada, grace = playground.member("ada"), playground.member("grace")
    own = await (await ada.slash("imagine", prompt="a tree", steps=2, channel="dm")).wait_for(painted, PATIENCE)
    await settled(easel)
    fields = [text("reason", "")]
    said = await forged(
        playground, grace, f"easel.form:purge:{own.channel_id}:{own.id}", fields=fields, channel="dm"
    ).response(PATIENCE)
    assert said.content == Localizer()("guild.only")
    assert ada.refresh(own).attachments


async def test_a_purge_deletes_copies_in_its_own_server_only(playground: Playground, easel: Easel) -> None:
    ada, grace = playground.member("ada"), playground.member("grace")
    message = await (await ada.slash("imagine", prompt="a tree", steps=2)).wait_for(painted, PATIENCE)
    await settled(easel)
    theirs = await another_server(playground, easel)
    copy = await theirs.send("theirs", file=discord.File(io.BytesIO(picture_file()), "easel-1.png"))
    await easel.store.copies.add(copy.id, theirs.id, theirs.guild.id, 1, ada.id)
    await (await grace.slash("mod purge", picture="1")).response(PATIENCE)
    await ada.wait_until_gone(message)
    assert (await theirs.fetch_message(copy.id)).attachments


async def test_a_log_channel_of_another_server_gets_nothing(playground: Playground, easel: Easel) -> None:
    mallory, grace, guild = playground.member("mallory"), playground.member("grace"), playground.world.guild
    message = await (await mallory.slash("imagine", prompt="a tree", steps=2)).wait_for(painted, PATIENCE)
    theirs = await another_server(playground, easel)
    await easel.store.guilds.set(guild.id, GuildSettings(log_channel=theirs.id), 1)
    await (await mallory.use_on_message("Report", message)).modal(PATIENCE)
    said = await (await mallory.submit_modal({"reason": "x"})).follow_up(timeout=PATIENCE)
    assert said.content == Localizer()("report.nowhere")
    await (await grace.slash("mod clear")).response(PATIENCE)
    assert [one async for one in theirs.history()] == []
