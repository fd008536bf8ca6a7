"""A thread: a channel in a channel, public or private, with its own members."""

from dataclasses import KW_ONLY, dataclass, field

from playground.rules.permissions import Permission
from playground.state.channel import Channel
from playground.wire import JSON, timestamp

PUBLIC_THREAD, PRIVATE_THREAD = 11, 12
"""Channel types."""

ARCHIVE_AFTER = (60, 1440, 4320, 10080)
"""The quiet minutes after which threads may be set to be archived."""


@dataclass
class Thread(Channel):
    """A thread of a text channel. If it was started from a message, it has the message's id."""

    _: KW_ONLY
    parent: Channel
    owner_id: int
    created_at: float
    is_private: bool = False
    invitable: bool = True
    archived: bool = False
    locked: bool = False
    archive_changed_at: float = 0.0
    auto_archive_duration: int = 1440
    rate_limit_per_user: int = 0
    message_count: int = 0
    total_message_sent: int = 0
    joined: dict[int, float] = field(default_factory=dict)
    """When each member joined."""

    @property
    def type(self) -> int:
        """Discord's channel type."""
        return PRIVATE_THREAD if self.is_private else PUBLIC_THREAD

    @property
    def home(self) -> Channel:
        """The parent: its overwrites and age restriction apply here."""
        return self.parent

    def admits(self, user_id: int, bits: int) -> bool:
        """Whether a member can see it: a private thread is for its members and those who can manage threads."""
        return not self.is_private or user_id in self.joined or Permission.MANAGE_THREADS in Permission(bits)

    def to_guild_dict(self, guild_id: int, viewer_id: int) -> JSON:
        """Discord's thread object, with the viewer's membership."""
        shape = self.common_dict() | {
            "guild_id": str(guild_id),
            "parent_id": str(self.parent.id),
            "owner_id": str(self.owner_id),
            "name": self.name,
            "rate_limit_per_user": self.rate_limit_per_user,
            "message_count": self.message_count,
            "total_message_sent": self.total_message_sent,
            "member_count": min(len(self.joined), 50),
            "thread_metadata": self._metadata(),
        }
        return shape | ({"member": self.member_dict(viewer_id)} if viewer_id in self.joined else {})

    def _metadata(self) -> JSON:
        shape: JSON = {
            "archived": self.archived,
            "archive_timestamp": timestamp(self.archive_changed_at or self.created_at),
            "auto_archive_duration": self.auto_archive_duration,
            "locked": self.locked,
            "create_timestamp": timestamp(self.created_at),
        }
        return shape | ({"invitable": self.invitable} if self.is_private else {})

    def member_dict(self, user_id: int) -> JSON:
        """Discord's thread member object."""
        joined = timestamp(self.joined[user_id])
        return {"id": str(self.id), "user_id": str(user_id), "join_timestamp": joined, "flags": 0}
