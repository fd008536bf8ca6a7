"""/mod: ban, unban, cancel, clear. Discord hides it from others, and each use is checked again."""

from typing import Final

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import Answer, voice_of
from bot.errors import GoneError, NotAllowedError
from bot.moderation.authority import check_ban, check_moderator
from bot.studio import Studio
from bot.studio.order import Order
from cogs.people import actor, target

REASON: Final = 300
Reason = app_commands.Range[str, 0, REASON]


@app_commands.guild_only()
@app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)  # what is not named is as everywhere
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.default_permissions(moderate_members=True)
class Mod(commands.GroupCog, group_name="mod", group_description="Keep order"):
    """For members who may moderate members. Answers are seen by them alone."""

    def __init__(self, studio: Studio, order: Order) -> None:
        super().__init__()
        self._studio = studio
        self._order = order

    @app_commands.command(name="ban")
    @app_commands.describe(member="Who", reason="Why; the member is told")
    async def ban(self, interaction: Answer, member: discord.Member, reason: Reason = "") -> None:
        """Stop a member from painting here, and cancel what they have waiting."""
        who, bot_id = actor(interaction), interaction.application_id
        check_ban(who, target(member), bot_id)
        count = await self._order.ban(_guild(interaction), member.id, who.id, reason)
        await _answer(interaction, "mod.banned", member=str(member.id), count=count)

    @app_commands.command(name="unban")
    @app_commands.describe(user="Who")
    async def unban(self, interaction: Answer, user: discord.User) -> None:
        """Let a member paint again."""
        who = actor(interaction)
        check_moderator(who)
        await self._order.unban(_guild(interaction), user.id, who.id)
        await _answer(interaction, "mod.unbanned", member=str(user.id))

    @app_commands.command(name="cancel")
    @app_commands.describe(job="The job's number, as /queue shows it")
    async def cancel(self, interaction: Answer, job: app_commands.Range[int, 1]) -> None:
        """Cancel a member's picture that waits or is being painted."""
        check_moderator(actor(interaction))
        for found in await self._studio.open_jobs():
            if found.id == job and found.guild_id == _guild(interaction):
                await self._order.cancel(found, interaction.user.id)
                await _answer(interaction, "queue.cancelled", job=job)
                return
        raise GoneError("job.unknown", job=job)

    @cancel.autocomplete("job")
    async def open_here(self, interaction: Answer, current: int | str) -> list[app_commands.Choice[int]]:
        """What is open in this server."""
        del current
        here = [job for job in await self._studio.open_jobs() if job.guild_id == interaction.guild_id]
        return [app_commands.Choice(name=f"{job.id}: {job.request.prompt}"[:100], value=job.id) for job in here[:25]]

    @app_commands.command(name="clear")
    async def clear(self, interaction: Answer) -> None:
        """Cancel everything that waits or is being painted in this server."""
        who = actor(interaction)
        check_moderator(who)
        await _answer(interaction, "mod.cleared", count=await self._order.clear(_guild(interaction), who.id))


def _guild(interaction: Answer) -> int:
    if interaction.guild_id is None:
        raise NotAllowedError("guild.only")
    return interaction.guild_id


async def _answer(interaction: Answer, key: str, **params: object) -> None:
    await interaction.response.send_message(voice_of(interaction)(key, **params), ephemeral=True)
