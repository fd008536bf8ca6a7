"""/admin pause, resume and clear: this server's part of the queue."""

from discord import app_commands

from bot.client import Interaction
from bot.moderation.authority import check_settings
from cogs.common.actors import actor
from cogs.common.moderator_tools import Part, answer, guild_of


class QueueControl(Part):
    """What is paused stays in the queue, over restarts, too; what is being painted is finished."""

    @app_commands.command(name="pause")
    async def pause(self, interaction: Interaction) -> None:
        """Let this server's jobs wait until you resume them."""
        check_settings(actor(interaction))
        await self.tools.actions.pause(guild_of(interaction), interaction.user.id)
        await answer(interaction, "admin.paused")

    @app_commands.command(name="resume")
    async def resume(self, interaction: Interaction) -> None:
        """Let this server's jobs go on."""
        check_settings(actor(interaction))
        await self.tools.actions.resume(guild_of(interaction), interaction.user.id)
        await answer(interaction, "admin.resumed")

    @app_commands.command(name="clear")
    async def clear_queue(self, interaction: Interaction) -> None:
        """Cancel everything that waits or is being painted in this server."""
        check_settings(actor(interaction))
        count = await self.tools.actions.clear(guild_of(interaction), interaction.user.id)
        await answer(interaction, "mod.cleared", count=count)
