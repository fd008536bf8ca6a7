"""Authority: who may act on a job, and on whom a moderator may act."""

from dataclasses import dataclass
from typing import Final

from bot.core.errors import NotAllowedError
from bot.core.preferences import GuildSettings, Preferences

NOBODY: Final = -1
"""The rank of someone who isn't in this server, below any moderator's."""
UNLIMITED: Final = 2**31 - 1
"""What the owner reaches: above any role's position."""


@dataclass(frozen=True, slots=True)
class Actor:
    """A person who acts or is acted on, with their permissions in this channel.

    `rank` is the position of their highest role, 0 for @everyone, and NOBODY if they aren't in this server. `owns` says
    that the server is theirs.
    """

    id: int
    moderates: bool = False
    manages: bool = False
    rank: int = 0
    owns: bool = False

    @property
    def reach(self) -> int:
        """The rank below which they reach members."""
        return UNLIMITED if self.owns else self.rank

    def reached(self, reach: int | None) -> bool:
        """Whether the ban of a role that they have, by a moderator with this reach, applies to them.

        Bans from before moderators' ranks were noted (None) spare those who moderate or manage.
        """
        if self.owns:
            return False
        return not (self.moderates or self.manages) if reach is None else self.rank < reach


@dataclass(frozen=True, slots=True)
class Target:
    """A role that is acted on: its position among the server's roles, and whether it is @everyone."""

    id: int
    rank: int
    everyone: bool = False


def check_control(actor: Actor, owner_id: int) -> None:
    """Raise NotAllowedError unless the actor owns the job or moderates here."""
    if actor.id != owner_id and not actor.moderates:
        raise NotAllowedError("owner.only")


def check_moderator(actor: Actor) -> None:
    """Raise NotAllowedError unless the actor moderates here. Discord's command permissions can be overridden."""
    if not actor.moderates:
        raise NotAllowedError("moderators.only")


def check_manager(actor: Actor, refusal: NotAllowedError | None = None) -> None:
    """Raise NotAllowedError, or `refusal` if given, unless the actor manages this server."""
    if not actor.manages:
        raise refusal or NotAllowedError("admin.only")


def check_reach(actor: Actor, target: Actor, bot_id: int) -> None:
    """Raise NotAllowedError if the actor may not ban or strike the target. The ranks work as in Discord's own bans."""
    check_moderator(actor)
    if target.id == actor.id:
        raise NotAllowedError("order.self")
    if target.id == bot_id:
        raise NotAllowedError("order.bot")
    if target.owns:
        raise NotAllowedError("order.owner")
    if target.rank >= actor.reach:
        raise NotAllowedError("order.rank")


def check_role(actor: Actor, role: Target) -> None:
    """Raise NotAllowedError if a role can't be banned: it is @everyone, or not below the actor's highest role."""
    check_moderator(actor)
    if role.everyone:
        raise NotAllowedError("order.everyone")
    if role.rank >= actor.reach:
        raise NotAllowedError("order.role")


def check_forgiving(actor: Actor, member_id: int) -> None:
    """Raise NotAllowedError if the actor doesn't moderate here, or the strike is their own."""
    check_moderator(actor)
    if actor.id == member_id:
        raise NotAllowedError("order.self")


def check_repaint(asker_id: int, owner_id: int, preferences: Preferences) -> None:
    """Raise NotAllowedError if the preferences of a picture's owner don't let others repaint it."""
    if asker_id != owner_id and not preferences.repaintable:
        raise NotAllowedError("repaint.declined")


def check_avatar(asker_id: int, member_id: int, settings: GuildSettings | None) -> None:
    """Raise NotAllowedError if an avatar may not be repainted.

    A server decides by its settings. Outside of servers (None), people may repaint only their own avatar.
    """
    if settings is None and asker_id != member_id:
        raise NotAllowedError("avatar.own")
    if settings is not None and not settings.repaint_avatar:
        raise NotAllowedError("avatar.off")
