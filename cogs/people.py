"""People: a Discord member as bot/moderation sees them."""

import dataclasses

import discord

from bot.client import Answer
from bot.jobs import Job
from bot.moderation.authority import Actor


def actor(interaction: Answer) -> Actor:
    """Who used a command or button, with what they may do in that channel now."""
    return Actor(
        interaction.user.id,
        moderates=interaction.permissions.moderate_members,
        administers=interaction.permissions.administrator,
        manages=interaction.permissions.manage_guild,
    )


def actor_on(interaction: Answer, job: Job) -> Actor:
    """Who acts on a job: what they may do counts only in the server that the job was asked for in."""
    who = actor(interaction)
    here = job.guild_id is not None and job.guild_id == interaction.guild_id
    return who if here else dataclasses.replace(who, moderates=False, administers=False, manages=False)


def target(user: discord.User | discord.Member) -> Actor:
    """Someone to whom something is done."""
    if isinstance(user, discord.Member):
        rights = user.resolved_permissions or user.guild_permissions
        return Actor(user.id, rights.moderate_members, rights.administrator)
    return Actor(user.id)
