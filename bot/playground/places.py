"""Where things happen: the guild and its channels, and the DMs with the bot."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.playground.people import GuildMember, Role
from bot.playground.permissions import ALL, MEMBERS, Overwrite, Permission, in_channel, in_guild
from bot.playground.wire import JSON

TEXT = 0
DM = 1


@dataclass
class Channel:
    """A text channel of the guild, or a DM between the bot and `recipient_id`."""

    id: int
    name: str = ""
    topic: str | None = None
    nsfw: bool = False
    position: int = 0
    recipient_id: int | None = None
    overwrites: dict[int, Overwrite] = field(default_factory=dict)
    last_message_id: int | None = None

    @property
    def is_dm(self) -> bool:
        """Whether this is a DM with the bot."""
        return self.recipient_id is not None

    def _common(self) -> JSON:
        last = None if self.last_message_id is None else str(self.last_message_id)
        return {"id": str(self.id), "type": DM if self.is_dm else TEXT, "last_message_id": last, "flags": 0}

    def to_guild_dict(self, guild_id: int) -> JSON:
        """Discord's guild channel object."""
        return self._common() | {
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
        """Discord's DM channel object; recipients are user objects."""
        return self._common() | {"recipients": list(recipients)}


@dataclass
class Guild:
    """The one server of the playground."""

    id: int
    name: str
    owner_id: int
    roles: dict[int, Role] = field(default_factory=dict)
    members: dict[int, GuildMember] = field(default_factory=dict)
    channels: dict[int, Channel] = field(default_factory=dict)

    def permissions(self, user_id: int, channel: Channel | None = None) -> int:
        """The bits a user has in a channel, or in the guild where no channel is given. Nobody has any outside."""
        member = self.members.get(user_id)
        if channel is not None and channel.is_dm:
            return MEMBERS
        if member is None:
            return 0
        if user_id == self.owner_id:
            return ALL
        base = in_guild(self.roles[role_id].permissions for role_id in (self.id, *member.role_ids))
        if channel is None:
            return base
        return in_channel(base, channel.overwrites, self.id, member.role_ids, user_id)

    def can(self, user_id: int, channel: Channel, permission: Permission) -> bool:
        """Whether a user has a permission in a channel."""
        return permission in Permission(self.permissions(user_id, channel))

    def to_dict(self) -> JSON:
        """Discord's guild object, as REST answers it."""
        return _PLAIN_GUILD | {
            "id": str(self.id),
            "name": self.name,
            "owner_id": str(self.owner_id),
            "roles": [role.to_dict() for role in self.roles.values()],
        }


_PLAIN_GUILD: JSON = {
    "icon": None,
    "description": None,
    "home_header": None,
    "splash": None,
    "discovery_splash": None,
    "features": [],
    "banner": None,
    "application_id": None,
    "region": "us-east",
    "afk_channel_id": None,
    "afk_timeout": 300,
    "system_channel_id": None,
    "system_channel_flags": 0,
    "widget_enabled": False,
    "widget_channel_id": None,
    "verification_level": 0,
    "default_message_notifications": 0,
    "mfa_level": 0,
    "explicit_content_filter": 0,
    "max_presences": None,
    "max_members": 500000,
    "max_stage_video_channel_users": 50,
    "max_video_channel_users": 25,
    "vanity_url_code": None,
    "premium_tier": 0,
    "premium_subscription_count": 0,
    "preferred_locale": "en-US",
    "rules_channel_id": None,
    "safety_alerts_channel_id": None,
    "public_updates_channel_id": None,
    "premium_progress_bar_enabled": False,
    "nsfw": False,
    "nsfw_level": 0,
    "emojis": [],
    "stickers": [],
    "incidents_data": None,
}
"""What Discord says about a guild that nobody has adorned. Read only."""
