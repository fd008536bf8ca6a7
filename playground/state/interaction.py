"""An interaction: what a member did, and how the bot has answered."""

import asyncio
from dataclasses import dataclass, field

from playground.state.files import Attachment
from playground.state.messages import Message, Origin
from playground.wire import JSON

COMMAND, COMPONENT, AUTOCOMPLETE, MODAL_SUBMIT = 2, 3, 4, 5
"""Interaction types."""

CHAT_INPUT, ON_USER, ON_MESSAGE = 1, 2, 3
"""Command types."""

ANSWER_WITHIN = 3.0
"""Seconds that the bot has for its first answer."""

TOKEN_LIFETIME = 15 * 60.0
"""Seconds that the token works afterwards."""


@dataclass
class Resolved:
    """What an interaction's data refers to by its id."""

    attachments: list[Attachment] = field(default_factory=list)
    users: list[int] = field(default_factory=list)
    roles: list[int] = field(default_factory=list)
    channels: list[int] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)


@dataclass(eq=False)
class Interaction:
    """What a member did, and how the bot answered. `response` is the type of its callback, None before it."""

    id: int
    token: str
    type: int
    user_id: int
    channel_id: int
    created_at: float
    data: JSON
    guild_id: int | None
    owners: dict[str, str] = field(default_factory=dict)
    """Whose installation of the application allows it, by integration type."""
    only_ephemeral: bool = False
    locale: str = "en-US"
    follow_ups: int = 0
    nonce: str | None = None
    resolved: Resolved = field(default_factory=Resolved)
    source: Message | None = None
    trigger: "Interaction | None" = None
    response: int | None = None
    failed: bool = False
    original_id: int | None = None
    message_ids: list[int] = field(default_factory=list)
    modal: JSON | None = None
    choices: list[JSON] | None = None
    ended: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def command_type(self) -> int | None:
        """The command's type, if this is a command."""
        kind: int = self.data.get("type", CHAT_INPUT)
        return kind if self.type in (COMMAND, AUTOCOMPLETE) else None

    def origin(self) -> Origin:
        """What the messages of this interaction say about it."""
        target = int(self.data.get("target_id", 0)) or None
        return Origin(
            self.id,
            self.type,
            self.user_id,
            command_path(self.data),
            self.owners,
            source_message_id=self.source.id if self.source and self.type == COMPONENT else None,
            target_user_id=target if self.command_type == ON_USER else None,
            target_message_id=target if self.command_type == ON_MESSAGE else None,
            trigger=self.trigger.origin() if self.trigger else None,
        )


def command_path(data: JSON) -> str:
    """A command's full name with its subcommands, such as "gallery show"."""
    names = [str(data.get("name", ""))]
    options = data.get("options") or []
    while options and options[0]["type"] in (1, 2):
        names.append(options[0]["name"])
        options = options[0].get("options") or []
    return " ".join(names)
