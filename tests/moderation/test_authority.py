"""Owners and moderators control a job; bans and strikes don't reach oneself, the bot, or whoever stands as high."""

import pytest

from bot.core.errors import NotAllowedError
from bot.core.preferences import GuildSettings, Preferences
from bot.moderation.authority import (
    NOBODY,
    Actor,
    Target,
    check_avatar,
    check_control,
    check_forgiving,
    check_manager,
    check_moderator,
    check_reach,
    check_repaint,
    check_role,
)

MEMBER, OTHER = Actor(1), Actor(2)
MODERATOR, FELLOW = Actor(3, moderates=True, rank=2), Actor(4, moderates=True, rank=2)
ADMIN = Actor(5, moderates=True, rank=3)
OWNER = Actor(6, moderates=True, rank=1, owns=True)
BOT = 9


def test_the_owner_and_moderators_control_a_job() -> None:
    check_control(MEMBER, 1)
    check_control(MODERATOR, 1)
    with pytest.raises(NotAllowedError) as refused:
        check_control(OTHER, 1)
    assert refused.value.key == "owner.only"


def test_only_moderators_moderate() -> None:
    check_moderator(MODERATOR)
    with pytest.raises(NotAllowedError) as refused:
        check_moderator(MEMBER)
    assert refused.value.key == "moderators.only"


def test_only_those_who_manage_the_server_manage_it() -> None:
    check_manager(Actor(6, manages=True))
    for refusal, key in ((None, "admin.only"), (NotAllowedError("managers.only"), "managers.only")):
        with pytest.raises(NotAllowedError) as refused:
            check_manager(MODERATOR, refusal)
        assert refused.value.key == key


def test_whoever_stands_above_reaches_those_below_and_those_who_are_gone() -> None:
    check_reach(MODERATOR, MEMBER, BOT)
    check_reach(MODERATOR, Actor(8, rank=NOBODY), BOT)
    check_reach(ADMIN, MODERATOR, BOT)
    check_reach(OWNER, ADMIN, BOT)


@pytest.mark.parametrize(
    ("actor", "target", "key"),
    [
        (MEMBER, OTHER, "moderators.only"),
        (MODERATOR, MODERATOR, "order.self"),
        (OWNER, OWNER, "order.self"),
        (MODERATOR, Actor(BOT), "order.bot"),
        (ADMIN, OWNER, "order.owner"),
        (MODERATOR, FELLOW, "order.rank"),
        (MODERATOR, ADMIN, "order.rank"),
        (Actor(7, moderates=True), MEMBER, "order.rank"),
    ],
)
def test_a_deed_that_reaches_too_far_is_refused(actor: Actor, target: Actor, key: str) -> None:
    with pytest.raises(NotAllowedError) as refused:
        check_reach(actor, target, BOT)
    assert refused.value.key == key


def test_roles_below_ones_own_can_be_banned() -> None:
    check_role(MODERATOR, Target(20, 1))
    check_role(OWNER, Target(20, 9))


@pytest.mark.parametrize(
    ("actor", "role", "key"),
    [
        (MEMBER, Target(20, 1), "moderators.only"),
        (OWNER, Target(5, 0, everyone=True), "order.everyone"),
        (MODERATOR, Target(20, 2), "order.role"),
        (ADMIN, Target(20, 4), "order.role"),
    ],
)
def test_a_role_that_is_too_high_or_everybodys_is_not_banned(actor: Actor, role: Target, key: str) -> None:
    with pytest.raises(NotAllowedError) as refused:
        check_role(actor, role)
    assert refused.value.key == key


def test_nobody_forgives_their_own_strikes() -> None:
    check_forgiving(MODERATOR, 1)
    with pytest.raises(NotAllowedError) as refused:
        check_forgiving(MODERATOR, MODERATOR.id)
    assert refused.value.key == "order.self"
    with pytest.raises(NotAllowedError):
        check_forgiving(MEMBER, OTHER.id)


def test_who_opts_out_repaints_their_pictures_alone() -> None:
    check_repaint(1, 2, Preferences())
    check_repaint(2, 2, Preferences(repaintable=False))
    with pytest.raises(NotAllowedError) as refused:
        check_repaint(1, 2, Preferences(repaintable=False))
    assert refused.value.key == "repaint.declined"


def test_a_server_decides_on_avatars_and_elsewhere_one_has_ones_own() -> None:
    check_avatar(1, 2, GuildSettings(repaint_avatar=True))
    check_avatar(1, 1, None)
    for member_id, settings, key in ((2, None, "avatar.own"), (1, GuildSettings(), "avatar.off")):
        with pytest.raises(NotAllowedError) as refused:
            check_avatar(1, member_id, settings)
        assert refused.value.key == key


def test_a_role_ban_applies_to_those_below_the_moderator_and_never_to_the_owner() -> None:
    assert [MODERATOR.reached(reach) for reach in (1, 2, 3)] == [False, False, True]
    assert [OWNER.reached(reach) for reach in (2, OWNER.reach, None)] == [False, False, False]
    assert ADMIN.reached(OWNER.reach)
    # Of bans from before, nobody knows the moderator's rank.
    manager = Actor(7, manages=True)
    assert [one.reached(None) for one in (MEMBER, MODERATOR, manager)] == [True, False, False]
