"""Server settings view: one setting per line, and the button that turns the moderation log off. Pure."""

from typing import Any

import discord

from bot.core.preferences import GuildSettings
from bot.i18n.localizer import Localizer
from cogs.ui.components import ActionButton, rows


def settings_text(settings: GuildSettings, localizer: Localizer) -> str:
    """All settings of a server."""
    lines = [
        localizer("admin.repaint_avatar", value="on" if settings.repaint_avatar else "off"),
        localizer("admin.log_channel", channel=str(settings.log_channel or "none")),
        localizer("admin.retention_picture_days", days=settings.retention_picture_days or 0),
        localizer("admin.retention_prompt_days", days=settings.retention_prompt_days or 0),
        localizer("admin.ladder", ladder=settings.ladder or "none"),
        localizer("admin.strike_days", days=settings.strike_days),
    ]
    return "\n".join([localizer("admin.title"), *(f"- {line}" for line in lines)])


def settings_view(settings: GuildSettings, localizer: Localizer) -> discord.ui.View:
    """The button, if the server has a log channel."""
    if settings.log_channel is None:
        return rows()
    button: discord.ui.Item[Any] = ActionButton("log_off", label=localizer("admin.log_off"))
    return rows([button])
