"""What decides whether a member may paint is read at once, and says the same as the tables of each part."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from bot.core.job import JobState
from bot.core.preferences import Preferences
from bot.moderation.asker import Asker
from bot.moderation.authority import Actor
from bot.moderation.limits import DEFAULT, OPERATOR, Allowed, Count, Counts, Limits, Terms
from bot.store import Store
from bot.store.audit import AuditTable
from bot.store.bans import BansTable
from bot.store.blocks import Standing
from bot.store.eligibility import Eligibility, EligibilityTable
from bot.store.jobs import Backlog
from bot.store.rules import KeptRule
from tests.store.asked import REQUEST, ask
from tests.store.explained import Explained

GUILD, OTHER = 5, 6
HUGE = 2**63 - 1
"""Ids are whole: JSON's numbers must not round them."""
MEMBER = Asker(1, GUILD, 9, frozenset({7, HUGE}))


def unknown(asker: Asker) -> Eligibility:
    """How things stand where nothing was ever kept."""
    none = Backlog(0, 0.0)
    return Eligibility(asker, Standing(), None, Allowed(), Terms(), Counts(), none, none, (0, 0), Preferences())


async def test_a_member_of_whom_nothing_is_known_may_do_everything(store: Store) -> None:
    for asker in (MEMBER, replace(MEMBER, guild_id=None)):
        assert await store.eligibility.of(asker) == unknown(asker)


async def test_each_part_is_what_its_own_table_says(store: Store) -> None:
    await store.blocks.block(1, "user", "spam", 99)
    await store.blocks.keep_list(on=True)
    await store.limits.allow(GUILD, "channel", HUGE, 99)
    await store.limits.allow(GUILD, "role", 7, 99)
    await store.limits.change(GUILD, DEFAULT, 99, steps=20)
    await store.limits.change(GUILD, HUGE, 99, steps=30, cooldown_seconds=5)
    await store.limits.change(OPERATOR, DEFAULT, 99, pictures_a_day=50)
    await store.rules.add(None, KeptRule(0, "moat", "words", "refuse"), 99)
    for pattern in ("castle", "tower"):
        await store.rules.add(GUILD, KeptRule(0, pattern, "words", "refuse"), 99)
    for user_id in (1, 1, 2):
        await ask(store, user_id)
    preferences = Preferences(size="64x96", steps=9, style="ink", private=True, repaintable=False)
    await store.preferences.set(1, preferences)
    found = await store.eligibility.of(MEMBER)
    assert found.preferences == preferences
    assert found.preferences.private is True
    assert found.standing == await store.blocks.standing(1, GUILD) == Standing("spam", None, unlisted=True)
    assert found.allowed == await store.limits.allowed(GUILD) == Allowed(frozenset({HUGE}), frozenset({7}))
    assert found.terms == await store.limits.terms(GUILD, MEMBER.role_ids)
    assert found.terms == Terms(Limits(steps=30, cooldown_seconds=5), Limits(pictures_a_day=50))
    assert found.rules == await store.rules.revision(GUILD) == (1, 2)
    assert (found.own, found.all_open) == (await store.jobs.backlog(1), await store.jobs.backlog())
    assert (found.own.count, found.all_open.count) == (2, 3)
    kept = await store.counts.of(1, GUILD)
    assert (found.counts.here.day, found.counts.here.pictures) == (kept.here.day, 2.0)
    assert found.counts.everywhere.last_at == pytest.approx(kept.everywhere.last_at, abs=1e-3)


async def test_nothing_of_another_place_or_member_counts(store: Store) -> None:
    await store.blocks.block(OTHER, "guild", "", 99)
    await store.bans.ban(OTHER, 1, 99, "spam")
    await store.bans.ban(GUILD, 2, 99, "spam")
    await store.preferences.set(2, Preferences(steps=9))
    await store.limits.allow(OTHER, "channel", 1, 99)
    await store.limits.change(OTHER, DEFAULT, 99, steps=20)
    await store.rules.add(OTHER, KeptRule(0, "castle", "words", "refuse"), 99)
    await ask(store, 2, OTHER)
    expected = replace(unknown(MEMBER), all_open=Backlog(1, REQUEST.cost))
    assert await store.eligibility.of(MEMBER) == expected
    assert (await store.eligibility.of(replace(MEMBER, guild_id=None))).counts == Counts(Count(), Count())


async def test_the_ban_that_lasts_longest_is_found_until_it_ends(store: Store) -> None:
    await store.bans.ban(GUILD, 7, 99, "a while", 3600, is_role=True)
    await store.bans.ban(GUILD, 1, 99, "a moment", 60)
    ban = (await store.eligibility.of(MEMBER)).ban
    kept = await store.bans.find(GUILD, 1, MEMBER.role_ids)
    assert kept is not None
    assert ban is not None
    assert (ban.id, ban.reason, ban.is_role) == (kept.id, "a while", True)
    now = store.bans.clock()
    store.bans.clock = lambda: now + 3601
    assert (await store.eligibility.of(MEMBER)).ban is None
    await store.bans.ban(GUILD, HUGE, 99, "for good", is_role=True)
    ban = (await store.eligibility.of(MEMBER)).ban
    assert ban is not None
    assert (ban.subject_id, ban.expires_at) == (HUGE, None)


@pytest.mark.parametrize("moderates", [False, True])
async def test_a_ban_of_a_role_reaches_those_below_the_moderator_who_set_it(store: Store, moderates: bool) -> None:
    await store.bans.ban(GUILD, 7, 99, "low", is_role=True, rank=5)
    for rank, reached in ((0, True), (4, True), (5, False), (6, False)):
        asker = replace(MEMBER, rank=rank, moderates=moderates)
        ban = (await store.eligibility.of(asker)).ban
        assert (ban is not None) is reached, rank
        assert Actor(1, moderates=moderates, rank=rank).reached(5) is reached
    await store.bans.ban(GUILD, 7, 99, "all", is_role=True, rank=Actor(99, owns=True).reach)
    assert (await store.eligibility.of(replace(MEMBER, rank=10**6, moderates=moderates))).ban is not None
    assert (await store.eligibility.of(replace(MEMBER, owns=True))).ban is None


async def test_a_longer_ban_that_spares_a_member_hides_no_shorter_one(store: Store) -> None:
    await store.bans.ban(GUILD, 7, 99, "spares", is_role=True, rank=3)
    await store.bans.ban(GUILD, HUGE, 99, "reaches", 60, is_role=True, rank=9)
    ban = (await store.eligibility.of(replace(MEMBER, rank=5))).ban
    assert ban is not None
    assert (ban.reason, ban.rank) == ("reaches", 9)


async def test_a_role_ban_from_before_spares_those_who_moderate_and_no_ban_reaches_the_owner(store: Store) -> None:
    await store.bans.ban(GUILD, 7, 99, "low", is_role=True)
    moderator, owner = replace(MEMBER, moderates=True), replace(MEMBER, owns=True)
    assert (await store.eligibility.of(MEMBER)).ban is not None
    assert (await store.eligibility.of(moderator)).ban is None
    assert (await store.eligibility.of(owner)).ban is None
    await store.bans.ban(GUILD, MEMBER.user_id, 99, "spam")
    ban = (await store.eligibility.of(moderator)).ban
    assert ban is not None
    assert ban.reason == "spam"
    assert (await store.eligibility.of(owner)).ban is None


async def test_finished_jobs_are_not_open(store: Store) -> None:
    job = await ask(store)
    assert (await store.eligibility.of(MEMBER)).own.count == 1
    await store.jobs.end(job.id, JobState.CANCELLED)
    assert (await store.eligibility.of(MEMBER)).own == Backlog(0, 0.0)


async def test_it_is_one_statement_and_no_table_is_read_as_a_whole(store: Store, tmp_path: Path) -> None:
    heard: list[str] = []
    await store.database.trace(heard.append)
    await store.eligibility.of(MEMBER)
    await store.database.trace(None)
    assert len(heard) == 1
    explained = await Explained.open(tmp_path / "easel.sqlite3")
    assert isinstance(explained, Explained)
    await EligibilityTable(explained, BansTable(explained, AuditTable(explained))).of(MEMBER)
    await explained.close()
    whole = {found[1] for plan in explained.plans if (found := re.match(r"SCAN (\w+)", plan))}
    assert whole == {"allow_list", "json_each"}  # a row at most, and what is given
    assert "SEARCH jobs USING COVERING INDEX jobs_open (state=?)" in explained.plans
