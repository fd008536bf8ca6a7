"""Audit view: a page of audit entries, and buttons to turn it. Pure."""

from collections.abc import Sequence
from typing import Final

import discord

from bot.i18n.localizer import Localizer
from bot.store.audit import AuditEntry, Search
from cogs.moderation.audit_lines import audit_line
from cogs.ui.lines import listed
from cogs.ui.pages import turning_view

LONGEST: Final = 24
"""Most characters of a search: a button's custom_id holds 100, including three ids."""
ON_A_PAGE: Final = 8


def audit_text(entries: Sequence[AuditEntry], localizer: Localizer) -> str:
    """A page of the audit log, newest first."""
    return "\n".join(
        [localizer("audit.title"), listed([audit_line(entry, localizer) for entry in entries], localizer, 1850)]
    )


def audit_view(
    search: Search, entries: Sequence[AuditEntry], localizer: Localizer, *, older: bool, first: bool
) -> discord.ui.View:
    """Buttons to the newest entries and to older ones that match the search."""
    wanted = (search.moderator_id or "", search.target_id or "", search.action, search.text)
    return turning_view("audit", entries[-1].id, *wanted, localizer=localizer, older=older, first=first)
