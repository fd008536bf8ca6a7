"""Preferences: what a member wants where a command leaves it open, and what a server has set. Frozen data."""

from dataclasses import dataclass
from typing import Final

LADDER: Final = "3=1d 5=7d 7=forever"
"""The ladder of strikes that servers begin with, as bot/moderation/ladder.py reads it."""


@dataclass(frozen=True, slots=True)
class Preferences:
    """A member's defaults; None is the model's own. `repaintable`: others may repaint their pictures and avatar."""

    model: str | None = None
    size: str | None = None
    steps: int | None = None
    style: str | None = None
    private: bool = False
    spoiler: bool = False
    repaintable: bool = True


@dataclass(frozen=True, slots=True)
class GuildSettings:
    """What a server allows and wants.

    Deeds are posted in `log_channel`. Pictures and prompts are kept for days, None: for good. `ladder` says what the
    strikes of the last `strike_days` bring; empty: nothing.
    """

    repaint_avatar: bool = False
    log_channel: int | None = None
    retention_picture_days: int | None = None
    retention_prompt_days: int | None = None
    ladder: str = LADDER
    strike_days: int = 30
