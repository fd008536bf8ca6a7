"""Job: one request on its way, for whom and to where. Frozen, no I/O."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.core.request import ImageRequest
from bot.i18n.localizer import ENGLISH

MAX_PRIORITY: Final = 4
"""The highest priority class of a member; the lowest is 1."""


class JobState(StrEnum):
    """Where a job is on its way."""

    QUEUED = "queued"
    RUNNING = "running"
    DELIVERING = "delivering"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a job is delivered: a channel, the bot's progress message in it, and what gives access to that.

    `token` is the interaction's, good for 15 minutes after `token_at` (seconds since the epoch); a job that came as a
    message has none. `reply_to` is that member's message. `private` answers are seen by the member alone; where the bot
    is a `guest`, it was installed by the member and not invited: only the token reaches that channel. `upload_limit` is
    in bytes, where Discord told it; `locale` is the language of the member's client. A picture that is unsafe by
    `unsafe_limit` percent is not painted from.
    """

    channel_id: int
    message_id: int | None = None
    token: str | None = None
    token_at: float = 0.0
    reply_to: int | None = None
    private: bool = False
    guest: bool = False
    spoiler: bool = False
    upload_limit: int | None = None
    locale: str = ENGLISH
    unsafe_limit: int = 50


@dataclass(frozen=True, slots=True)
class Job:
    """One request on its way: a row of the table `jobs`. Times are seconds since the epoch.

    `priority` is its owner's class when it was accepted, as bot/studio/fairness.py counts it.
    """

    id: int
    request: ImageRequest
    user_id: int
    guild_id: int | None
    place: Place
    state: JobState = JobState.QUEUED
    attempts: int = 0
    created_at: float = 0.0
    started_at: float | None = None
    finished_at: float | None = None
    error: str | None = None
    priority: int = 1
