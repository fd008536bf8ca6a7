"""Pages: the ways from one page of a list to the others. Pure."""

import discord

from bot.i18n.localizer import Localizer
from cogs.ui.components import ActionButton, rows


def turning_view(
    action: str, last_id: int, *wanted: object, localizer: Localizer, older: bool, first: bool
) -> discord.ui.View:
    """The ways to the newest page and to the one below an id; an action is called with the id, and what is wanted."""
    newest = ActionButton(action, "", *wanted, label=localizer("page.newest"), emoji="⏮️", disabled=first)
    on = ActionButton(action, last_id, *wanted, label=localizer("page.older"), emoji="▶️", disabled=not older)
    return rows([newest, on])
