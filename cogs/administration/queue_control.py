"""/admin pause, resume and clear: this server's part of the queue."""

from discord import app_commands

from bot.client import Interaction, localizer_of
from bot.studio.moderator_actions import ModeratorActions
from cogs.common.answers import answer_privately
from cogs.common.places import managed_guild


class QueueControl(app_commands.Group):
    """A part of /admin. Paused jobs stay in the queue, even across restarts; running jobs finish."""

    def __init__(self, actions: ModeratorActions) -> None:
        super().__init__()
        self._actions = actions

    @app_commands.command(name="pause")
    async def pause(self, interaction: Interaction) -> None:
        """Pause this server's queue until you resume it."""
        await self._actions.pause(managed_guild(interaction), interaction.user.id)
        await answer_privately(interaction, localizer_of(interaction)("admin.paused"))

    @app_commands.command(name="resume")
    async def resume(self, interaction: Interaction) -> None:
        """Resume this server's queue."""
        await self._actions.resume(managed_guild(interaction), interaction.user.id)
        await answer_privately(interaction, localizer_of(interaction)("admin.resumed"))

    @app_commands.command(name="clear")
    async def clear_queue(self, interaction: Interaction) -> None:
        """Cancel everything that is waiting or being painted on this server."""
        count = await self._actions.clear(managed_guild(interaction), interaction.user.id)
        await answer_privately(interaction, localizer_of(interaction)("mod.cleared", count=count))
