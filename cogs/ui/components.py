"""Components: buttons and menus whose custom_id holds all they need, so that they keep working after a restart."""

import re
from collections.abc import Sequence
from typing import Any, Final, Self

import discord

from bot.client import EaselBot, Interaction

BUTTON: Final = "easel:"
MENU: Final = "easel.menu:"
SECONDARY: Final = discord.ButtonStyle.secondary


class ActionButton(
    discord.ui.DynamicItem[discord.ui.Button[discord.ui.View]],
    template=r"easel:(?P<action>[a-z_]+)(?::(?P<arguments>.*))?",
):
    """A button for an action with arguments."""

    def __init__(
        self,
        action: str,
        *arguments: object,
        label: str | None = None,
        emoji: str | None = None,
        style: discord.ButtonStyle = SECONDARY,
        disabled: bool = False,
    ) -> None:
        self.action, self.arguments = action, [str(one) for one in arguments]
        custom_id = BUTTON + ":".join([action, *self.arguments])
        super().__init__(
            discord.ui.Button(label=label, emoji=emoji, style=style, disabled=disabled, custom_id=custom_id)
        )

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The pressed button, rebuilt from its custom_id."""
        del interaction, item
        return cls(match["action"], *_split(match["arguments"]), label=match["action"])

    async def callback(self, interaction: Interaction) -> None:  # type: ignore[override]  # our client only
        """Pass the press on to the cog that handles it."""
        await _press(interaction, self.action, self.arguments)


class ActionMenu(
    discord.ui.DynamicItem[discord.ui.Select[discord.ui.View]],
    template=r"easel\.menu:(?P<action>[a-z_]+)(?::(?P<arguments>.*))?",
):
    """A menu for an action with arguments; the choice is the last argument."""

    def __init__(
        self,
        action: str,
        *arguments: object,
        options: Sequence[discord.SelectOption] = (),
        placeholder: str | None = None,
    ) -> None:
        self.action, self.arguments = action, [str(one) for one in arguments]
        custom_id = MENU + ":".join([action, *self.arguments])
        super().__init__(discord.ui.Select(custom_id=custom_id, options=list(options), placeholder=placeholder))

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The used menu, rebuilt from its custom_id."""
        del interaction, item
        return cls(match["action"], *_split(match["arguments"]))

    async def callback(self, interaction: Interaction) -> None:  # type: ignore[override]  # our client only
        """Pass the choice on to the cog that handles it."""
        data: Any = interaction.data or {}
        await _press(interaction, self.action, [*self.arguments, *map(str, data.get("values", []))])


def rows(*items: Sequence[discord.ui.Item[Any]]) -> discord.ui.View:
    """A view with these rows that never times out."""
    view = discord.ui.View(timeout=None)
    for number, row in enumerate(items):
        for item in row:
            item.row = number
            view.add_item(item)
    return view


async def _press(interaction: Interaction, action: str, arguments: Sequence[str]) -> None:
    assert isinstance(interaction.client, EaselBot)  # noqa: S101 - no other client makes these components
    await interaction.client.press(interaction, action, arguments)


def _split(arguments: str | None) -> list[str]:
    return [] if arguments is None else arguments.split(":")
