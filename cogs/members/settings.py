"""/settings: a member's defaults, in a panel that only they see."""

from collections.abc import Mapping
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import EaselBot, Interaction, localizer_of
from bot.core.errors import GoneError, RequestError
from bot.core.preferences import Ping, Preferences
from bot.core.request import MAX_STEPS
from bot.i18n.localizer import Localizer
from bot.store import Store
from bot.studio import Studio
from cogs.common.answers import answer_privately
from cogs.common.style_lookup import StyleLookup
from cogs.members.settings_view import ANY_MODEL, FLAGS, LOADED_MODEL, settings_form, settings_text, settings_view
from cogs.ui.forms import filled, whole


class Settings(commands.Cog):
    """The panel and its buttons. It always shows what is stored, so an old panel works after a restart too."""

    def __init__(self, bot: EaselBot, studio: Studio, store: Store, style_lookup: StyleLookup) -> None:
        self._studio = studio
        self._store = store
        self._style_lookup = style_lookup
        bot.on_press("settings", self._ask)
        bot.on_form("settings", self._change, self._blank)
        bot.on_press("settings_flag", self._flag)
        bot.on_press("settings_ping", self._ping)
        bot.on_press("settings_reset", self._reset)

    @app_commands.command(name="settings")
    async def settings(self, interaction: Interaction) -> None:
        """See and change your defaults, used when you don't set an option."""
        panel = await self._panel(interaction, await self._store.preferences.get(interaction.user.id))
        await answer_privately(interaction, **panel)

    async def _flag(self, interaction: Interaction, name: str, wanted: str) -> None:
        """Turn a setting on or off, to what the button says, so that pressing it twice is pressing it once."""
        if name not in FLAGS:
            raise GoneError("button.gone")
        preferences = await self._store.preferences.change(interaction.user.id, **{name: wanted == "on"})
        await interaction.response.edit_message(**await self._panel(interaction, preferences))

    async def _ping(self, interaction: Interaction, wanted: str) -> None:
        """Choose when to be mentioned with a finished picture."""
        if wanted not in tuple(Ping):
            raise GoneError("button.gone")
        preferences = await self._store.preferences.change(interaction.user.id, ping=Ping(wanted))
        await interaction.response.edit_message(**await self._panel(interaction, preferences))

    async def _ask(self, interaction: Interaction) -> None:
        """Open the form."""
        preferences = await self._store.preferences.get(interaction.user.id)
        await interaction.response.send_modal(settings_form(preferences, self._studio.info, localizer_of(interaction)))

    def _blank(self, localizer: Localizer) -> discord.ui.Modal:
        """The form with nothing in it."""
        return settings_form(Preferences(), self._studio.info, localizer)

    async def _change(self, interaction: Interaction) -> None:
        """Store what the form sent."""
        preferences = await self._store.preferences.get(interaction.user.id)
        changed = await self._read(interaction, filled(interaction), preferences)
        preferences = await self._store.preferences.change(interaction.user.id, **changed)
        await interaction.response.edit_message(**await self._panel(interaction, preferences))

    async def _reset(self, interaction: Interaction) -> None:
        """Go back to the defaults."""
        await self._store.preferences.forget(interaction.user.id)
        await interaction.response.edit_message(**await self._panel(interaction, Preferences()))

    async def _read(self, interaction: Interaction, texts: Mapping[str, str], kept: Preferences) -> dict[str, Any]:
        """What the form says, checked; raises EaselError. Unchanged values need not suit this place and model."""
        changed: dict[str, Any] = {"steps": steps_of(texts.get("steps", ""), localizer_of(interaction)("form.steps"))}
        size, style = texts.get("size", "").strip(), texts.get("style", "").strip()
        if size != (kept.size or ""):
            changed["size"] = "{}x{}".format(*self._studio.info.parse_size(size)) if size else None
        if style != (kept.style or ""):
            found = await self._style_lookup.find(interaction.user.id, interaction.guild_id, style)
            changed["style"] = None if found is None else found.name
        if texts.get("model") in (ANY_MODEL, LOADED_MODEL):
            changed["model"] = self._studio.info.name if texts["model"] == LOADED_MODEL else None
        return changed

    async def _panel(self, interaction: Interaction, preferences: Preferences) -> dict[str, Any]:
        """The message: its text and its buttons."""
        try:
            await self._style_lookup.find(interaction.user.id, interaction.guild_id, preferences.style)
            style_here = True
        except GoneError:
            style_here = False
        localizer = localizer_of(interaction)
        text = settings_text(preferences, self._studio.info, localizer, style_here=style_here)
        return {"content": text, "view": settings_view(preferences, localizer)}


def steps_of(text: str, name: str) -> int | None:
    """The typed steps, or None for nothing; raises RequestError with the field's name or the bounds."""
    steps = whole(text, name)
    if steps is not None and not 1 <= steps <= MAX_STEPS:
        raise RequestError("steps.range", limit=MAX_STEPS, value=steps)
    return steps
