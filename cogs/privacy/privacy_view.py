"""Privacy: what a member reads about what is kept, the buttons beneath, and the form that confirms an erasure. Pure."""

from typing import Any, Final

import discord

from bot.i18n.localizer import Voice
from bot.store.personal_data.erasures import Erasure
from cogs.ui.components import ActionButton, rows
from cogs.ui.forms import form

KEPT: Final = ("jobs", "usage", "preferences", "uploads", "order", "logs")
"""What is kept, a sentence each."""
DATA_ONLY: Final = "data"
WITH_POSTS: Final = "posts"
"""The choices of the form."""


def privacy_text(voice: Voice, pictures: int | None, prompts: int | None) -> str:
    """What is kept and why, and for how many days in this server."""
    lines = [voice("privacy.title"), *(f"- {voice(f'privacy.{name}')}" for name in KEPT)]
    if pictures is not None:
        lines.append(f"- {voice('privacy.pictures.days', days=pictures)}")
    if prompts is not None:
        lines.append(f"- {voice('privacy.prompts.days', days=prompts)}")
    return "\n".join([*lines, voice("privacy.can"), voice("privacy.stays")])


def privacy_view(voice: Voice) -> discord.ui.View:
    """To get it all, and to have it gone."""
    danger = discord.ButtonStyle.danger
    export = ActionButton("privacy_export", label=voice("privacy.export"), emoji="📦")
    erase = ActionButton("privacy_erase", label=voice("privacy.erase"), emoji="🧹", style=danger)
    return rows([export, erase])


def erase_form(voice: Voice) -> discord.ui.Modal:
    """Says what will happen, and asks whether the posted messages go, too."""
    labels = {DATA_ONLY: voice("privacy.form.data"), WITH_POSTS: voice("privacy.form.posts")}
    options = [discord.SelectOption(label=label, value=value) for value, label in labels.items()]
    menu: discord.ui.Select[Any] = discord.ui.Select(
        custom_id="what", options=options, placeholder=voice("privacy.form.choose")
    )
    field: discord.ui.Label[Any] = discord.ui.Label(
        text=voice("privacy.form.what"), component=menu, description=voice("privacy.form.about")
    )
    return form("privacy_erase", title=voice("privacy.form.title"), fields=[field])


def erased_text(erasure: Erasure, voice: Voice) -> str:
    """What is gone."""
    text = voice("privacy.erased", jobs=erasure.jobs)
    if erasure.posted:
        text += " " + voice("privacy.erased.posts", messages=erasure.messages, missed=erasure.missed)
    return text
