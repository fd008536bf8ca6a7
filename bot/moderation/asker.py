"""Asker: who asks for a picture, and where, as far as bans and limits need it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks, and where, by Discord's ids.

    `guild_id` is None in direct messages. In a thread, `channel_id` is the parent channel's, since what is allowed in a
    channel is allowed in its threads. `role_ids` leave out @everyone; they are empty in direct messages, and if the bot
    is only a guest in the server.
    """

    user_id: int
    guild_id: int | None
    channel_id: int
    role_ids: frozenset[int] = frozenset()
