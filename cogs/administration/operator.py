"""/operator: status, blocks, announcements and shutdown, for whoever runs the bot.

Registered only in the operator's own server. Each use is checked: only the application's owner or team may use it.
"""

import time
from typing import Final

import discord
import psutil
import structlog
from discord import app_commands
from discord.ext import commands

from bot.client import EaselBot, Interaction, localizer_of
from bot.core.errors import GoneError, NotAllowedError, RequestError
from bot.pictures.metadata.inscription import model_name
from bot.store import Store
from bot.studio import Studio
from bot.studio.word_filter import WordFilter
from cogs.administration.announcement import Announcement, check_operator
from cogs.administration.limits import LimitGroup
from cogs.administration.operator_view import Status, blocks_text, servers_text, status_text
from cogs.administration.scope import operators
from cogs.administration.words import WordGroup
from cogs.common.answers import answer_privately
from cogs.common.ids import parse_id
from cogs.common.server_log import ServerLog
from cogs.common.workers import Workers

log = structlog.get_logger()

REASON: Final = 300
Id = app_commands.Range[str, 1, 20]
Reason = app_commands.Range[str, 0, REASON]
KINDS = [app_commands.Choice(name="member", value="user"), app_commands.Choice(name="server", value="guild")]
LIST_CHOICES = [app_commands.Choice(name=name, value=f"list_{name}") for name in ("show", "on", "off", "add", "remove")]


class OperatorCommands(app_commands.Group):
    """The commands beneath /operator. Only the operator sees the answers."""

    def __init__(self, bot: EaselBot, studio: Studio, store: Store, announcement: Announcement) -> None:
        super().__init__(
            name="operator",
            description="Run the bot",
            default_permissions=discord.Permissions(administrator=True),
        )
        self._bot = bot
        self._studio = studio
        self._store = store
        self._announcement = announcement
        self._began = time.monotonic()

    @app_commands.command(name="status")
    async def status(self, interaction: Interaction) -> None:
        """See how the bot is doing: model, queue, memory, servers, database."""
        await check_operator(interaction)
        await answer_privately(interaction, status_text(await self._status(), localizer_of(interaction)))

    async def _status(self) -> Status:
        studio = self._studio.status()
        return Status(
            model_name(studio.model),
            studio.device,
            studio.loading,
            (await self._store.jobs.backlog()).count,
            studio.seconds_a_cost,
            psutil.Process().memory_info().rss,
            len(self._bot.guilds),
            time.monotonic() - self._began,
            await self._store.database.size(),
            studio.draining,
        )

    @app_commands.command(name="block")
    @app_commands.describe(
        kind="A member or a server", target="The member's or server's id", reason="Why; they are told"
    )
    @app_commands.choices(kind=KINDS)
    async def block(self, interaction: Interaction, kind: str, target: Id, reason: Reason = "") -> None:
        """Block a member or server from using the bot anywhere, and cancel their open jobs."""
        await check_operator(interaction)
        target_id = id_of(target)
        if target_id in (interaction.user.id, self._bot.home):
            raise NotAllowedError("block.self")
        await self._store.blocks.block(target_id, kind, reason, interaction.user.id)
        count = 0
        for job in await self._store.jobs.waiting():
            if target_id in (job.user_id, job.guild_id):
                count += await self._studio.cancel(job.id)
        log.info("blocked", kind=kind, target=target_id, operator=interaction.user.id)
        said = localizer_of(interaction)("operator.blocked", id=str(target_id), count=count)
        await answer_privately(interaction, said)

    @app_commands.command(name="unblock")
    @app_commands.describe(target="The member's or server's id")
    async def unblock(self, interaction: Interaction, target: Id) -> None:
        """Let a member or server use the bot again."""
        await check_operator(interaction)
        target_id = id_of(target)
        if not await self._store.blocks.unblock(target_id):
            raise GoneError("block.none", id=str(target_id))
        log.info("unblocked", target=target_id, operator=interaction.user.id)
        await answer_privately(interaction, localizer_of(interaction)("operator.unblocked", id=str(target_id)))

    @app_commands.command(name="blocks")
    async def blocks(self, interaction: Interaction) -> None:
        """List who is blocked."""
        await check_operator(interaction)
        text = blocks_text(await self._store.blocks.blocks(), localizer_of(interaction))
        await answer_privately(interaction, text)

    @app_commands.command(name="servers")
    @app_commands.describe(do="What to do with the list", server="The id of the server to add or remove")
    @app_commands.choices(do=LIST_CHOICES)
    async def servers(self, interaction: Interaction, do: str, server: Id | None = None) -> None:
        """Let all servers use the bot, or only those on a list."""
        await check_operator(interaction)
        blocks = self._store.blocks
        if do in ("list_on", "list_off"):
            assert self._bot.home is not None  # noqa: S101 - these commands exist only there
            await blocks.allow(self._bot.home)
            await blocks.keep_list(on=do == "list_on")
        elif do in ("list_add", "list_remove"):
            guild_id = id_of(server or "")
            if do == "list_add":
                await blocks.allow(guild_id)
            elif guild_id == self._bot.home or not await blocks.disallow(guild_id):
                raise GoneError("block.list", id=str(guild_id))
        on, listed = await blocks.allow_list()
        await answer_privately(interaction, servers_text(listed, localizer_of(interaction), on=on))

    @app_commands.command(name="announce")
    async def announce(self, interaction: Interaction) -> None:
        """Write to all servers; you see a preview before it is posted."""
        await check_operator(interaction)
        await self._announcement.ask(interaction)

    @app_commands.command(name="reload")
    async def reload(self, interaction: Interaction) -> None:
        """Reload the model. Running jobs finish first, and the queue is kept."""
        await check_operator(interaction)
        await interaction.response.defer(ephemeral=True, thinking=True)
        await self._studio.reload()
        model = model_name(self._studio.info.name)
        await answer_privately(interaction, localizer_of(interaction)("operator.reloaded", model=model))

    @app_commands.command(name="drain")
    async def drain(self, interaction: Interaction) -> None:
        """Accept no more jobs, finish those in the queue, and stop the bot."""
        await check_operator(interaction)
        log.info("draining", operator=interaction.user.id)
        count = (await self._store.jobs.backlog()).count
        await answer_privately(interaction, localizer_of(interaction)("operator.drains", count=count))
        self._studio.drain()

    @app_commands.command(name="restart")
    async def restart(self, interaction: Interaction) -> None:
        """Stop the bot now so that it can be started again. Running jobs go back into the queue."""
        await check_operator(interaction)
        log.info("restarting", operator=interaction.user.id)
        await answer_privately(interaction, localizer_of(interaction)("operator.restarts"))
        self._studio.restart()


class Operator(commands.Cog):
    """Registers the commands in the operator's server only."""

    def __init__(
        self,
        bot: EaselBot,
        studio: Studio,
        store: Store,
        words: WordFilter,
        server_log: ServerLog,
        workers: Workers,
    ) -> None:
        self._bot = bot
        self._announcement = Announcement(bot, server_log)
        self._commands = OperatorCommands(bot, studio, store, self._announcement)
        self._commands.add_command(WordGroup(bot, words, store, workers, operators))
        self._commands.add_command(LimitGroup(store, operators))

    async def cog_load(self) -> None:
        """Register the commands, if an operator server is set."""
        if self._bot.home is not None:
            self._bot.tree.add_command(self._commands, guild=discord.Object(self._bot.home))

    async def cog_unload(self) -> None:
        """Stop an announcement that is being posted."""
        await self._announcement.close()


def id_of(text: str) -> int:
    """The id that was typed; raises RequestError if it isn't one."""
    found = parse_id(text)
    if found is None:
        raise RequestError("operator.id", value=text.strip()[:20])
    return found
