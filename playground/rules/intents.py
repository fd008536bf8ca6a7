"""Gateway intents: their bits, and which one an event needs."""

from enum import IntFlag


class Intent(IntFlag):
    """The intents that the playground knows, with Discord's names."""

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
"""The intents that an application must be granted before it may ask for them."""

KNOWN = (1 << 26) - 1
"""The bits that Discord knows; others are refused."""

APPLICATION_FLAGS = {
    Intent.GUILD_PRESENCES: 1 << 13,
    Intent.GUILD_MEMBERS: 1 << 15,
    Intent.MESSAGE_CONTENT: 1 << 19,
}
"""The application's flags for granted privileged intents (of a bot in fewer than a hundred guilds)."""


def needed(in_dm: bool, guild_intent: Intent) -> Intent:
    """The intent for an event in a guild, or the matching one for DMs."""
    return Intent(guild_intent << 3) if in_dm else guild_intent


def application_flags(granted: int) -> int:
    """The application's flags for these privileged intents."""
    return sum(flag for intent, flag in APPLICATION_FLAGS.items() if granted & intent)
