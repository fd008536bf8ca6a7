"""Bans view: a list of bans, and how long each lasts. Pure."""

from collections.abc import Sequence
from typing import Final

from bot.i18n.localizer import Localizer
from bot.store.bans import Ban
from cogs.moderation.audit_lines import mention
from cogs.ui.lines import listed, shown_text

ON_A_PAGE: Final = 8
REASON: Final = 80


def until_words(ban: Ban, localizer: Localizer) -> str:
    """How long a ban lasts, in words."""
    return (
        localizer("ban.forever")
        if ban.expires_at is None
        else localizer("ban.until", time=f"<t:{int(ban.expires_at)}:f>")
    )


def bans_text(bans: Sequence[Ban], localizer: Localizer) -> str:
    """A page of bans, newest first."""
    lines = [_line(ban, localizer) for ban in bans]
    return "\n".join([localizer("bans.title"), listed(lines, localizer)])


def _line(ban: Ban, localizer: Localizer) -> str:
    parts = [
        mention(ban.subject_id, is_role=ban.is_role),
        until_words(ban, localizer),
        localizer("by.moderator", moderator=str(ban.moderator_id), time=f"<t:{int(ban.created_at)}:d>"),
    ]
    return "- " + " · ".join([*parts, *([shown_text(ban.reason, REASON)] if ban.reason else [])])
