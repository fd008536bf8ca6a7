"""Settings view: the panel's text, its buttons and its form. Pure."""

from collections.abc import Iterator
from typing import Any, Final

import discord

from bot.core.errors import RequestError
from bot.core.model_info import ModelInfo
from bot.core.preferences import Ping, Preferences
from bot.core.request import MAX_STEPS
from bot.i18n.localizer import Localizer
from bot.pictures.metadata.inscription import model_name
from bot.prompts.styles import MAX_NAME
from cogs.ui.components import SECONDARY, ActionButton, ActionMenu, rows
from cogs.ui.forms import form, text_field
from cogs.ui.lines import shown_text

FLAGS: Final = ("private", "spoiler", "repaintable")
"""The settings that are on or off."""
ANY_MODEL: Final = "any"
LOADED_MODEL: Final = "loaded"
KEPT_MODEL: Final = "kept"
"""The form's choices: whatever is loaded, the model loaded now, the model preferred so far."""
MODEL_LABEL: Final = 100
"""Characters that Discord shows of a choice."""


def settings_text(preferences: Preferences, info: ModelInfo, localizer: Localizer, *, style_here: bool) -> str:
    """A member's settings, and what is used instead if the loaded model or this place lacks one."""
    lines = [
        _model_line(preferences.model, info, localizer),
        _size_line(preferences.size, info, localizer),
        _steps_line(preferences.steps, info, localizer),
        _style_line(preferences.style, localizer, here=style_here),
        *(localizer(f"settings.{name}", on=getattr(preferences, name)) for name in FLAGS),
        localizer("settings.ping", when=preferences.ping.value),
    ]
    return "\n".join([localizer("settings.title"), *(f"- {line}" for line in lines)])


def settings_view(preferences: Preferences, localizer: Localizer) -> discord.ui.View:
    """A button per flag, whose label shows its state and which flips it when pressed; a menu of pings; the others."""
    change = ActionButton("settings", label=localizer("settings.change"), emoji="✏️", style=discord.ButtonStyle.primary)
    reset = ActionButton("settings_reset", label=localizer("settings.reset"), emoji="↩️")
    pings = [
        discord.SelectOption(
            label=localizer("settings.choice.ping", when=one.value), value=one.value, default=one is preferences.ping
        )
        for one in Ping
    ]
    menu = ActionMenu("settings_ping", options=pings, placeholder=localizer("settings.menu.ping"))
    return rows(list(_flag_buttons(preferences, localizer)), [menu], [change, reset])


def settings_form(preferences: Preferences, info: ModelInfo, localizer: Localizer) -> discord.ui.Modal:
    """The fields to type in; an empty one means the model's default."""
    sizes = ", ".join(f"{width}x{height}" for width, height in info.sizes)
    steps = "" if preferences.steps is None else str(preferences.steps)
    fields = [
        text_field(
            "size",
            localizer("settings.form.size"),
            preferences.size or "",
            required=False,
            about=localizer("settings.form.size.about", sizes=sizes),
        ),
        text_field(
            "steps",
            localizer("form.steps"),
            steps,
            required=False,
            about=localizer("settings.form.steps.about", limit=MAX_STEPS, steps=info.steps),
        ),
        text_field(
            "style",
            localizer("settings.form.style"),
            preferences.style or "",
            limit=MAX_NAME,
            required=False,
            about=localizer("settings.form.style.about"),
        ),
        _model_field(preferences.model, info, localizer),
    ]
    return form("settings", title=localizer("settings.form.title"), fields=fields)


def _model_line(kept: str | None, info: ModelInfo, localizer: Localizer) -> str:
    loaded = shown_text(model_name(info.name), 100)
    if kept is None:
        return localizer("settings.model.any", loaded=loaded)
    if kept == info.name:
        return localizer("settings.model", name=loaded)
    return localizer("settings.model.other", name=shown_text(model_name(kept), 100), loaded=loaded)


def _size_line(kept: str | None, info: ModelInfo, localizer: Localizer) -> str:
    own = f"{info.native}x{info.native}"
    if kept is None:
        return localizer("settings.size.own", size=own)
    try:
        info.parse_size(kept)
    except RequestError:
        return localizer("settings.size.other", size=kept, own=own)
    return localizer("settings.size", size=kept)


def _steps_line(kept: int | None, info: ModelInfo, localizer: Localizer) -> str:
    return (
        localizer("settings.steps.own", steps=info.steps) if kept is None else localizer("settings.steps", steps=kept)
    )


def _style_line(kept: str | None, localizer: Localizer, *, here: bool) -> str:
    if kept is None:
        return localizer("settings.style.none")
    name = shown_text(kept, 100)
    return localizer("settings.style", name=name) if here else localizer("settings.style.gone", name=name)


def _flag_buttons(preferences: Preferences, localizer: Localizer) -> Iterator[ActionButton]:
    for name in FLAGS:
        on = bool(getattr(preferences, name))
        yield ActionButton(
            "settings_flag",
            name,
            "off" if on else "on",
            label=localizer(f"settings.button.{name}", on=on),
            style=discord.ButtonStyle.success if on else SECONDARY,
        )


def _model_field(kept: str | None, info: ModelInfo, localizer: Localizer) -> discord.ui.Label[Any]:
    chosen = ANY_MODEL if kept is None else LOADED_MODEL if kept == info.name else KEPT_MODEL
    labels = {ANY_MODEL: localizer("settings.form.model.any"), LOADED_MODEL: model_name(info.name)}
    if kept is not None and chosen == KEPT_MODEL:
        labels[KEPT_MODEL] = localizer("settings.form.model.kept", name=model_name(kept))
    options = [
        discord.SelectOption(label=label[:MODEL_LABEL], value=value, default=value == chosen)
        for value, label in labels.items()
    ]
    menu: discord.ui.Select[Any] = discord.ui.Select(custom_id="model", options=options)
    return discord.ui.Label(text=localizer("settings.form.model"), component=menu)
