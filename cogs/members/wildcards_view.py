"""Wildcards view: the names of all lists, one list in full, and the form. Pure."""

from collections.abc import Collection
from typing import Final

import discord

from bot.i18n.localizer import Localizer
from bot.prompts.wildcards import MAX_LIST
from bot.store.wildcards import KeptWildcard
from cogs.ui.forms import form, text_field
from cogs.ui.lines import LISTED, listed, shown_text

SHORT: Final = 60
"""Characters of a list's entries in the list of lists."""
HEADING: Final = 60
"""Characters reserved for a heading, and for the line that says how many more there are."""


def wildcards_text(mine: Collection[KeptWildcard], server: Collection[KeptWildcard], localizer: Localizer) -> str:
    """All lists by owner; each part gets its share of the message."""
    parts = {"styles.mine": mine, "styles.server": server}
    parts = {heading: lists for heading, lists in parts.items() if lists}
    if not parts:
        return localizer("wildcards.none")
    limit = LISTED // len(parts) - HEADING
    shown = [
        f"{localizer(heading)}\n{listed([_line(one, localizer) for one in lists], localizer, limit)}"
        for heading, lists in parts.items()
    ]
    return "\n".join(shown)


def wildcard_text(wildcard: KeptWildcard, localizer: Localizer) -> str:
    """One list with its entries, as many as fit into a message."""
    lines = [f"- {shown_text(entry)}" for entry in wildcard.entries.splitlines()]
    return f"**{shown_text(wildcard.name)}**\n{listed(lines, localizer, LISTED - HEADING - len(wildcard.name))}"


def wildcard_form(name: str, entries: str, scope: str, localizer: Localizer) -> discord.ui.Modal:
    """The form that adds or changes a list, with what it says so far."""
    field = text_field(
        "entries",
        localizer("wildcards.form.entries"),
        entries,
        limit=MAX_LIST,
        long=True,
        about=localizer("wildcards.form.entries.about"),
    )
    return form("wildcard", scope, name, title=localizer(f"wildcards.form.{scope}"), fields=[field])


def _line(wildcard: KeptWildcard, localizer: Localizer) -> str:
    entries = wildcard.entries.splitlines()
    count = localizer("wildcards.count", count=len(entries))
    return f"- **{shown_text(wildcard.name)}** ({count}) {shown_text(', '.join(entries), SHORT)}"
