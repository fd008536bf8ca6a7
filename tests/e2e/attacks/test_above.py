"""A moderator's ban of a role, and a word rule's strikes, reach nobody who moderates or manages the server."""

from bot.app.wiring import Easel
from bot.core.preferences import GuildSettings
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
    noted = {entry.target_id for entry in await deeds(easel.store, guild.id) if entry.action == "words"}
    assert noted == {alan.id, playground.member("grace").id}
