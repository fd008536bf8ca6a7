"""/mod as moderators use it: bans, strikes, jobs, pictures, purging, and the audit log."""

import io
import time

import pytest
from PIL import Image

from bot.app.wiring import Easel
from bot.core.preferences import GuildSettings
from bot.i18n.localizer import Localizer
from bot.moderation.audit_action import AuditAction
from bot.store.audit import Note
from playground.errors import NotDeliveredError
from playground.rules.permissions import MEMBERS
from playground.server import Playground
from playground.state.files import Upload
from playground.state.people import Role
from tests.e2e.conftest import Boot
from tests.e2e.looks import PATIENCE, painted, settled
from tests.e2e.mishaps import befall_path
from tests.store.deeds import deeds


async def test_a_ban_with_an_end_is_told_and_ends_by_itself(playground: Playground, easel: Easel) -> None:
    grace, vera = playground.member("grace"), playground.member("vera")
    await (await vera.slash("imagine", prompt="a cat", steps=2)).wait_for(painted, PATIENCE)
    answer = await (await grace.slash("mod ban", who=vera.user, duration="1h", reason="spam")).response(PATIENCE)
    assert "I told them" in answer.content
    await vera.wait_for(lambda m: "hat dich dort bis <t:" in m.content, PATIENCE)
    refusal = await (await vera.slash("imagine", prompt="more")).response()
    assert "bis <t:" in refusal.content
    assert "spam" in (await (await grace.slash("mod bans")).response()).content
    later = time.time() + 3601
    easel.store.bans.clock = lambda: later
    await (await vera.slash("imagine", prompt="a cat", steps=2)).wait_for(painted, PATIENCE)
    assert "No bans." in (await (await grace.slash("mod bans")).response()).content


async def test_a_ban_stands_when_the_member_can_not_be_told(
    playground: Playground, easel: Easel, monkeypatch: pytest.MonkeyPatch
) -> None:
    grace, vera = playground.member("grace"), playground.member("vera")
    broken = befall_path(playground, monkeypatch, "POST", "/users/@me/channels")
    answer = await (await grace.slash("mod ban", who=vera.user, reason="spam")).response(PATIENCE)
    assert f"<@{vera.id}> is banned from painting here forever." in answer.content
    assert "I couldn't reach them" in answer.content
    assert broken.left == 0
    assert await easel.store.bans.find(playground.world.guild.id, vera.id) is not None


async def test_a_banned_role_paints_no_more(playground: Playground, boot: Boot) -> None:
    guild = playground.world.guild
    role = Role(77, "rookie", MEMBERS, 1)
    guild.roles[role.id] = role
    grace, mallory, ada = (playground.member(name) for name in ("grace", "mallory", "ada"))
    guild.members[mallory.id].role_ids.append(role.id)
    async with boot() as easel:
        for member in (mallory, ada):
            used = await member.slash("imagine", prompt="spam", steps=100, images=4)
            await used.wait_for(lambda m: bool(m.buttons), PATIENCE)
        answer = await (await grace.slash("mod ban", who=str(role.id))).response(PATIENCE)
        assert f"<@&{role.id}> is banned from painting here forever. 1 job cancelled." in answer.content
        assert [job.user_id for job in await easel.store.jobs.waiting()] == [ada.id]
        refusal = await (await mallory.slash("imagine", prompt="more")).response()
        assert "banned from painting on this server" in refusal.content
        await (await grace.slash("mod unban", who=str(role.id))).response(PATIENCE)
        await (await grace.slash("mod clear")).response(PATIENCE)
        await (await mallory.slash("imagine", prompt="a cat", steps=2)).wait_for(painted, PATIENCE)


async def test_moderators_stop_nobody_above_them(playground: Playground, easel: Easel) -> None:
    grace, guild = playground.member("grace"), playground.world.guild
    roles = {role.name: role for role in guild.roles.values()}
    everyone = await (await grace.slash("mod ban", who=str(roles["@everyone"].id))).response(PATIENCE)
    assert "Everyone has that role" in everyone.content
    for name in ("moderator", "admin"):
        higher = await (await grace.slash("mod ban", who=str(roles[name].id))).response(PATIENCE)
        assert "as high as your highest" in higher.content
    bot = await (await grace.slash("mod warn", member=str(playground.world.bot.id), reason="x")).response(PATIENCE)
    assert "do that to me" in bot.content
    own = await (await grace.slash("mod warn", member=grace.user, reason="x")).response(PATIENCE)
    assert "to yourself" in own.content
    guild.members[playground.member("ada").id].role_ids.append(roles["moderator"].id)
    equal = await (await grace.slash("mod warn", member=playground.member("ada").user, reason="x")).response(PATIENCE)
    assert "as high as yours" in equal.content
    assert await deeds(easel.store, guild.id) == []


def warned(member_id: int, strikes: int, *, told: bool) -> str:
    """What a moderator reads of a warning that brings no ban."""
    said = "yes" if told else "no"
    return Localizer()("mod.warned", member=str(member_id), strikes=strikes, banned="no", until="", told=said)


@pytest.mark.parametrize("takes_dms", [True, False])
async def test_a_warning_is_told_where_its_member_takes_direct_messages_and_the_moderator_reads_which(
    playground: Playground, easel: Easel, *, takes_dms: bool
) -> None:
    grace, mallory = playground.member("grace"), playground.member("mallory")
    mallory.user.settings.accepts_dms = takes_dms
    answer = await (await grace.slash("mod warn", member=mallory.user, reason="spam and eggs")).response(PATIENCE)
    assert answer.content == warned(mallory.id, 1, told=takes_dms)
    read = [message.content for message in mallory.messages("dm")]
    assert [("spam and eggs" in one, playground.world.guild.name in one) for one in read] == [(True, True)] * takes_dms


async def test_the_third_strike_brings_a_ban_and_one_can_be_forgiven(playground: Playground, easel: Easel) -> None:
    grace, mallory = playground.member("grace"), playground.member("mallory")
    mallory.user.settings.accepts_dms = False
    for number in (1, 2):
        answer = await (await grace.slash("mod warn", member=mallory.user, reason=f"spam {number}")).response(PATIENCE)
        assert answer.content == warned(mallory.id, number, told=False)
    shown = await (await grace.slash("mod strikes", member=mallory.user)).response(PATIENCE)
    assert "2 strikes" in shown.content
    newest = (await easel.store.strikes.of(playground.world.guild.id, mallory.id))[0]
    await grace.choose(shown, "Forgive a strike", [str(newest.id)])
    await grace.wait_for(lambda m: m.id == shown.id and "forgiven" in m.content, PATIENCE)
    third = await (await grace.slash("mod warn", member=mallory.user, reason="spam 3")).response(PATIENCE)
    assert "2 strikes now." in third.content
    fourth = await (await grace.slash("mod warn", member=mallory.user, reason="spam 4")).response(PATIENCE)
    assert "3 strikes now. They are banned until <t:" in fourth.content
    refusal = await (await mallory.slash("imagine", prompt="more")).response()
    assert "spam 4" in refusal.content


async def test_moderators_inspect_and_see_what_a_member_painted(playground: Playground, easel: Easel) -> None:
    grace, ada = playground.member("grace"), playground.member("ada")
    message = await (await ada.slash("imagine", prompt="a *red* cat", steps=2)).wait_for(painted, PATIENCE)
    await settled(easel)
    link = f"https://discord.com/channels/{playground.world.guild.id}/{message.channel_id}/{message.id}"
    shown = await (await grace.slash("mod inspect", job=1)).response(PATIENCE)
    assert r"a \*red\* cat" in shown.content
    assert "State: done" in shown.content
    assert link in shown.content
    assert b'"a *red* cat"' in grace.read(shown.attachments[0])
    recent = await (await grace.slash("mod recent", member=ada.user)).wait_for(lambda m: bool(m.attachments), PATIENCE)
    assert link in recent.content
    assert recent.ephemeral
    unknown = await (await grace.slash("mod inspect", job=99)).response(PATIENCE)
    assert "no job 99" in unknown.content


async def test_a_purged_picture_is_gone_but_its_job_is_known(playground: Playground, easel: Easel) -> None:
    grace, ada, guild = playground.member("grace"), playground.member("ada"), playground.world.guild
    first = await (await ada.slash("imagine", prompt="a cat", steps=2)).wait_for(painted, PATIENCE)
    second = await (await ada.slash("imagine", prompt="a dog", steps=2)).wait_for(
        lambda m: painted(m) and m.id != first.id, PATIENCE
    )
    await settled(easel)
    await (await grace.slash("mod purge", picture="1", reason="gore")).response(PATIENCE)
    await ada.wait_until_gone(first)
    link = f"https://discord.com/channels/{guild.id}/{second.channel_id}/{second.id}"
    await (await grace.slash("mod purge", picture=link)).response(PATIENCE)
    await ada.wait_until_gone(second)
    for job_id in (1, 2):
        assert await easel.store.pictures.of(job_id) == ()
        assert await easel.store.jobs.get(job_id) is not None
    entries = await deeds(easel.store, guild.id)
    assert [(entry.action, entry.target_id, entry.detail) for entry in entries] == [
        ("purge", ada.id, "job 2"),
        ("purge", ada.id, "job 1: gore"),
    ]


async def test_a_purged_picture_is_known_when_it_comes_back(playground: Playground, easel: Easel) -> None:
    grace, ada = playground.member("grace"), playground.member("ada")
    message = await (await ada.slash("imagine", prompt="a tree", steps=2)).wait_for(painted, PATIENCE)
    out = io.BytesIO()
    with Image.open(io.BytesIO(ada.read(message.attachments[0]))) as picture:
        picture.convert("RGB").resize((300, 300)).save(out, "JPEG", quality=80)
    await settled(easel)
    await (await grace.slash("mod purge", picture="1")).response(PATIENCE)
    await ada.slash("imagine", prompt="a cat", steps=4, image=Upload("a.jpg", out.getvalue()))
    refusal = await ada.wait_for(lambda m: "moderators removed that picture" in m.content, PATIENCE)
    assert refusal.ephemeral


async def test_a_form_is_refused_when_the_permission_is_gone(playground: Playground, easel: Easel) -> None:
    grace, ada, guild = playground.member("grace"), playground.member("ada"), playground.world.guild
    message = await (await ada.slash("imagine", prompt="a cat", steps=2)).wait_for(painted, PATIENCE)
    await settled(easel)
    await (await grace.use_on_message("Purge picture", message)).modal(PATIENCE)
    kept, guild.members[grace.id].role_ids = guild.members[grace.id].role_ids, []
    refusal = await (await grace.submit_modal({"reason": "gore"})).response(PATIENCE)
    assert "Only moderators can do that" in refusal.content
    assert ada.refresh(message).attachments
    guild.members[grace.id].role_ids = kept
    await (await grace.use_on_message("Purge picture", message)).modal(PATIENCE)
    await (await grace.submit_modal({"reason": "gore"})).response(PATIENCE)
    await ada.wait_until_gone(message)
    own = await ada.send("studio", "hello")
    refusal = await (await grace.use_on_message("Purge picture", own)).response(PATIENCE)
    assert "isn't mine" in refusal.content


async def test_the_audit_log_is_turned_page_by_page(playground: Playground, easel: Easel) -> None:
    grace, mallory, guild = playground.member("grace"), playground.member("mallory"), playground.world.guild
    for number in range(12):
        await easel.store.audit.log(Note(guild.id, grace.id, AuditAction.WARN, mallory.id, f"spam number{number}."))
    await easel.store.audit.log(Note(guild.id, grace.id, AuditAction.CLEAR, None, "3 jobs"))
    shown = await (await grace.slash("mod audit", target=mallory.user, text="spam")).response(PATIENCE)
    assert "number11." in shown.content
    assert "number3." not in shown.content
    assert "Queue cleared" not in shown.content
    await grace.click(shown, "Older")
    older = await grace.wait_for(lambda m: m.id == shown.id and "number3." in m.content, PATIENCE)
    assert "number0." in older.content
    await grace.click(older, "Newest")
    await grace.wait_for(lambda m: m.id == shown.id and "number11." in m.content, PATIENCE)
    everything = await (await grace.slash("mod audit")).response(PATIENCE)
    assert "Queue cleared" in everything.content


async def test_a_page_of_bans_that_have_all_been_lifted_says_that_there_are_no_more(
    playground: Playground, easel: Easel
) -> None:
    grace, guild = playground.member("grace"), playground.world.guild
    for user_id in range(1, 10):
        await easel.store.bans.ban(guild.id, user_id, grace.id, "spam")
    shown = await (await grace.slash("mod bans")).response(PATIENCE)
    await easel.store.bans.unban(guild.id, 1, grace.id)
    answer = await (await grace.click(shown, "Older")).response(PATIENCE)
    assert answer.content == Localizer()("bans.end")


async def test_every_action_is_offered_and_found(playground: Playground, easel: Easel) -> None:
    grace, guild = playground.member("grace"), playground.world.guild
    offered = await grace.autocomplete("mod audit", "action", "")
    assert {one["value"] for one in offered} == {one.value for one in AuditAction}
    [rules] = await grace.autocomplete("mod audit", "action", "rules rep")
    await easel.store.audit.log(Note(guild.id, grace.id, AuditAction.RULES_REPLACE, detail="3"))
    await easel.store.audit.log(Note(guild.id, grace.id, AuditAction.CLEAR, detail="3 jobs"))
    shown = await (await grace.slash("mod audit", action=rules["value"])).response(PATIENCE)
    assert "**Word rules replaced**" in shown.content
    assert "Queue cleared" not in shown.content


async def test_actions_are_posted_in_the_log_channel_and_happen_without_it(
    playground: Playground, easel: Easel
) -> None:
    alan, grace, guild = playground.member("alan"), playground.member("grace"), playground.world.guild
    gallery = next(channel for channel in guild.channels.values() if channel.name == "gallery")
    shown = await (await alan.slash("admin settings", log_channel=str(gallery.id))).response(PATIENCE)
    assert f"<#{gallery.id}>" in shown.content
    await (await grace.slash("mod warn", member=playground.member("mallory").user, reason="spam")).response(PATIENCE)
    await alan.wait_for(lambda m: m.channel_id == gallery.id and "**Warned**" in m.content, PATIENCE)
    await easel.store.guilds.set(guild.id, GuildSettings(log_channel=1), alan.id)
    answer = await (await grace.slash("mod clear")).response(PATIENCE)
    assert "0 jobs cancelled" in answer.content
    await alan.click(shown, "Turn off the moderation log")
    await alan.wait_for(lambda m: m.id == shown.id and "Moderation log: off" in m.content, PATIENCE)
    with pytest.raises(NotDeliveredError):
        await alan.wait_for(lambda m: m.channel_id == gallery.id and "Queue cleared" in m.content, 0.3)
