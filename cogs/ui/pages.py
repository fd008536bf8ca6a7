"""Pages: buttons that turn the pages of a list. Pure."""

import discord

from bot.i18n.localizer import Localizer
from cogs.ui.components import ActionButton, rows


def turning_view(
    action: str, last_id: int, *wanted: object, localizer: Localizer, older: bool, first: bool
) -> discord.ui.View:
    """Buttons to the newest page and to the next, older one; the action gets the last id and the search."""
    newest = ActionButton(action, "", *wanted, label=localizer("page.newest"), emoji="⏮️", disabled=first)
    on = ActionButton(action, last_id, *wanted, label=localizer("page.older"), emoji="▶️", disabled=not older)
    return rows([newest, on])
