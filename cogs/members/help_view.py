"""Help view: the commands that a member may use where they are. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import discord
from discord import app_commands
from discord.app_commands import TranslationContextLocation as Location

from bot.i18n.localizer import Localizer
from bot.i18n.translator import translation

Chat = app_commands.Command[Any, ..., Any] | app_commands.Group
Root = Chat | app_commands.ContextMenu

THEMES: Final = ("painting", "members", "privacy", "moderation", "administration")
EXAMPLE: Final = "imagine"
EXAMPLES: Final = ("help.example.plain", "help.example.choices", "help.example.flags")


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks, and from where; `guest` means that only this member installed the bot."""

    permissions: discord.Permissions
    in_guild: bool
    guest: bool

    def may_use(self, root: Root) -> bool:
        """Whether Discord offers a command here, judging by the command itself."""
        needed = root.default_permissions
        if needed is not None and not needed.is_subset(self.permissions):
            return False
        if root.guild_only and not self.in_guild:
            return False
        installs = root.allowed_installs
        return not self.guest or installs is None or bool(installs.user)


def command_lines(commands: Iterable[Chat], ids: Mapping[str, int], localizer: Localizer) -> list[str]:
    """A line per command, sorted by name: its mention, its name in the member's language, and what it does."""
    found = {_path(one, localizer): one for one in commands if isinstance(one, app_commands.Command)}
    return [_line(found[name], name, ids, localizer) for name in sorted(found)]


def example_lines(commands: Iterable[Chat], ids: Mapping[str, int], localizer: Localizer) -> list[str]:
    """Three things to try, each with the command for it; none if /imagine can't be used here."""
    found = {one.qualified_name: one for one in commands if isinstance(one, app_commands.Command)}
    if EXAMPLE not in found:
        return []
    command = found[EXAMPLE]
    named = mention(command, _path(command, localizer), ids)
    return [localizer("help.try"), *(f"- {named} {localizer(key)}" for key in EXAMPLES)]


def by_theme(commands: Iterable[Chat]) -> list[tuple[str, list[Chat]]]:
    """The commands by the theme that their cog belongs to, in the order in which people need the themes."""
    themes: dict[str, list[Chat]] = {theme: [] for theme in THEMES}
    for command in commands:
        root = command.root_parent or command
        themes[_theme(root.module or "")].append(command)
    return [(theme, members) for theme, members in themes.items() if members]


def _theme(module: str) -> str:
    """The theme of a module such as "cogs.painting.imagine"."""
    return next((part for part in module.split(".") if part in THEMES), THEMES[0])


def _line(command: app_commands.Command[Any, ..., Any], name: str, ids: Mapping[str, int], localizer: Localizer) -> str:
    said = translation(localizer, Location.command_description, command) or command.description
    return f"{mention(command, name, ids)} {said}"


def mention(command: app_commands.Command[Any, ..., Any], name: str, ids: Mapping[str, int]) -> str:
    """A clickable mention of a command if its id is known, always with the English name."""
    english = command.qualified_name
    known = ids.get((command.root_parent or command).name)
    if known is None:
        return f"`/{name}`"
    return f"</{english}:{known}>" + ("" if name == english else f" (`/{name}`)")


def menu_names(menus: Iterable[app_commands.ContextMenu], localizer: Localizer) -> str:
    """The names of the commands in the menus of messages and members."""
    return ", ".join(f"**{translation(localizer, Location.command_name, one) or one.name}**" for one in menus)


def _path(command: Chat, localizer: Localizer) -> str:
    """A command's full name in the localizer's language."""
    own = translation(localizer, Location.command_name, command) or command.name
    return own if command.parent is None else f"{_path(command.parent, localizer)} {own}"
