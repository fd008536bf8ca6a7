"""Strikes view: a member's strikes, and the menu that forgives one. Pure."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import discord

from bot.i18n.localizer import Localizer
from bot.store.strikes import Strike
from cogs.ui.components import ActionMenu, rows
from cogs.ui.lines import LABEL, listed, shortened, shown_text

REASON = 120


def strikes_text(user_id: int, strikes: Sequence[Strike], days: int, now: float, localizer: Localizer) -> str:
    """How many strikes count, and all of them, newest first."""
    count = sum(_counts(strike, days, now) for strike in strikes)
    head = localizer("strikes.title", member=str(user_id), count=count, days=days)
    return "\n".join([head, listed([_line(strike, days, now, localizer) for strike in strikes], localizer, 1800)])


def strikes_view(strikes: Sequence[Strike], localizer: Localizer) -> discord.ui.View:
    """A menu of the strikes that can be forgiven; nothing if there are none."""
    options = [
        discord.SelectOption(
            label=shortened(f"{_day(strike)}: {' '.join(strike.reason.split())}", LABEL), value=str(strike.id)
        )
        for strike in strikes
        if strike.forgiven_at is None
    ]
    menu: discord.ui.Item[Any] = ActionMenu("forgive", options=options, placeholder=localizer("strikes.forgive"))
    return rows([menu] if options else [])


def _counts(strike: Strike, days: int, now: float) -> bool:
    return strike.forgiven_at is None and strike.created_at > now - days * 86400


def _line(strike: Strike, days: int, now: float, localizer: Localizer) -> str:
    by = localizer("by.moderator", moderator=str(strike.moderator_id), time=f"<t:{int(strike.created_at)}:d>")
    line = f"{shown_text(strike.reason, REASON)} · {by}"
    if strike.forgiven_at is not None:
        return f"- ~~{line}~~ · {localizer('strikes.forgiven')}"
    return f"- {line}" if _counts(strike, days, now) else f"- {line} · {localizer('strikes.old')}"


def _day(strike: Strike) -> str:
    return datetime.fromtimestamp(strike.created_at, UTC).date().isoformat()
