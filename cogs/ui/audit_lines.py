"""Deeds: what moderators did, a line each, and the ways to turn the pages of them. Pure."""

from collections.abc import Sequence
from typing import Final

import discord

from bot.i18n.localizer import Voice
from bot.store.audit import Deed, Search
from cogs.ui.components import ActionButton, rows
from cogs.ui.lines import listed, shown_text

ACTIONS: Final = (
    "ban",
    "unban",
    "ban_role",
    "unban_role",
    "warn",
    "forgive",
    "cancel",
    "clear",
    "pause",
    "resume",
    "purge",
    "delete",
    "settings",
)
"""What moderators do most, by the names that the audit log has for it."""
LONGEST: Final = 24
"""Characters of words that are looked for: a button's custom_id has room for 100, and three ids stand there, too."""
ON_A_PAGE: Final = 8
DETAIL: Final = 110


def action_name(action: str, voice: Voice) -> str:
    """What was done, in a word or two; an action that there is no word for as it is called in the log."""
    key = f"deed.{action}"
    return voice(key) if voice.has(key) else shown_text(action.replace("_", " "), 40)


def deed_line(deed: Deed, voice: Voice) -> str:
    """Who did what to whom, and when."""
    parts = [f"<t:{int(deed.created_at)}:f>", f"**{action_name(deed.action, voice)}**", f"<@{deed.moderator_id}>"]
    if deed.target_id is not None:
        parts[-1] += f" → {mention(deed.target_id, is_role=deed.action.endswith('_role'))}"
    if deed.detail:
        parts.append(shown_text(deed.detail, DETAIL))
    return " · ".join(parts)


def mention(subject_id: int, *, is_role: bool) -> str:
    """A member or a role, as Discord shows it."""
    return f"<@&{subject_id}>" if is_role else f"<@{subject_id}>"


def deeds_text(deeds: Sequence[Deed], voice: Voice) -> str:
    """A page of the audit log, the newest first."""
    return "\n".join([voice("audit.title"), listed([deed_line(deed, voice) for deed in deeds], voice, 1850)])


def deeds_view(search: Search, deeds: Sequence[Deed], voice: Voice, *, older: bool, first: bool) -> discord.ui.View:
    """The ways to the newest deeds and to older ones of what is looked for."""
    wanted = (search.moderator_id or "", search.target_id or "", search.action, search.text)
    newest = ActionButton("audit", "", *wanted, label=voice("page.newest"), emoji="⏮️", disabled=first)
    before = deeds[-1].id if deeds else 0
    on = ActionButton("audit", before, *wanted, label=voice("page.older"), emoji="▶️", disabled=not older)
    return rows([newest, on])
