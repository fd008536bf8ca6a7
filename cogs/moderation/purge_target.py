"""PurgeTarget: which picture a moderator means by a job's number or a message's link. Pure."""

import re
from dataclasses import dataclass
from typing import Final

from bot.core.errors import RequestError

LINK: Final = re.compile(r"https://(?:ptb\.|canary\.)?discord(?:app)?\.com/channels/(\d{1,20})/(\d{1,20})/(\d{1,20})/?")


@dataclass(frozen=True, slots=True)
class MessageRef:
    """A message by the ids in its link. Anybody may type any of them; Purger asks Discord where the channel is."""

    guild_id: int
    channel_id: int
    message_id: int


PurgeTarget = int | MessageRef
"""A job by its number, or a message."""


def reference(typed: str) -> PurgeTarget:
    """The job's number or the message that is meant; raises RequestError if it is neither."""
    text = typed.strip().strip("<>")
    if re.fullmatch(r"#?[0-9]{1,15}", text):
        return int(text.removeprefix("#"))
    match = LINK.fullmatch(text)
    if match is None:
        raise RequestError("purge.form", value=text[:60])
    return MessageRef(int(match[1]), int(match[2]), int(match[3]))
