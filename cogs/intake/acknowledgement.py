"""Acknowledgement: an interaction is answered for now, within the seconds that Discord allows."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Final

from bot.client import Interaction
from bot.core.job import Job
from bot.core.preferences import Preferences

WAIT: Final = 1.5
"""Seconds after which a member is answered though something is still looked at: Discord allows 3."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a job is answered: to the member alone, and behind a spoiler."""

    private: bool
    spoiler: bool

    def __or__(self, other: "Manner") -> "Manner":
        """The stricter of both."""
        return Manner(self.private or other.private, self.spoiler or other.spoiler)

    @classmethod
    def wished(cls, preferences: Preferences, private: bool | None, spoiler: bool | None, *, guest: bool) -> "Manner":
        """How a member wants it: as asked, else as they prefer. As a guest the bot answers privately."""
        return cls(
            preferences.private or guest if private is None else private,
            preferences.spoiler if spoiler is None else spoiler,
        )

    @classmethod
    def of_job(cls, job: Job, *, same_channel: bool) -> "Manner":
        """How at least to show what is made of a job: what only its owner saw stays private, what was veiled, veiled.

        What was painted outside of servers was seen in its own channel only.
        """
        return cls(job.place.private or (job.guild_id is None and not same_channel), job.place.spoiler)


VEILED: Final = Manner(private=False, spoiler=True)
"""At least behind a spoiler."""


@asynccontextmanager
async def acknowledged_after(interaction: Interaction, manner: Manner, wait: float = WAIT) -> AsyncIterator[None]:
    """Look at something, then answer for now: what is refused meanwhile is the answer itself.

    What takes longer, such as thousands of new rules for words, is looked at after the answer.
    """
    loop = asyncio.get_running_loop()
    answer: asyncio.Task[object] | None = None

    def begin() -> asyncio.Task[object]:
        nonlocal answer
        answer = loop.create_task(interaction.response.defer(ephemeral=manner.private, thinking=True))
        return answer

    timer = loop.call_later(wait, begin)
    try:
        yield
    except BaseException:
        timer.cancel()
        if answer is not None:
            await answer  # so that whoever tells the error knows that there is an answer
        raise
    timer.cancel()
    await (answer or begin())
