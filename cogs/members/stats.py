"""/stats: how much a member or a server has painted, in numbers and as a chart."""

import io
from collections.abc import Sequence
from typing import Final

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import Interaction, localizer_of
from bot.core.errors import NotAllowedError
from bot.i18n.localizer import Localizer
from bot.pictures.drawings.chart import DAYS, up_to_today, usage_chart
from bot.pictures.metadata.inscription import model_name
from bot.store import Store
from bot.store.usage import Summary
from cogs.common.actors import is_guest
from cogs.common.answers import answer_privately
from cogs.common.workers import Workers
from cogs.ui.lines import shown_text
from cogs.ui.time_spans import span_words

MINE: Final = "mine"
SERVER: Final = "server"
WHOSE: Final = [
    app_commands.Choice(name="Mine", value=MINE),
    app_commands.Choice(name="This server's", value=SERVER),
]
MODELS: Final = 5
"""Models that are listed."""


class Stats(commands.Cog):
    """The command that shows statistics. Only the member sees the answer."""

    def __init__(self, store: Store, workers: Workers) -> None:
        self._store = store
        self._workers = workers

    @app_commands.command(name="stats")
    @app_commands.describe(whose="Yours, or everyone's on this server")
    @app_commands.choices(whose=WHOSE)
    async def stats(self, interaction: Interaction, whose: str = MINE) -> None:
        """See how much was painted, by day and by model."""
        summary = await self._summary(interaction, whose)
        await interaction.response.defer(ephemeral=True, thinking=True)
        localizer = localizer_of(interaction)
        title = localizer("stats.server") if whose == SERVER else localizer("stats.mine")
        days = up_to_today(summary.by_day)
        chart = await self._workers.run(interaction.user.id, lambda: usage_chart(days, title, localizer))
        file = discord.File(io.BytesIO(chart), "stats.png", description=title)
        await answer_privately(interaction, f"**{title}**\n{described(summary, localizer)}", file=file)

    async def _summary(self, interaction: Interaction, whose: str) -> Summary:
        if whose != SERVER:
            return await self._store.usage.of_user(interaction.user.id, DAYS)
        if interaction.guild_id is None or is_guest(interaction):  # a guest shows no server's statistics
            raise NotAllowedError("guild.only")
        return await self._store.usage.of_guild(interaction.guild_id, DAYS)


def described(summary: Summary, localizer: Localizer) -> str:
    """The numbers, one line per kind."""
    took = span_words(summary.seconds_painting, localizer)
    lines = [
        localizer("stats.recent", days=DAYS, pictures=summary.pictures, jobs=summary.jobs, time=took),
        localizer("stats.ever", pictures=summary.all_pictures, jobs=summary.all_jobs),
    ]
    if summary.by_model:
        models = [(shown_text(model_name(name), 60), count) for name, count in summary.by_model[:MODELS]]
        lines.append(localizer("stats.models", list=_counted(models)))
    if summary.by_member:
        lines.append(
            localizer("stats.members", list=_counted([(f"<@{who}>", count) for who, count in summary.by_member]))
        )
    return "\n".join(lines)


def _counted(rows: Sequence[tuple[str, int]]) -> str:
    return " · ".join(f"{name} {count}" for name, count in rows)
