"""A moderator's ban of a role reaches nobody above them, and a word rule's strikes nobody who moderates."""

from bot.app.wiring import Easel
from bot.core.preferences import GuildSettings
from bot.i18n.localizer import Localizer
from bot.store.rules import KeptRule
from playground.rules.permissions import MEMBERS
from playground.server import Playground
from playground.state.people import Role
from tests.e2e.conftest import Boot
from tests.e2e.looks import PATIENCE, painted
from tests.store.deeds import deeds


async def test_a_ban_of_a_low_role_that_moderators_hold_too_does_not_shut_them_out(
    playground: Playground, boot: Boot
) -> None:
    guild = playground.world.guild
    role = Role(77, "painter", MEMBERS, 1)
    guild.roles[role.id] = role
    names = ("alan", "grace", "mallory")
    members = [playground.member(name) for name in names]
    for member in members:
        guild.members[member.id].role_ids.append(role.id)
    alan, grace, mallory = members
    async with boot() as easel:
        for member in members:
            used = await member.slash("imagine", prompt="a tree", steps=100, images=4)
            await used.wait_for(lambda m: bool(m.buttons), PATIENCE)
        answer = await (await grace.slash("mod ban", who=str(role.id))).response(PATIENCE)
        assert "1 job cancelled" in answer.content
        assert {job.user_id for job in await easel.store.jobs.waiting()} == {alan.id, grace.id}
        refusal = await (await mallory.slash("imagine", prompt="more")).response(PATIENCE)
        assert "banned from painting" in refusal.content
        await (await grace.slash("mod clear")).response(PATIENCE)
        for member in (alan, grace):
            await (await member.slash("imagine", prompt="a cat", steps=2)).wait_for(painted, PATIENCE)
        # Whoever no longer moderates is a member like any other.
        guild.members[grace.id].role_ids[:] = [role.id]
        refusal = await (await grace.slash("imagine", prompt="more")).response(PATIENCE)
        assert "banned from painting" in refusal.content


async def test_a_word_rule_strikes_members_and_only_notes_what_moderators_and_the_owner_typed(
    playground: Playground, easel: Easel
) -> None:
    guild, alan = playground.world.guild, playground.member("alan")
    await easel.store.guilds.set(guild.id, GuildSettings(ladder="1=forever"), alan.id)
    await easel.store.rules.add(guild.id, KeptRule(0, "castle", "words", "strike"), alan.id)
    for name, struck in (("alan", 0), ("grace", 0), ("mallory", 1)):
        member = playground.member(name)
        refusal = await (await member.slash("imagine", prompt="a castle")).response(PATIENCE)
        assert "isn't allowed here" in refusal.content
        assert len(await easel.store.strikes.of(guild.id, member.id)) == struck
        assert (await easel.store.bans.find(guild.id, member.id) is not None) is bool(struck)
    # Only moderators read which rule it was.
    mallory = playground.member("mallory")
    refusal = await (await mallory.slash("imagine", prompt="a tree")).response(PATIENCE)
    assert refusal.content == Localizer()("ban.words", until=0)
    grace = playground.member("grace")
    for used in (await grace.slash("mod bans"), await grace.slash("mod strikes", member=str(mallory.id))):
        assert "castle" in (await used.response(PATIENCE)).content
    noted = {entry.target_id for entry in await deeds(easel.store, guild.id) if entry.action == "words"}
    assert noted == {alan.id, playground.member("grace").id}


async def test_a_ban_of_a_role_reaches_nobody_who_ranks_as_high_as_the_moderator(
    playground: Playground, boot: Boot
) -> None:
    guild = playground.world.guild
    top = max(role.position for role in guild.roles.values())
    low = Role(77, "painter", MEMBERS, 1)
    high = Role(78, "elder", MEMBERS, top + 2)  # above the moderator, without any right to moderate
    guild.roles |= {low.id: low, high.id: high}
    grace, ada, mallory, alan = (playground.member(name) for name in ("grace", "ada", "mallory", "alan"))
    for member in (grace, ada, mallory, alan):
        guild.members[member.id].role_ids.append(low.id)
    guild.members[ada.id].role_ids.append(high.id)
    async with boot() as easel:
        for member in (ada, mallory):
            used = await member.slash("imagine", prompt="a tree", steps=100, images=4)
            await used.wait_for(lambda m: bool(m.buttons), PATIENCE)
        said = (await (await grace.slash("mod ban", who=str(low.id))).response(PATIENCE)).content
        assert "1 job cancelled" in said
        assert {job.user_id for job in await easel.store.jobs.waiting()} == {ada.id}
        refusal = await (await mallory.slash("imagine", prompt="more")).response(PATIENCE)
        assert "banned from painting" in refusal.content
        await (await grace.slash("mod clear")).response(PATIENCE)
        message = await (await ada.slash("imagine", prompt="a cat", steps=2)).wait_for(painted, PATIENCE)
        asked = await ada.send("studio", f"<@{playground.world.bot.id}> at night --steps 2", reply_to=message)
        await ada.wait_for(lambda m: m.reply_to == asked.id and painted(m), PATIENCE)
        # The owner's ban reaches all but the owner, and nobody lifts or replaces one that applies to themselves.
        assert "banned" in (await (await alan.slash("mod ban", who=str(low.id))).response(PATIENCE)).content
        for member in (ada, grace):
            refusal = await (await member.slash("imagine", prompt="more")).response(PATIENCE)
            assert "banned from painting" in refusal.content
        await (await alan.slash("imagine", prompt="a cat", steps=2)).wait_for(painted, PATIENCE)
        for command in ("mod ban", "mod unban"):
            said = (await (await grace.slash(command, who=str(low.id))).response(PATIENCE)).content
            assert said == Localizer()("order.self")
        said = (await (await alan.slash("mod unban", who=str(low.id))).response(PATIENCE)).content
        assert "can paint here again" in said
        await (await ada.slash("imagine", prompt="a cat", steps=2)).wait_for(painted, PATIENCE)
