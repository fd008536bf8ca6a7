"""Found pictures view: the menu in which a member chooses one of several. Pure."""

from collections.abc import Sequence
from typing import Any

import discord

from bot.i18n.localizer import Localizer
from cogs.ui.buttons import DESCRIPTION
from cogs.ui.components import ActionMenu, rows


def which_view(action: str, number: int, names: Sequence[str], localizer: Localizer) -> discord.ui.View:
    """A menu of pictures by file name; the action gets the number and the chosen index."""
    options = [
        discord.SelectOption(
            label=localizer("picker.picture", number=index + 1),
            description=name[:DESCRIPTION] or None,
            value=str(index),
        )
        for index, name in enumerate(names)
    ]
    menu: discord.ui.Item[Any] = ActionMenu(action, number, options=options, placeholder=localizer("picker.which"))
    return rows([menu])
