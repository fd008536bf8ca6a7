"""Authority: who may act on a job, and on whom a moderator may act."""

from dataclasses import dataclass

from bot.errors import NotAllowedError


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
