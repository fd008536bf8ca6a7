"""Owners and moderators control a job; bans don't reach oneself, the bot, or fellow moderators."""

import pytest

from bot.errors import NotAllowedError
from bot.moderation.authority import (
    Actor,
    check_avatar,
    check_ban,
    check_control,
    check_manager,
    check_moderator,
    check_repaint,
    check_settings,
)
from bot.preferences import GuildSettings, Preferences

MEMBER, OTHER = Actor(1), Actor(2)
MODERATOR, FELLOW = Actor(3, moderates=True), Actor(4, moderates=True)
ADMIN = Actor(5, moderates=True, administers=True)
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
    with pytest.raises(NotAllowedError) as refused:
        check_manager(MODERATOR)
    assert refused.value.key == "managers.only"


def test_a_moderator_bans_members_and_an_administrator_moderators() -> None:
    check_ban(MODERATOR, MEMBER, BOT)
    check_ban(ADMIN, MODERATOR, BOT)


@pytest.mark.parametrize(
    ("actor", "target", "key"),
    [
        (MEMBER, OTHER, "moderators.only"),
        (MODERATOR, MODERATOR, "ban.self"),
        (ADMIN, ADMIN, "ban.self"),
        (MODERATOR, Actor(BOT), "ban.bot"),
        (MODERATOR, FELLOW, "ban.moderator"),
        (MODERATOR, ADMIN, "ban.moderator"),
    ],
)
def test_a_ban_that_reaches_too_far_is_refused(actor: Actor, target: Actor, key: str) -> None:
    with pytest.raises(NotAllowedError) as refused:
        check_ban(actor, target, BOT)
    assert refused.value.key == key


def test_only_who_manages_a_server_changes_its_settings() -> None:
    check_settings(Actor(1, manages=True))
    with pytest.raises(NotAllowedError) as refused:
        check_settings(Actor(1, moderates=True))
    assert refused.value.key == "admin.only"


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
