"""EaselBot: the discord.py client. It loads the cogs it is given and turns every error into an answer."""

import asyncio
import inspect
import secrets
from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import Any, Final

import aiohttp
import discord
import structlog
from discord import app_commands
from discord.ext import commands
from discord.http import DiscordClientWebSocketResponse  # type: ignore[attr-defined]
from discord.utils import MISSING

from bot.core.errors import EaselError, GoneError, NotAllowedError
from bot.i18n.localizer import Localizer
from bot.i18n.translator import Translator

log = structlog.get_logger()

Interaction = discord.Interaction["EaselBot"]
MakeCogs = Callable[["EaselBot"], Iterable[commands.Cog]]
Press = Callable[..., Awaitable[None]]
"""Handles a component or form: gets the interaction and the arguments from its custom_id, all of them text."""
Blank = Callable[..., discord.ui.Modal]
"""Makes an empty form again: gets the localizer and the arguments from its custom_id."""
Beneath = Callable[["Interaction", Exception], discord.ui.View | None]
"""What to put beneath the sentence of an error, if anything."""
FORM: Final = "easel.form:"
MAX_FAILURES: Final = 4
"""How often the first connection to the gateway may fail."""


def intents() -> discord.Intents:
    """The gateway intents. None is privileged: messages that mention the bot include their text anyway."""
    return discord.Intents(guilds=True, guild_messages=True, dm_messages=True)


class Tree(app_commands.CommandTree["EaselBot"]):
    """The command tree; it reports errors to the member."""

    async def on_error(self, interaction: Interaction, error: app_commands.AppCommandError) -> None:
        """Tell the member what went wrong."""
        await send_error(interaction, error)


class GatewaySocket(DiscordClientWebSocketResponse):
    """Remembers the close code that Discord sent.

    If Discord has also closed the connection by the time that aiohttp answers, aiohttp replaces the code by 1006. So
    discord.py would connect again although its token was refused. That happens while a loading model slows us down.
    """

    _told: int | None = None

    async def receive(self, timeout: float | None = None) -> aiohttp.WSMessage:
        """Receive a message."""
        message = await super().receive(timeout)
        if message.type is aiohttp.WSMsgType.CLOSE:
            self._told = message.data
        return message

    @property
    def close_code(self) -> int | None:
        """The code that Discord sent; else aiohttp's."""
        return super().close_code if self._told is None else self._told


class EaselBot(commands.Bot):
    """Connects to Discord, or to a playground if the connector leads there. `home` is the operator's own server."""

    def __init__(
        self,
        make_cogs: MakeCogs,
        connector: aiohttp.BaseConnector | None = None,
        home: int | None = None,
        **options: Any,
    ) -> None:
        super().__init__(
            command_prefix=commands.when_mentioned,
            help_command=None,
            tree_cls=Tree,
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
            intents=intents(),
            allowed_mentions=discord.AllowedMentions.none(),
            connector=connector,
            **options,
        )
        self.connected = False
        self.failures = 0
        """How many connections to the gateway failed before the first one that stood."""
        self.hopeless = asyncio.Event()
        """Set after MAX_FAILURES of them."""
        self._stood = False
        self.home = home
        self.command_ids: dict[str, int] = {}
        self._make_cogs = make_cogs
        self._presses: dict[str, Press] = {}
        self._forms: dict[str, Press] = {}
        self._blanks: dict[str, Blank] = {}
        self._beneath: Beneath = lambda interaction, error: None
        self._session: aiohttp.ClientSession | None = None

    @property
    def session(self) -> aiohttp.ClientSession:
        """The HTTP session for downloads from Discord's CDN; it shares the client's connector."""
        if self._session is None:
            connector = self.http.connector
            shared = connector if isinstance(connector, aiohttp.BaseConnector) else None
            self._session = aiohttp.ClientSession(connector=shared, connector_owner=shared is None)
        return self._session

    async def setup_hook(self) -> None:
        """Add the cogs and register the commands with Discord, in every language."""
        # discord.py has no setting for this; its session is there since the login.
        self.http._HTTPClient__session._ws_response_class = GatewaySocket  # type: ignore[attr-defined]
        await self.tree.set_translator(Translator())
        for cog in self._make_cogs(self):
            await self.add_cog(cog)
        synced = await self.tree.sync()
        await self._sync_home()
        slash = discord.AppCommandType.chat_input
        self.command_ids = {one.name: one.id for one in synced if one.type is slash}

    async def _sync_home(self) -> None:
        """Register the operator's commands. If the bot isn't in that server, log it and start anyway."""
        if self.home is None:
            return
        try:
            await self.tree.sync(guild=discord.Object(self.home))
        except discord.HTTPException as error:
            log.warning("the operator's server has no commands", guild=self.home, reason=repr(error))

    async def close(self) -> None:
        """Leave Discord and close the sessions."""
        if self._session is not None:
            await self._session.close()
        await super().close()

    async def on_connect(self) -> None:
        """Note that the gateway is connected."""
        self.connected = self._stood = True

    async def on_resumed(self) -> None:
        """Note that the gateway is connected again."""
        self.connected = True

    async def on_disconnect(self) -> None:
        """Note that the gateway is gone; discord.py's `is_ready` stays true in the meantime, and it connects again.

        If no connection has ever stood, it is hopeless after MAX_FAILURES: the operator reads why.
        """
        self.connected = False
        if not self._stood:
            self.failures += 1
            log.warning("the gateway can't be reached yet", tries=self.failures)
            if self.failures >= MAX_FAILURES:
                self.hopeless.set()

    async def on_message(self, message: discord.Message, /) -> None:
        """Do nothing: there are no prefix commands, and the cogs listen for messages themselves."""

    async def on_error(self, event_method: str, /, *args: Any, **kwargs: Any) -> None:
        """Log what a listener raised."""
        del args, kwargs
        log.exception("a listener failed", listener=event_method)

    def on_press(self, action: str, handler: Press) -> None:
        """Register the handler for buttons and menus with this action. A form with the same action is refused."""
        self._presses[action] = handler

    def on_form(self, action: str, handler: Press, blank: Blank | None = None) -> None:
        """Register the handler for forms with this action. A button or menu with the same action is refused.

        With `blank`, a member whose form was refused can open it again, with what they typed.
        """
        self._forms[action] = handler
        if blank is not None:
            self._blanks[action] = blank

    def blank(self, action: str) -> Blank | None:
        """What makes the form with this action again, if it is worth opening again."""
        return self._blanks.get(action)

    def on_refusal(self, beneath: Beneath) -> None:
        """Register what to put beneath the sentences of errors, such as a button."""
        self._beneath = beneath

    def beneath(self, interaction: "Interaction", error: Exception) -> discord.ui.View | None:
        """What to put beneath the sentence of an error; None if nothing."""
        return self._beneath(interaction, error)

    async def press(self, interaction: Interaction, action: str, arguments: Sequence[str]) -> None:
        """Run the handler of a component or form, even if an earlier process made it.

        A modified client can send any action with any arguments, so handlers trust none of them.
        """
        try:
            sent = interaction.type is discord.InteractionType.modal_submit
            handler = (self._forms if sent else self._presses).get(action)
            if handler is None or not _takes(handler, interaction, arguments):
                raise GoneError("button.gone")
            await handler(interaction, *arguments)
        except Exception as error:  # the same handler as for commands
            await send_error(interaction, error)

    async def on_interaction(self, interaction: Interaction) -> None:
        """Handle forms. Like buttons, they carry their state, so one left open over a restart still works."""
        data: Any = interaction.data or {}
        custom_id = str(data.get("custom_id", ""))
        if interaction.type is discord.InteractionType.modal_submit and custom_id.startswith(FORM):
            action, *arguments = custom_id.removeprefix(FORM).split(":")
            await self.press(interaction, action, arguments)


def _takes(handler: Press, interaction: Interaction, arguments: Sequence[str]) -> bool:
    """Whether a handler can be called with so many arguments."""
    try:
        inspect.signature(handler).bind(interaction, *arguments)
    except TypeError:
        return False
    return True


def localizer_of(interaction: Interaction) -> Localizer:
    """The localizer for the member's language."""
    return Localizer(str(interaction.locale))


async def send_error(interaction: Interaction, error: Exception) -> None:
    """Send an error's sentence to this member only; an unexpected error is logged under a code."""
    cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
    if isinstance(cause, discord.NotFound) and cause.code == 10062:
        name = interaction.command.qualified_name if interaction.command else None
        log.warning("an interaction's token died before it was answered", command=name)
        return
    sentence = as_easel_error(cause).localized(localizer_of(interaction))
    view = interaction.client.beneath(interaction, cause) or MISSING
    try:
        if interaction.response.is_done():
            await refuse(interaction, sentence, view)
        else:
            await interaction.response.send_message(sentence, view=view, ephemeral=True)
    except discord.HTTPException:
        log.exception("an error could not be told")


async def refuse(interaction: Interaction, sentence: str, view: discord.ui.View) -> None:
    """Remove a deferred answer's placeholder and send the sentence to this member only."""
    if interaction.response.type is discord.InteractionResponseType.deferred_channel_message:
        try:  # never after a button press: its original response is the message that holds the button
            await interaction.delete_original_response()
        except discord.HTTPException:
            log.debug("no placeholder to remove")
    await interaction.followup.send(sentence, view=view, ephemeral=True)


def as_easel_error(error: Exception) -> EaselError:
    """The error as an EaselError, which has a sentence."""
    if isinstance(error, EaselError):
        return error
    if isinstance(error, app_commands.MissingPermissions):
        return EaselError("moderators.only")
    if isinstance(error, app_commands.NoPrivateMessage):
        return EaselError("guild.only")
    if isinstance(error, discord.Forbidden):
        return NotAllowedError("discord.forbidden")
    if isinstance(error, discord.NotFound):
        return GoneError("discord.gone")
    note = secrets.token_hex(3)
    log.error("not foreseen", note=note, exc_info=error)
    return EaselError("unexpected", note=note)
