"""Preferences: a member's defaults for options they leave out, and a server's settings."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

LADDER: Final = "3=1d 5=7d 7=forever"
"""A new server's strike ladder, in the notation of bot/moderation/ladder.py."""


class Ping(StrEnum):
    """When a member is mentioned with their finished picture, so that Discord notifies them."""

    ALWAYS = "always"
    AFTER_WAIT = "after_wait"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Preferences:
    """A member's defaults; None means the model's. `repaintable` lets others repaint their pictures and avatar."""

    model: str | None = None
    size: str | None = None
    steps: int | None = None
    style: str | None = None
    private: bool = False
    spoiler: bool = False
    repaintable: bool = True
    ping: Ping = Ping.AFTER_WAIT


@dataclass(frozen=True, slots=True)
class GuildSettings:
    """A server's settings.

    Moderators' actions are posted in `log_channel`. Pictures and prompts are kept for that many days, or forever if
    None. `ladder` says which bans follow from the strikes of the last `strike_days`; empty means none.
    """

    repaint_avatar: bool = False
    log_channel: int | None = None
    retention_picture_days: int | None = None
    retention_prompt_days: int | None = None
    ladder: str = LADDER
    strike_days: int = 30
