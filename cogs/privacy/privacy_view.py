"""Privacy view: what is kept, the buttons beneath, and the form that confirms an erasure. Pure."""

from typing import Any, Final

import discord

from bot.i18n.localizer import Localizer
from bot.store.personal_data.erasures import Erasure
from cogs.ui.components import ActionButton, rows
from cogs.ui.forms import form

KEPT: Final = ("jobs", "usage", "preferences", "uploads", "order", "logs")
"""What is kept; each has a sentence."""
DATA_ONLY: Final = "data"
WITH_POSTS: Final = "posts"
"""The form's choices."""


def privacy_text(localizer: Localizer, pictures: int | None, prompts: int | None) -> str:
    """What is kept and why, and for how many days on this server."""
    lines = [localizer("privacy.title"), *(f"- {localizer(f'privacy.{name}')}" for name in KEPT)]
    if pictures is not None:
        lines.append(f"- {localizer('privacy.pictures.days', days=pictures)}")
    if prompts is not None:
        lines.append(f"- {localizer('privacy.prompts.days', days=prompts)}")
    return "\n".join([*lines, localizer("privacy.can"), localizer("privacy.stays")])


def privacy_view(localizer: Localizer) -> discord.ui.View:
    """The buttons that export and erase everything."""
    danger = discord.ButtonStyle.danger
    export = ActionButton("privacy_export", label=localizer("privacy.export"), emoji="📦")
    erase = ActionButton("privacy_erase", label=localizer("privacy.erase"), emoji="🧹", style=danger)
    return rows([export, erase])


def erase_form(localizer: Localizer) -> discord.ui.Modal:
    """The form that says what will happen, and asks whether posted messages are deleted too."""
    labels = {DATA_ONLY: localizer("privacy.form.data"), WITH_POSTS: localizer("privacy.form.posts")}
    options = [discord.SelectOption(label=label, value=value) for value, label in labels.items()]
    menu: discord.ui.Select[Any] = discord.ui.Select(
        custom_id="what", options=options, placeholder=localizer("privacy.form.choose")
    )
    field: discord.ui.Label[Any] = discord.ui.Label(
        text=localizer("privacy.form.what"), component=menu, description=localizer("privacy.form.about")
    )
    return form("privacy_erase", title=localizer("privacy.form.title"), fields=[field])


def erased_text(erasure: Erasure, localizer: Localizer) -> str:
    """What was erased."""
    text = localizer("privacy.erased", jobs=erasure.jobs)
    if erasure.posted:
        text += " " + localizer("privacy.erased.posts", messages=erasure.messages, missed=erasure.missed)
    return text
