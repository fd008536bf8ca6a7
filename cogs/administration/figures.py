"""/admin export and charts: usage and the audit log as CSV files, and usage as charts."""

import io
import time
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import Final

import discord
from discord import app_commands

from bot.client import Interaction, localizer_of
from bot.core.errors import RequestError
from bot.pictures.drawings.chart import DAYS, dashboard, up_to_today
from bot.pictures.metadata.inscription import model_name
from bot.store import Store
from cogs.administration.spreadsheet import Spreadsheet
from cogs.common.answers import answer_privately
from cogs.common.places import managed_guild
from cogs.common.workers import Workers

USAGE: Final = "usage"
AUDIT: Final = "audit"
WHAT: Final = [
    app_commands.Choice(name="Usage", value=USAGE),
    app_commands.Choice(name="Moderation log", value=AUDIT),
]
USAGE_HEADS: Final = (
    "job_id",
    "user_id",
    "channel_id",
    "model",
    "steps",
    "width",
    "height",
    "pictures",
    "seconds_queued",
    "seconds_painting",
    "cost",
    "finished_at",
)
AUDIT_HEADS: Final = ("id", "moderator_id", "action", "target_id", "detail", "created_at")
MOST: Final = 1_000_000
"""Most rows of an export."""
AT_ONCE: Final = 1000
"""Rows in memory at a time: few, because they are made on the event loop."""
Rows = Iterable[Sequence[object]]
"""Some rows, made while they are written."""
Table = Callable[[int, float], AsyncIterator[Rows]]
"""The rows of a server since a time, part by part."""


class Figures(app_commands.Group):
    """A part of /admin: figures of the server where they are asked for, never of another."""

    def __init__(self, store: Store, workers: Workers) -> None:
        super().__init__()
        self._store = store
        self._workers = workers

    @app_commands.command(name="export")
    @app_commands.describe(what="Which table", days="How many days back. Default: all")
    @app_commands.choices(what=WHAT)
    async def export(
        self, interaction: Interaction, what: str, days: app_commands.Range[int, 1, 3650] | None = None
    ) -> None:
        """Export a table as a CSV file, for a spreadsheet."""
        guild_id = managed_guild(interaction)
        since = 0.0 if days is None else time.time() - days * 86400
        await interaction.response.defer(ephemeral=True, thinking=True)
        async with self._workers.turn(interaction.user.id):
            with Spreadsheet(AUDIT_HEADS if what == AUDIT else USAGE_HEADS) as sheet:
                await self._send(interaction, sheet, what, since, guild_id)

    async def _send(self, interaction: Interaction, sheet: Spreadsheet, what: str, since: float, guild_id: int) -> None:
        """Fill the file and answer with it; raises RequestError if it is too large."""
        count = await self._fill(sheet, self._entries if what == AUDIT else self._usage, guild_id, since)
        file, name = await self._workers.work(lambda: sheet.pack(f"easel-{what}"))
        if file.seek(0, io.SEEK_END) > interaction.filesize_limit:
            raise RequestError("export.large", limit=interaction.filesize_limit >> 20)
        file.seek(0)
        text = localizer_of(interaction)("export.done", count=count)
        await answer_privately(interaction, text, file=discord.File(file, name))

    @app_commands.command(name="charts")
    async def charts(self, interaction: Interaction) -> None:
        """See what was painted here lately, by day, member and model."""
        summary = await self._store.usage.of_guild(managed_guild(interaction), DAYS)
        await interaction.response.defer(ephemeral=True, thinking=True)
        localizer = localizer_of(interaction)
        members = [(await self._name(interaction, user_id), float(count)) for user_id, count in summary.by_member]
        models = [(model_name(name), float(count)) for name, count in summary.by_model]
        title = localizer("charts.days")
        columns = [(localizer("charts.members"), members), (localizer("charts.models"), models)]
        days = up_to_today(summary.by_day)
        drawn = await self._workers.run(interaction.user.id, lambda: dashboard(days, columns, title, localizer))
        await answer_privately(
            interaction, file=discord.File(io.BytesIO(drawn), "charts.png", description=localizer("charts.all"))
        )

    async def _fill(self, sheet: Spreadsheet, table: Table, guild_id: int, since: float) -> int:
        """Write all rows and return their number; raises RequestError if there are more than MOST."""
        count = 0
        async for rows in table(guild_id, since):
            count += await self._workers.work(partial(sheet.add, rows))
            if count > MOST:
                raise RequestError("export.many", limit=MOST)
        return count

    async def _usage(self, guild_id: int, since: float) -> AsyncIterator[Rows]:
        last = 0
        while rows := await self._store.usage.of_guild_by_job(guild_id, last, since, AT_ONCE):
            yield ([*(row[head] for head in USAGE_HEADS[:-1]), _moment(row["finished_at"])] for row in rows)
            last = rows[-1]["job_id"]

    async def _entries(self, guild_id: int, since: float) -> AsyncIterator[Rows]:
        last = 0
        while entries := await self._store.audit.of_guild(guild_id, last, since, AT_ONCE):
            yield (
                [one.id, one.moderator_id, one.action, one.target_id, one.detail, _moment(one.created_at)]
                for one in entries
            )
            last = entries[-1].id

    async def _name(self, interaction: Interaction, user_id: int) -> str:
        """The member's name here, or their id if they have left."""
        guild = interaction.guild
        try:
            member = None if guild is None else guild.get_member(user_id) or await guild.fetch_member(user_id)
        except discord.HTTPException:
            member = None
        return str(user_id) if member is None else member.display_name


def _moment(at: float) -> str:
    return datetime.fromtimestamp(at, UTC).isoformat(timespec="seconds")
