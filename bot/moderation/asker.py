"""Asker: a member who wants something painted, and where, as far as rules and limits count it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks, and where: by Discord's ids.

    `guild_id` is None in direct messages. `channel_id` is a thread's parent, since what is allowed in a channel is
    allowed in its threads. `role_ids` are without @everyone, whom every member is; where the bot is a guest, or nobody
    has roles, there are none.
    """

    user_id: int
    guild_id: int | None
    channel_id: int
    role_ids: frozenset[int] = frozenset()
