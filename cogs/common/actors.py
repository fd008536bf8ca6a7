"""Actors: Discord members as the moderation rules of the bot see them."""

import dataclasses

import discord

from bot.client import Interaction
from bot.core.job import Job, Place
from bot.moderation.asker import Asker
from bot.moderation.authority import NOBODY, Actor


def asker(interaction: Interaction) -> Asker:
    """Who asks for a picture with a command, button or form, and where."""
    guest = not interaction.is_guild_integration()
    roles = frozenset() if guest else role_ids(interaction.user)
    return Asker(
        interaction.user.id,
        interaction.guild_id,
        _channel_id(interaction.channel, interaction.channel_id),
        roles,
        moderates=trusted(interaction.permissions),
        owns=owns(interaction.user),
        rank=rank(interaction.user),
        asked_by=interaction.id,
    )


def asker_of(message: discord.Message) -> Asker:
    """Who asks for a picture with a message, and where."""
    author, guild = message.author, message.guild
    channel_id = _channel_id(message.channel, message.channel.id)
    return Asker(
        author.id,
        None if guild is None else guild.id,
        channel_id,
        role_ids(author),
        moderates=isinstance(author, discord.Member) and trusted(author.guild_permissions),
        owns=owns(author),
        rank=rank(author),
        asked_by=message.id,
    )


def trusted(permissions: discord.Permissions) -> bool:
    """Whether somebody with these permissions moderates or manages the server."""
    return permissions.moderate_members or permissions.manage_guild


def role_ids(user: discord.User | discord.Member) -> frozenset[int]:
    """The roles that a member has in this server."""
    if not isinstance(user, discord.Member):
        return frozenset()
    return frozenset(role.id for role in user.roles if not role.is_default())


def _channel_id(channel: object, channel_id: int | None) -> int:
    """The channel's id, or its parent's for a thread; 0 if Discord names no channel."""
    return channel.parent_id if isinstance(channel, discord.Thread) else channel_id or 0


def actor(interaction: Interaction) -> Actor:
    """Who used a command or button, and their permissions in that channel now."""
    return Actor(
        interaction.user.id,
        moderates=interaction.permissions.moderate_members,
        manages=interaction.permissions.manage_guild,
        rank=rank(interaction.user),
        owns=owns(interaction.user),
    )


def actor_on(interaction: Interaction, job: Job) -> Actor:
    """Who acts on a job. Their permissions count only in the server where the job was asked for."""
    who = actor(interaction)
    here = job.guild_id is not None and job.guild_id == interaction.guild_id
    return who if here else dataclasses.replace(who, moderates=False, manages=False)


def member_actor(member: discord.Member) -> Actor:
    """A member, with their permissions in the server as a whole."""
    granted = member.guild_permissions
    return Actor(member.id, granted.moderate_members, granted.manage_guild, rank(member), owns(member))


def target(user: discord.User | discord.Member) -> Actor:
    """The member that an action is aimed at."""
    return Actor(user.id, rank=rank(user), owns=owns(user))


def rank(user: discord.User | discord.Member) -> int:
    """The position of a member's highest role in this server."""
    if not isinstance(user, discord.Member):
        return NOBODY
    return max((role.position for role in user.roles), default=0)


def owns(user: discord.User | discord.Member) -> bool:
    """Whether the member owns the server."""
    return isinstance(user, discord.Member) and user.guild.owner_id == user.id


def place_of(interaction: Interaction) -> Place:
    """Where something is asked for, as far as everyone there sees it."""
    return Place(interaction.channel_id or 0, guest=is_guest(interaction))


def is_guest(interaction: Interaction) -> bool:
    """Whether only the member installed the bot, so that it is a guest where they use it."""
    return not (interaction.context.dm_channel or interaction.is_guild_integration())
