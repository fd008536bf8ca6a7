"""A channel: a text channel of the guild, a DM with the bot, or a group of users."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from playground.rules.permissions import Overwrite
from playground.wire import JSON

TEXT, DM, GROUP_DM = 0, 1, 3
"""Channel types; a thread's are in thread.py."""


@dataclass
class Channel:
    """A text channel of the guild, the DM between the bot and its one recipient, or a group without the bot."""

    id: int
    name: str = ""
    topic: str | None = None
    nsfw: bool = False
    position: int = 0
    recipient_ids: tuple[int, ...] = ()
    overwrites: dict[int, Overwrite] = field(default_factory=dict)
    last_message_id: int | None = None

    @property
    def type(self) -> int:
        """Discord's channel type."""
        return TEXT if not self.recipient_ids else DM if len(self.recipient_ids) == 1 else GROUP_DM

    @property
    def is_dm(self) -> bool:
        """Whether this is a DM or a group, outside the guild."""
        return bool(self.recipient_ids)

    @property
    def home(self) -> "Channel":
        """The channel whose overwrites and age restriction apply here: itself, or a thread's parent."""
        return self

    def admits(self, user_id: int, bits: int) -> bool:
        """Whether a member with these permissions can see it, if they can see its home."""
        return True

    def common_dict(self) -> JSON:
        """The fields that all channel objects have."""
        last = None if self.last_message_id is None else str(self.last_message_id)
        return {"id": str(self.id), "type": self.type, "last_message_id": last, "flags": 0}

    def to_guild_dict(self, guild_id: int, viewer_id: int) -> JSON:
        """Discord's guild channel object for this viewer."""
        return self.common_dict() | {
            "guild_id": str(guild_id),
            "name": self.name,
            "topic": self.topic,
            "nsfw": self.nsfw,
            "position": self.position,
            "parent_id": None,
            "rate_limit_per_user": 0,
            "permission_overwrites": [
                {"id": str(target), "type": one.kind, "allow": str(one.allow), "deny": str(one.deny)}
                for target, one in self.overwrites.items()
            ],
        }

    def to_dm_dict(self, recipients: Iterable[JSON]) -> JSON:
        """Discord's channel object of a DM or group; recipients are user objects."""
        shape = self.common_dict() | {"recipients": list(recipients)}
        if self.type == DM:
            return shape
        return shape | {"name": self.name or None, "icon": None, "owner_id": str(self.recipient_ids[0])}
