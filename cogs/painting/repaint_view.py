"""Repaint view: the form that asks what to paint from a picture. Pure."""

import discord

from bot.core.request import STRENGTH
from bot.i18n.localizer import Localizer
from cogs.ui.forms import form, prompt_field, text_field


def repaint_form(localizer: Localizer, number: str, picture: str) -> discord.ui.Modal:
    """A form for the prompt, and for how much of the picture to change."""
    fields = [
        prompt_field(localizer),
        text_field("strength", localizer("form.strength"), f"{STRENGTH:g}"),
    ]
    return form("repaint", number, picture, title=localizer("form.repaint"), fields=fields)
