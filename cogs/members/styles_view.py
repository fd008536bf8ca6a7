"""Styles: how they are listed, shown and written. Pure."""

from collections.abc import Collection
from typing import Final

import discord

from bot.core.job import MAX_PROMPT
from bot.i18n.localizer import Voice
from bot.prompts.styles import PLACE, Style
from cogs.ui.forms import form, text_field
from cogs.ui.lines import LISTED, listed, shown_text

SHORT: Final = 40
"""Characters of a template in the list."""
HEADING: Final = 60
"""Characters kept for a heading, and for how many more there are."""


def styles_text(mine: Collection[Style], server: Collection[Style], built_in: Collection[Style], voice: Voice) -> str:
    """All styles by whose they are; each part has its share of the message."""
    parts = {"styles.mine": mine, "styles.server": server, "styles.built-in": built_in}
    parts = {heading: styles for heading, styles in parts.items() if styles}
    limit = LISTED // len(parts) - HEADING
    shown = [
        f"{voice(heading)}\n{listed([_line(style) for style in styles], voice, limit)}"
        for heading, styles in parts.items()
    ]
    return "\n".join(shown)


def style_text(style: Style, voice: Voice) -> str:
    """All of a style."""
    lines = [f"**{shown_text(style.name)}**", shown_text(style.prompt or PLACE)]
    if style.negative_prompt:
        lines.append(voice("caption.negative", text=shown_text(style.negative_prompt, 600)))
    return "\n".join(lines)


def style_form(style: Style, name: str, scope: str, voice: Voice) -> discord.ui.Modal:
    """A style to write or to change, with what it says until now."""
    fields = [
        text_field(
            "template",
            voice("styles.form.template"),
            style.prompt,
            limit=MAX_PROMPT,
            long=True,
            required=False,
            about=voice("styles.form.template.about", place=PLACE),
        ),
        text_field(
            "negative_prompt",
            voice("form.negative"),
            style.negative_prompt,
            limit=MAX_PROMPT,
            long=True,
            required=False,
        ),
    ]
    return form("style", scope, name, title=voice(f"styles.form.{scope}"), fields=fields)


def _line(style: Style) -> str:
    return f"- **{shown_text(style.name)}** {shown_text(style.prompt or PLACE, SHORT)}"
