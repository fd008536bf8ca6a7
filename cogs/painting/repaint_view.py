"""Repaint view: the form that asks what to paint from a picture. Pure."""

import discord

from bot.core.request import MAX_PROMPT, STRENGTH
from bot.i18n.localizer import Localizer
from cogs.ui.forms import form, text_field


def repaint_form(number: str, picture: str, localizer: Localizer) -> discord.ui.Modal:
    """A form for the prompt, and for how much of the picture to change."""
    fields = [
        text_field("prompt", localizer("form.prompt"), limit=MAX_PROMPT, long=True),
        text_field("strength", localizer("form.strength"), f"{STRENGTH:g}"),
    ]
    return form("repaint", number, picture, title=localizer("form.repaint"), fields=fields)
