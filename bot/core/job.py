"""Job: one request with its owner, its place and its state."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.core.preferences import Ping
from bot.core.request import ImageRequest
from bot.i18n.localizer import ENGLISH

MAX_PRIORITY: Final = 4
"""The highest priority class of a member; the lowest is 1."""


class JobState(StrEnum):
    """The state of a job."""

    QUEUED = "queued"
    RUNNING = "running"
    DELIVERING = "delivering"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a job is delivered: a channel, the bot's progress message in it, and how to reach them.

    `token` is the interaction's, valid for 15 minutes after `token_at` (seconds since the epoch). A job that came from
    a message has no token; `reply_to` is that message. Only the member sees a `private` answer. As a `guest`, the bot
    was installed by the member but not invited to the server, so only the token reaches the channel. `upload_limit` is
    in bytes, if Discord gave one; `locale` is the language of the member's client, and `server_locale` that of a server
    with one, if everyone there sees the answer. An uploaded picture that is at least `unsafe_limit` percent unsafe is
    refused. `ping` is when the member wants to be mentioned; `source` links to the message it was made from.
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
    server_locale: str | None = None
    ping: Ping = Ping.AFTER_WAIT
    source: str | None = None

    @property
    def language(self) -> str:
        """The language of the job's message: the server's where everyone sees it, else the member's."""
        return self.locale if self.server_locale is None else self.server_locale


@dataclass(frozen=True, slots=True)
class Job:
    """One request to paint: a row of the table `jobs`. Times are seconds since the epoch.

    `priority` is its owner's priority class when it was accepted; bot/studio/fairness.py uses it.
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
