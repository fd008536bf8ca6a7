"""Styles view: the list of styles, one style in full, and the form. Pure."""

from collections.abc import Collection
from typing import Final

import discord

from bot.core.request import MAX_PROMPT
from bot.core.style import Style
from bot.i18n.localizer import Localizer
from bot.prompts.styles import PLACE
from cogs.ui.forms import form, text_field
from cogs.ui.lines import LISTED, listed, shown_text

SHORT: Final = 40
"""Characters of a template in the list."""
HEADING: Final = 60
"""Characters reserved for a heading, and for the line that says how many more there are."""


def styles_text(
    mine: Collection[Style], server: Collection[Style], built_in: Collection[Style], localizer: Localizer
) -> str:
    """All styles by owner; each part gets its share of the message."""
    parts = {"styles.mine": mine, "styles.server": server, "styles.built-in": built_in}
    parts = {heading: styles for heading, styles in parts.items() if styles}
    limit = LISTED // len(parts) - HEADING
    shown = [
        f"{localizer(heading)}\n{listed([_line(style) for style in styles], localizer, limit)}"
        for heading, styles in parts.items()
    ]
    return "\n".join(shown)


def style_text(style: Style, localizer: Localizer) -> str:
    """One style in full."""
    lines = [f"**{shown_text(style.name)}**", shown_text(style.prompt or PLACE)]
    if style.negative_prompt:
        lines.append(localizer("caption.negative", text=shown_text(style.negative_prompt, 600)))
    return "\n".join(lines)


def style_form(style: Style, name: str, scope: str, localizer: Localizer) -> discord.ui.Modal:
    """The form that adds or changes a style, with what it says so far."""
    fields = [
        text_field(
            "template",
            localizer("styles.form.template"),
            style.prompt,
            limit=MAX_PROMPT,
            long=True,
            required=False,
            about=localizer("styles.form.template.about", place=PLACE),
        ),
        text_field(
            "negative_prompt",
            localizer("form.negative"),
            style.negative_prompt,
            limit=MAX_PROMPT,
            long=True,
            required=False,
        ),
    ]
    return form("style", scope, name, title=localizer(f"styles.form.{scope}"), fields=fields)


def _line(style: Style) -> str:
    return f"- **{shown_text(style.name)}** {shown_text(style.prompt or PLACE, SHORT)}"
