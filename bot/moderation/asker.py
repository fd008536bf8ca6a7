"""Asker: who asks for a picture, and where, as far as bans and limits need it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks, and where, by Discord's ids.

    `guild_id` is None in direct messages. In a thread, `channel_id` is the parent channel's, since what is allowed in a
    channel is allowed in its threads. `role_ids` leave out @everyone; they are empty in direct messages, and if the bot
    is only a guest in the server. `rank` is the position of their highest role, 0 for @everyone. Whoever `moderates`
    may time out members or manages the server; who `owns` it does anyway. `asked_by` is the interaction or message that
    asks.
    """

    user_id: int
    guild_id: int | None
    channel_id: int
    role_ids: frozenset[int] = frozenset()
    moderates: bool = False
    owns: bool = False
    rank: int = 0
    asked_by: int | None = None

    @property
    def bannable_ids(self) -> tuple[int, ...]:
        """The ids whose bans may apply: the member's and their roles'; none for the owner: nobody could lift it."""
        return () if self.owns else (self.user_id, *self.role_ids)
