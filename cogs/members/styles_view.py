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

MINE: Final = "mine"
SERVER: Final = "server"
Parts = dict[str, Collection[Style]]
"""Styles by heading."""
SHORT: Final = 40
"""Characters of a template in the list."""
HEADING: Final = 60
"""Characters reserved for a heading, and for the line that says how many more there are."""


def styles_by_owner(
    mine: Collection[Style], server: Collection[Style], built_in: Collection[Style], localizer: Localizer
) -> Parts:
    """All styles by owner, each part with its heading; no empty part."""
    parts = {"styles.mine": mine, "styles.server": server, "styles.built-in": built_in}
    return {localizer(heading): styles for heading, styles in parts.items() if styles}


def styles_text(parts: Parts, localizer: Localizer) -> str:
    """All styles if they fit into a message; otherwise each part gets its share of it."""
    if not is_cut(parts):
        return _whole(parts)
    limit = LISTED // len(parts) - HEADING
    return "\n".join(
        f"{heading}\n{listed([_line(style) for style in styles], localizer, limit)}"
        for heading, styles in parts.items()
    )


def is_cut(parts: Parts) -> bool:
    """Whether the styles don't all fit into a message."""
    return len(_whole(parts)) > LISTED


def styles_file(parts: Parts) -> str:
    """All styles in full, with what each adds, as a text."""
    return "\n".join(
        line
        for heading, styles in parts.items()
        for line in (heading.replace("*", ""), "", *(line for style in styles for line in _in_full(style)))
    )


def _whole(parts: Parts) -> str:
    return "\n".join(line for heading, styles in parts.items() for line in (heading, *map(_line, styles)))


def _in_full(style: Style) -> list[str]:
    """A style's lines in the file; its texts are on one line each, as they were typed."""
    texts = [" ".join(text.split()) for text in (style.prompt or PLACE, style.negative_prompt)]
    return [style.name, *(f"    {sign} {text}" for sign, text in zip("+-", texts, strict=True) if text), ""]


def style_text(style: Style, localizer: Localizer) -> str:
    """One style in full."""
    lines = [f"**{shown_text(style.name)}**", shown_text(style.prompt or PLACE)]
    if style.negative_prompt:
        lines.append(localizer("caption.negative", text=shown_text(style.negative_prompt, 600)))
    return "\n".join(lines)


def style_form(
    localizer: Localizer, scope: str, *parts: str, before: Style | None = None, new: bool = False
) -> discord.ui.Modal:
    """The form that adds or changes a style, with what it says so far. The parts are its name, split at colons."""
    name, scope, style = ":".join(parts), SERVER if scope == SERVER else MINE, before or Style("", "")
    title = localizer(f"styles.form.{'new' if new else 'change'}.{scope}", name=name)
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
    return form("style", scope, name, title=title, fields=fields)


def _line(style: Style) -> str:
    return f"- **{shown_text(style.name)}** {shown_text(style.prompt or PLACE, SHORT)}"
