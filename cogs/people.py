"""People: a Discord member as bot/moderation sees them."""

import discord

from bot.client import Answer
from bot.moderation.authority import Actor


def actor(interaction: Answer) -> Actor:
    """Who used a command or button, with what they may do in that channel now."""
    return Actor(
        interaction.user.id,
        moderates=interaction.permissions.moderate_members,
        administers=interaction.permissions.administrator,
    )


def target(user: discord.User | discord.Member) -> Actor:
    """Someone to whom something is done."""
    if isinstance(user, discord.Member):
        rights = user.resolved_permissions or user.guild_permissions
        return Actor(user.id, rights.moderate_members, rights.administrator)
    return Actor(user.id)
