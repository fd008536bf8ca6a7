"""Users, roles, and members of the guild, and their objects."""

from dataclasses import asdict, dataclass, field

from playground.wire import JSON, timestamp


@dataclass
class Settings:
    """What a user has set in their client."""

    locale: str = "en-US"
    accepts_dms: bool = True
    age_restricted_dms: bool = False
    """Whether they allow age-restricted commands in DMs."""
    has_app: bool = False
    """Whether they have installed the application to their account."""

    def set(self, **changes: object) -> None:
        """Change settings; None leaves a setting as it is."""
        for key, value in changes.items():
            if value is not None:
                setattr(self, key, value)

    def to_dict(self) -> JSON:
        """The settings as the page gets them."""
        return asdict(self)


@dataclass(frozen=True)
class User:
    """A user of the playground; `label` is their part in a word."""

    id: int
    username: str
    global_name: str | None
    label: str
    bot: bool = False
    settings: Settings = field(default_factory=Settings, compare=False)

    def to_dict(self) -> JSON:
        """Discord's user object."""
        shape: JSON = {
            "id": str(self.id),
            "username": self.username,
            "discriminator": "0000" if self.bot else "0",
            "global_name": self.global_name,
            "avatar": None,
            "avatar_decoration_data": None,
            "banner": None,
            "accent_color": None,
            "collectibles": None,
            "primary_guild": None,
            "public_flags": 0,
            "flags": 0,
        }
        if self.bot:
            shape["bot"] = True
        return shape

    def to_private_dict(self) -> JSON:
        """The user object at /users/@me."""
        own = {"mfa_enabled": False, "locale": self.settings.locale, "premium_type": 0, "email": None, "verified": True}
        return self.to_dict() | own


@dataclass
class Role:
    """A role of the guild. The one with the guild's own id is @everyone."""

    id: int
    name: str
    permissions: int
    position: int
    color: int = 0
    bot_id: int | None = None

    def to_dict(self) -> JSON:
        """Discord's role object."""
        shape: JSON = {
            "id": str(self.id),
            "name": self.name,
            "permissions": str(self.permissions),
            "position": self.position,
            "color": self.color,
            "colors": {"primary_color": self.color, "secondary_color": None, "tertiary_color": None},
            "hoist": self.color != 0,
            "managed": self.bot_id is not None,
            "mentionable": False,
            "icon": None,
            "unicode_emoji": None,
            "description": None,
            "flags": 0,
        }
        if self.bot_id is not None:
            shape["tags"] = {"bot_id": str(self.bot_id)}
        return shape


@dataclass
class GuildMember:
    """A user's membership in the guild."""

    user: User
    joined_at: float
    role_ids: list[int] = field(default_factory=list)
    nick: str | None = None

    def is_called(self, beginning: str) -> bool:
        """Whether one of the member's names begins like this, in whatever case."""
        names = (self.user.username, self.user.global_name, self.nick)
        return any(name.lower().startswith(beginning.lower()) for name in names if name)

    def to_dict(self) -> JSON:
        """Discord's member object."""
        return self.to_partial_dict() | {"user": self.user.to_dict()}

    def to_partial_dict(self) -> JSON:
        """The member object without its user, as messages have it."""
        return {
            "roles": [str(role_id) for role_id in self.role_ids],
            "nick": self.nick,
            "joined_at": timestamp(self.joined_at),
            "premium_since": None,
            "communication_disabled_until": None,
            "pending": False,
            "mute": False,
            "deaf": False,
            "avatar": None,
            "avatar_decoration_data": None,
            "banner": None,
            "collectibles": None,
            "flags": 0,
        }
