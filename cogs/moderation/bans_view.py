"""Bans: the list of them, and until when each lasts. Pure."""

from collections.abc import Sequence
from typing import Final

import discord

from bot.i18n.localizer import Voice
from bot.store.bans import Ban
from cogs.ui.audit_lines import mention
from cogs.ui.components import ActionButton, rows
from cogs.ui.lines import listed, shown_text

ON_A_PAGE: Final = 8
REASON: Final = 80


def until_words(ban: Ban, voice: Voice) -> str:
    """Until when a ban lasts."""
    return voice("ban.forever") if ban.expires_at is None else voice("ban.until", time=f"<t:{int(ban.expires_at)}:f>")


def bans_text(bans: Sequence[Ban], voice: Voice) -> str:
    """A page of the bans, the newest first."""
    lines = [_line(ban, voice) for ban in bans]
    return "\n".join([voice("bans.title"), listed(lines, voice)])


def bans_view(bans: Sequence[Ban], voice: Voice, *, older: bool, first: bool) -> discord.ui.View:
    """The ways to the newest bans and to older ones."""
    newest = ActionButton("bans", "", label=voice("page.newest"), emoji="⏮️", disabled=first)
    on = ActionButton("bans", bans[-1].id, label=voice("page.older"), emoji="▶️", disabled=not older)
    return rows([newest, on])


def _line(ban: Ban, voice: Voice) -> str:
    parts = [
        mention(ban.subject_id, is_role=ban.is_role),
        until_words(ban, voice),
        voice("by.moderator", moderator=str(ban.moderator_id), time=f"<t:{int(ban.created_at)}:d>"),
    ]
    return "- " + " · ".join([*parts, *([shown_text(ban.reason, REASON)] if ban.reason else [])])
