"""Translator: the names and descriptions of commands in other languages, for Discord's menus.

The commands themselves are in English. In another language's Fluent files, the message `command-mod-ban` is the name of
/mod ban and its attribute `description` the description; the attributes `reason` and `reason-description` are an
option's name and description; the message `choice-cosine` is the name of a choice.
"""

import re
from typing import Any

import discord
from discord import app_commands
from discord.app_commands import TranslationContextLocation as Location

from bot.i18n.localizer import ENGLISH, Localizer, language_of


class Translator(app_commands.Translator):
    """Translates command texts from the Fluent files."""

    async def translate(
        self, string: app_commands.locale_str, locale: discord.Locale, context: app_commands.TranslationContextTypes
    ) -> str | None:
        """The text in a locale; None if it is English or there is no translation."""
        del string
        language = language_of(locale.value)
        return None if language == ENGLISH else translation(Localizer(language), context.location, context.data)


def translation(localizer: Localizer, location: Location, data: Any) -> str | None:
    """The translation of one part of a command; None if there is none."""
    match location:
        case Location.command_name | Location.group_name:
            return _name(localizer, command_key(data))
        case Location.command_description | Location.group_description:
            return localizer.attribute(command_key(data), "description")
        case Location.parameter_name:
            return localizer.attribute(command_key(data.command), data.name)
        case Location.parameter_description:
            return localizer.attribute(command_key(data.command), f"{data.name}-description")
        case Location.choice_name:
            return _name(localizer, f"choice.{data.value}")
        case _:
            return None


def command_key(command: app_commands.Command[Any, ..., Any] | app_commands.Group | app_commands.ContextMenu) -> str:
    """A command's key in the Fluent files."""
    return "command." + command.qualified_name.lower().replace(" ", "-")


def _name(localizer: Localizer, key: str) -> str | None:
    return localizer(key) if re.fullmatch(r"[A-Za-z0-9._-]+", key) and localizer.has(key) else None
