"""Tables: which ones hold personal data, of whom, and what happens to it. Jobs and their rows are handled separately.

A test checks that every table of the database is listed here or exempted there, so whoever adds one has to decide.
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Held:
    """A table whose rows belong to the id in `column`; `key` lists the columns of its primary key."""

    table: str
    column: str
    key: str


OF_MEMBERS: Final = (
    Held("preferences", "user_id", "user_id"),
    Held("styles", "owner_id", "owner_id, folded"),
    Held("wildcards", "owner_id", "owner_id, folded"),
    Held("recipes", "user_id", "id"),
    Held("usage_days", "owner_id", "owner_id, day, model"),
    Held("usage_members", "user_id", "guild_id, day, user_id"),
)
"""Exported for a member, and deleted when they erase their data."""
ABOUT_MEMBERS: Final = (
    Held("bans", "subject_id", "id"),
    Held("strikes", "user_id", "id"),
    Held("blocks", "target_id", "target_id"),
    Held("counts", "user_id", "user_id, guild_id"),
    Held("copies", "user_id", "message_id"),
)
"""Exported for a member, but kept when they erase their data, because it protects others.

Copies lose the member's id then.
"""
OF_SERVERS: Final = (
    Held("guild_settings", "guild_id", "guild_id"),
    Held("styles", "owner_id", "owner_id, folded"),
    Held("wildcards", "owner_id", "owner_id, folded"),
    Held("bans", "guild_id", "id"),
    Held("strikes", "guild_id", "id"),
    Held("paused", "guild_id", "guild_id"),
    Held("limits", "guild_id", "guild_id, role_id"),
    Held("allowed", "guild_id", "guild_id, kind, subject_id"),
    Held("counts", "guild_id", "user_id, guild_id"),
    Held("word_rules", "guild_id", "id"),
    Held("word_revisions", "owner_id", "owner_id"),
    Held("channel_policies", "guild_id", "guild_id, channel_id"),
    Held("purged_hashes", "guild_id", "guild_id, hash"),
    Held("audit", "guild_id", "id"),
    Held("usage_days", "owner_id", "owner_id, day, model"),
    Held("usage_members", "guild_id", "guild_id, day, user_id"),
    Held("retention", "guild_id", "guild_id"),
)
"""Deleted some time after a server has removed the bot."""
