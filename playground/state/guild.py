"""The guild: its roles, members, channels and threads, and what its members may do."""

from dataclasses import dataclass, field

from playground.rules.permissions import ALL, MEMBERS, Permission, in_channel, in_guild
from playground.state.channel import Channel
from playground.state.people import GuildMember, Role
from playground.state.thread import Thread
from playground.wire import JSON


@dataclass
class Guild:
    """The one server of the playground."""

    id: int
    name: str
    owner_id: int
    roles: dict[int, Role] = field(default_factory=dict)
    members: dict[int, GuildMember] = field(default_factory=dict)
    channels: dict[int, Channel] = field(default_factory=dict)
    threads: dict[int, Thread] = field(default_factory=dict)
    preferred_locale: str = "en-US"
    system_channel_id: int | None = None
    features: tuple[str, ...] = ()
    """Such as "COMMUNITY", for a server that has set its language."""

    def permissions(self, user_id: int, channel: Channel | None = None) -> int:
        """A user's permissions in a channel, or in the guild if no channel is given."""
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
        bits = in_channel(base, channel.home.overwrites, self.id, member.role_ids, user_id)
        return bits if channel.admits(user_id, bits) else 0

    def app_permissions(self, bot_id: int, channel: Channel) -> int:
        """The application's permissions in a channel; if the bot isn't in the guild, @everyone's."""
        if channel.is_dm or bot_id in self.members:
            return self.permissions(bot_id, channel)
        return in_channel(self.roles[self.id].permissions, channel.home.overwrites, self.id, (), bot_id)

    def can(self, user_id: int, channel: Channel, permission: Permission) -> bool:
        """Whether a user has a permission in a channel; in a thread, sending has its own permission."""
        if permission is Permission.SEND_MESSAGES and channel.home is not channel:
            permission = Permission.SEND_MESSAGES_IN_THREADS
        return permission in Permission(self.permissions(user_id, channel))

    def to_dict(self) -> JSON:
        """Discord's guild object, as REST answers it."""
        return _PLAIN_GUILD | {
            "id": str(self.id),
            "name": self.name,
            "owner_id": str(self.owner_id),
            "roles": [role.to_dict() for role in self.roles.values()],
            "preferred_locale": self.preferred_locale,
            "features": list(self.features),
            "system_channel_id": None if self.system_channel_id is None else str(self.system_channel_id),
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
"""The fields of a guild that nobody has customised. Read only."""
