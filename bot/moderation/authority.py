"""Authority: who may act on a job, and on whom a moderator may act."""

from dataclasses import dataclass

from bot.errors import NotAllowedError
from bot.preferences import GuildSettings, Preferences


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone who wants to do something, or to whom it is done, with what they may do in this channel."""

    id: int
    moderates: bool = False
    administers: bool = False
    manages: bool = False


def check_control(actor: Actor, owner_id: int) -> None:
    """Raise NotAllowedError unless the actor owns the job or moderates here."""
    if actor.id != owner_id and not actor.moderates:
        raise NotAllowedError("owner.only")


def check_moderator(actor: Actor) -> None:
    """Raise NotAllowedError unless the actor moderates here. Discord's own permissions are a hint that can change."""
    if not actor.moderates:
        raise NotAllowedError("moderators.only")


def check_manager(actor: Actor) -> None:
    """Raise NotAllowedError unless the actor manages this server."""
    if not actor.manages:
        raise NotAllowedError("managers.only")


def check_ban(actor: Actor, target: Actor, bot_id: int) -> None:
    """Raise NotAllowedError where a ban makes no sense, or reaches too high."""
    check_moderator(actor)
    if target.id == actor.id:
        raise NotAllowedError("ban.self")
    if target.id == bot_id:
        raise NotAllowedError("ban.bot")
    if target.moderates and not actor.administers:
        raise NotAllowedError("ban.moderator")


def check_settings(actor: Actor) -> None:
    """Raise NotAllowedError unless the actor manages this server, and so may see and change its settings."""
    if not actor.manages:
        raise NotAllowedError("admin.only")


def check_repaint(asker_id: int, owner_id: int, preferences: Preferences) -> None:
    """Raise NotAllowedError where a picture's owner, whose preferences these are, lets nobody else repaint it."""
    if asker_id != owner_id and not preferences.repaintable:
        raise NotAllowedError("repaint.declined")


def check_avatar(asker_id: int, member_id: int, settings: GuildSettings | None) -> None:
    """Raise NotAllowedError where an avatar may not be repainted.

    A server decides by its settings; where there is none that could (None), one's own avatar is the only one.
    """
    if settings is None and asker_id != member_id:
        raise NotAllowedError("avatar.own")
    if settings is not None and not settings.repaint_avatar:
        raise NotAllowedError("avatar.off")
