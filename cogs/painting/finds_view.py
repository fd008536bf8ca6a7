"""What is shown for the pictures found in a message: the menu of several, and the form to repaint one."""

from typing import Any, Final

import discord

from bot.core.request import MAX_PROMPT, STRENGTH
from bot.i18n.localizer import Localizer
from cogs.painting.found_pictures import Finds
from cogs.ui.components import ActionMenu, rows
from cogs.ui.forms import form, text_field

DESCRIPTION: Final = 100
"""Characters that Discord shows beneath an option."""


def which_view(action: str, number: int, finds: Finds, localizer: Localizer) -> discord.ui.View:
    """A menu of the pictures, for an action that takes one: it is called with the finds' number and the picture's."""
    options = [
        discord.SelectOption(
            label=localizer("picker.picture", number=index + 1),
            description=find.name[:DESCRIPTION] or None,
            value=str(index),
        )
        for index, find in enumerate(finds.pictures)
    ]
    menu: discord.ui.Item[Any] = ActionMenu(action, number, options=options, placeholder=localizer("picker.which"))
    return rows([menu])


def repaint_form(number: str, picture: str, localizer: Localizer) -> discord.ui.Modal:
    """What a picture is to become, and how much of it is painted anew."""
    fields = [
        text_field("prompt", localizer("form.prompt"), limit=MAX_PROMPT, long=True),
        text_field("strength", localizer("form.strength"), f"{STRENGTH:g}"),
    ]
    return form("repaint", number, picture, title=localizer("form.repaint"), fields=fields)
