"""/admin limits: limits by role, and the channels and roles that I paint for."""

import discord
from discord import app_commands

from bot.client import Interaction, localizer_of
from bot.core.errors import RequestError
from bot.moderation.limits import DEFAULT, MOST, OPERATOR
from bot.store import Store
from bot.store.limits import Kind
from cogs.administration.limits_view import limits_text
from cogs.administration.scope import Scope, servers
from cogs.common.answers import answer_privately

Channel = discord.TextChannel | discord.VoiceChannel | discord.StageChannel


class LimitGroup(app_commands.Group):
    """Each command answers with all current limits, visible only to its user."""

    def __init__(self, store: Store, scope: Scope = servers) -> None:
        super().__init__(name="limits", description="Limits for members, channels and roles")
        self._store = store
        self._scope = scope
        if scope is not servers:
            for name in ("allow", "deny"):  # only servers have channels and roles
                self.remove_command(name)

    @app_commands.command(name="show")
    async def show(self, interaction: Interaction) -> None:
        """Show the limits."""
        await self._answer(interaction, await self._scope(interaction) or OPERATOR)

    @app_commands.command(name="set")
    @app_commands.describe(
        role="Which role. Default: members who have no role with limits",
        queued="Open requests per member; 0 removes this or any other limit",
        running="Requests of one member that are painted at the same time",
        pictures_a_day="Pictures a day, from midnight to midnight UTC",
        steps="Steps per picture",
        pixels="Pixels per picture, such as 262144 for 512x512",
        pictures="Pictures per request",
        priority="How much more often a member's turn comes: 1 to 4 times",
        cooldown_seconds="Seconds between two requests",
    )
    async def set(
        self,
        interaction: Interaction,
        role: discord.Role | None = None,
        queued: app_commands.Range[int, 0, MOST.queued] | None = None,
        running: app_commands.Range[int, 0, MOST.running] | None = None,
        pictures_a_day: app_commands.Range[int, 0, MOST.pictures_a_day] | None = None,
        steps: app_commands.Range[int, 0, MOST.steps] | None = None,
        pixels: app_commands.Range[int, 0, MOST.pixels] | None = None,
        pictures: app_commands.Range[int, 0, MOST.pictures] | None = None,
        priority: app_commands.Range[int, 0, MOST.priority] | None = None,
        cooldown_seconds: app_commands.Range[int, 0, MOST.cooldown_seconds] | None = None,
    ) -> None:
        """Set limits for all members, or for those with a role."""
        guild_id = await self._scope(interaction) or OPERATOR
        given = {
            "queued": queued,
            "running": running,
            "pictures_a_day": pictures_a_day,
            "steps": steps,
            "pixels": pixels,
            "pictures": pictures,
            "priority": priority,
            "cooldown_seconds": cooldown_seconds,
        }
        changed = {name: value or None for name, value in given.items() if value is not None}
        if not changed:
            raise RequestError("limit.nothing")
        await self._store.limits.change(guild_id, role_key(role), interaction.user.id, **changed)
        await self._answer(interaction, guild_id)

    @app_commands.command(name="clear")
    @app_commands.describe(role="Which role. Default: members who have no role with limits")
    async def clear(self, interaction: Interaction, role: discord.Role | None = None) -> None:
        """Remove the limits of a role, or the default limits."""
        guild_id = await self._scope(interaction) or OPERATOR
        await self._store.limits.clear(guild_id, role_key(role), interaction.user.id)
        await self._answer(interaction, guild_id)

    @app_commands.command(name="allow")
    @app_commands.describe(
        channel="A channel to allow; I then paint only in allowed channels",
        role="A role to allow; I then paint only for members with an allowed role",
    )
    async def allow(
        self, interaction: Interaction, channel: Channel | None = None, role: discord.Role | None = None
    ) -> None:
        """Let me paint only in allowed channels, or for allowed roles."""
        guild_id = await self._scope(interaction) or OPERATOR
        for kind, subject_id in subjects(channel, role):
            await self._store.limits.allow(guild_id, kind, subject_id, interaction.user.id)
        await self._answer(interaction, guild_id)

    @app_commands.command(name="deny")
    @app_commands.describe(
        channel="The channel to remove; if none is left, all channels are allowed",
        role="The role to remove; if none is left, all roles are allowed",
    )
    async def deny(
        self, interaction: Interaction, channel: Channel | None = None, role: discord.Role | None = None
    ) -> None:
        """Remove a channel or role from the allowed ones."""
        guild_id = await self._scope(interaction) or OPERATOR
        for kind, subject_id in subjects(channel, role):
            await self._store.limits.deny(guild_id, kind, subject_id, interaction.user.id)
        await self._answer(interaction, guild_id)

    async def _answer(self, interaction: Interaction, guild_id: int) -> None:
        by_role, allowed = await self._store.limits.of_guild(guild_id), await self._store.limits.allowed(guild_id)
        text = limits_text(by_role, allowed, localizer_of(interaction))
        await answer_privately(interaction, text)


def role_key(role: discord.Role | None) -> int:
    """The key of a role in the table of limits; @everyone stands for members who have no role with limits."""
    return DEFAULT if role is None or role.is_default() else role.id


def subjects(channel: Channel | None, role: discord.Role | None) -> list[tuple[Kind, int]]:
    """The channel and role to allow or deny; raises RequestError if neither is given."""
    given: tuple[tuple[Kind, Channel | discord.Role | None], ...] = (("channel", channel), ("role", role))
    found = [(kind, one.id) for kind, one in given if one is not None]
    if not found:
        raise RequestError("limit.nobody")
    return found
