"""Discord's permission bits, and how to compute a member's permissions in a channel."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntFlag


class Permission(IntFlag):
    """The permissions that the playground knows."""

    KICK_MEMBERS = 1 << 1
    BAN_MEMBERS = 1 << 2
    ADMINISTRATOR = 1 << 3
    MANAGE_CHANNELS = 1 << 4
    MANAGE_GUILD = 1 << 5
    ADD_REACTIONS = 1 << 6
    VIEW_CHANNEL = 1 << 10
    SEND_MESSAGES = 1 << 11
    MANAGE_MESSAGES = 1 << 13
    EMBED_LINKS = 1 << 14
    ATTACH_FILES = 1 << 15
    READ_MESSAGE_HISTORY = 1 << 16
    MENTION_EVERYONE = 1 << 17
    USE_EXTERNAL_EMOJIS = 1 << 18
    MANAGE_ROLES = 1 << 28
    MANAGE_WEBHOOKS = 1 << 29
    USE_APPLICATION_COMMANDS = 1 << 31
    MANAGE_THREADS = 1 << 34
    CREATE_PUBLIC_THREADS = 1 << 35
    CREATE_PRIVATE_THREADS = 1 << 36
    SEND_MESSAGES_IN_THREADS = 1 << 38
    MODERATE_MEMBERS = 1 << 40
    USE_EXTERNAL_APPS = 1 << 50


ALL = (1 << 53) - 1
"""The permissions of owners and administrators."""

MEMBERS = int(
    Permission.ADD_REACTIONS
    | Permission.VIEW_CHANNEL
    | Permission.SEND_MESSAGES
    | Permission.EMBED_LINKS
    | Permission.ATTACH_FILES
    | Permission.READ_MESSAGE_HISTORY
    | Permission.USE_EXTERNAL_EMOJIS
    | Permission.USE_APPLICATION_COMMANDS
    | Permission.CREATE_PUBLIC_THREADS
    | Permission.CREATE_PRIVATE_THREADS
    | Permission.SEND_MESSAGES_IN_THREADS
    | Permission.USE_EXTERNAL_APPS
)
"""The permissions of @everyone, and of both sides in a DM."""


@dataclass(frozen=True)
class Overwrite:
    """A channel's exception for a role (kind 0) or a member (kind 1)."""

    kind: int
    allow: int = 0
    deny: int = 0


def in_guild(role_bits: Iterable[int]) -> int:
    """The permissions of a member whose roles have these bits, before any channel's overwrites."""
    bits = 0
    for role in role_bits:
        bits |= role
    return ALL if bits & Permission.ADMINISTRATOR else bits


def in_channel(
    base: int, overwrites: Mapping[int, Overwrite], everyone_id: int, role_ids: Iterable[int], user_id: int
) -> int:
    """Apply a channel's overwrites in Discord's order: @everyone, all roles together, the member."""
    if base & Permission.ADMINISTRATOR:
        return ALL
    nothing = Overwrite(0)
    everyone = overwrites.get(everyone_id, nothing)
    bits = (base & ~everyone.deny) | everyone.allow
    roles = [overwrites[role_id] for role_id in role_ids if role_id in overwrites and role_id != everyone_id]
    for overwrite in roles:
        bits &= ~overwrite.deny
    for overwrite in roles:
        bits |= overwrite.allow
    own = overwrites.get(user_id, nothing)
    bits = (bits & ~own.deny) | own.allow
    return bits if bits & Permission.VIEW_CHANNEL else 0
