"""/admin limits: what members may ask for, by role, and the channels and roles for which anything is painted."""

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
    """Each command answers with all limits of the server as they are then, to its user alone."""

    def __init__(self, store: Store, scope: Scope = servers) -> None:
        super().__init__(name="limits", description="What members may ask for, and where")
        self._store = store
        self._scope = scope
        if scope is not servers:
            for name in ("allow", "deny"):  # channels and roles are a server's
                self.remove_command(name)

    @app_commands.command(name="show")
    async def show(self, interaction: Interaction) -> None:
        """See what this server limits."""
        await self._answer(interaction, await self._scope(interaction) or OPERATOR)

    @app_commands.command(name="set")
    @app_commands.describe(
        role="Whose limits; those of members without a role named here, where you leave this out",
        queued="Jobs that a member may have open; for each limit, 0 means that nothing is said",
        running="Jobs of a member that are painted at once",
        pictures_a_day="Pictures a day, from midnight to midnight UTC",
        steps="Steps",
        pixels="Pixels of a picture, such as 262144 for 512x512",
        pictures="Pictures a job",
        priority="How much faster a member's turn comes: 1 to 4 times",
        cooldown_seconds="Seconds between two jobs",
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
        """Limit what members may ask for, all of them or those with a role."""
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
    @app_commands.describe(role="Whose limits; those of members without a role named here, where you leave this out")
    async def clear(self, interaction: Interaction, role: discord.Role | None = None) -> None:
        """Take away the limits of all members, or of those with a role."""
        guild_id = await self._scope(interaction) or OPERATOR
        await self._store.limits.clear(guild_id, role_key(role), interaction.user.id)
        await self._answer(interaction, guild_id)

    @app_commands.command(name="allow")
    @app_commands.describe(
        channel="Paint in this channel and others that are allowed, and nowhere else",
        role="Paint for members with this role and others that are allowed, and for nobody else",
    )
    async def allow(
        self, interaction: Interaction, channel: Channel | None = None, role: discord.Role | None = None
    ) -> None:
        """Paint only in channels, or for roles, that are allowed."""
        guild_id = await self._scope(interaction) or OPERATOR
        for kind, subject_id in subjects(channel, role):
            await self._store.limits.allow(guild_id, kind, subject_id, interaction.user.id)
        await self._answer(interaction, guild_id)

    @app_commands.command(name="deny")
    @app_commands.describe(
        channel="No longer one of those allowed; without any, all are",
        role="No longer one of those allowed; without any, all are",
    )
    async def deny(
        self, interaction: Interaction, channel: Channel | None = None, role: discord.Role | None = None
    ) -> None:
        """Take a channel or role from those that are allowed."""
        guild_id = await self._scope(interaction) or OPERATOR
        for kind, subject_id in subjects(channel, role):
            await self._store.limits.deny(guild_id, kind, subject_id, interaction.user.id)
        await self._answer(interaction, guild_id)

    async def _answer(self, interaction: Interaction, guild_id: int) -> None:
        by_role, allowed = await self._store.limits.of_guild(guild_id), await self._store.limits.allowed(guild_id)
        text = limits_text(by_role, allowed, localizer_of(interaction))
        await answer_privately(interaction, text)


def role_key(role: discord.Role | None) -> int:
    """What stands for a role in the table of limits: @everyone is whoever has no role of those named."""
    return DEFAULT if role is None or role.is_default() else role.id


def subjects(channel: Channel | None, role: discord.Role | None) -> list[tuple[Kind, int]]:
    """What is to be allowed or denied; raises RequestError for nothing."""
    given: tuple[tuple[Kind, Channel | discord.Role | None], ...] = (("channel", channel), ("role", role))
    found = [(kind, one.id) for kind, one in given if one is not None]
    if not found:
        raise RequestError("limit.nobody")
    return found
