"""Gateway intents: which of them an event needs."""

from enum import IntFlag


class Intent(IntFlag):
    """The intents that mean something in the playground; the names are Discord's."""

    GUILDS = 1 << 0
    GUILD_MEMBERS = 1 << 1
    GUILD_PRESENCES = 1 << 8
    GUILD_MESSAGES = 1 << 9
    GUILD_MESSAGE_REACTIONS = 1 << 10
    GUILD_MESSAGE_TYPING = 1 << 11
    DIRECT_MESSAGES = 1 << 12
    DIRECT_MESSAGE_REACTIONS = 1 << 13
    DIRECT_MESSAGE_TYPING = 1 << 14
    MESSAGE_CONTENT = 1 << 15


PRIVILEGED = Intent.GUILD_MEMBERS | Intent.GUILD_PRESENCES | Intent.MESSAGE_CONTENT
"""What an application must be granted before it may ask for it."""

KNOWN = (1 << 26) - 1
"""Bits that Discord knows; others are refused."""

APPLICATION_FLAGS = {
    Intent.GUILD_PRESENCES: 1 << 13,
    Intent.GUILD_MEMBERS: 1 << 15,
    Intent.MESSAGE_CONTENT: 1 << 19,
}
"""How the application object tells that it was granted a privileged intent (for fewer than a hundred guilds)."""


def needed(in_dm: bool, guild_intent: Intent) -> Intent:
    """The intent for an event of this kind in a guild, or its twin for DMs."""
    return Intent(guild_intent << 3) if in_dm else guild_intent


def application_flags(granted: int) -> int:
    """The application's flags for its granted privileged intents."""
    return sum(flag for intent, flag in APPLICATION_FLAGS.items() if granted & intent)
