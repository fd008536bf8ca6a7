"""Asker: who asks for a picture, and where, as far as bans and limits need it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks, and where, by Discord's ids.

    `guild_id` is None in direct messages. In a thread, `channel_id` is the parent channel's, since what is allowed in a
    channel is allowed in its threads. `role_ids` leave out @everyone; they are empty in direct messages, and if the bot
    is only a guest in the server. Whoever `moderates` may time out members or manages the server; who `owns` it does
    anyway. `asked_by` is the interaction or message that asks.
    """

    user_id: int
    guild_id: int | None
    channel_id: int
    role_ids: frozenset[int] = frozenset()
    moderates: bool = False
    owns: bool = False
    asked_by: int | None = None

    @property
    def trusted(self) -> bool:
        """Whether the server trusts them to moderate: neither bans of roles nor word rules' strikes apply to them."""
        return self.moderates or self.owns

    @property
    def bannable_ids(self) -> tuple[int, ...]:
        """The ids whose bans apply: the member's and their roles', without the roles' if they moderate or manage.

        None for the server's owner, whose ban nobody could lift.
        """
        if self.owns:
            return ()
        return (self.user_id,) if self.moderates else (self.user_id, *self.role_ids)
