"""Repaint: the form in which a member says what a picture is to become. Pure."""

import discord

from bot.core.request import MAX_PROMPT, STRENGTH
from bot.i18n.localizer import Localizer
from cogs.ui.forms import form, text_field


def repaint_form(number: str, picture: str, localizer: Localizer) -> discord.ui.Modal:
    """What a picture is to become, and how much of it is painted anew."""
    fields = [
        text_field("prompt", localizer("form.prompt"), limit=MAX_PROMPT, long=True),
        text_field("strength", localizer("form.strength"), f"{STRENGTH:g}"),
    ]
    return form("repaint", number, picture, title=localizer("form.repaint"), fields=fields)
