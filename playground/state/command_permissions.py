"""Who may use a command, as the guild's owner has set it; this overrides the command's own default."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from playground.wire import JSON

ROLE, USER, CHANNEL = 1, 2, 3


@dataclass
class CommandPermissions:
    """The permissions of one command: true or false for a role, user or channel."""

    kinds: dict[int, int] = field(default_factory=dict)
    allowed: dict[int, bool] = field(default_factory=dict)

    def decide(self, target_id: int, kind: int, allowed: bool) -> None:
        """Allow or deny a role, user or channel."""
        self.kinds[target_id], self.allowed[target_id] = kind, allowed

    def allows(self, user_id: int, role_ids: Iterable[int], everyone_id: int, channel_id: int) -> bool | None:
        """Whether a user may use the command: by channel, user, roles or @everyone; None if none of them is set."""
        if self.allowed.get(channel_id) is False:
            return False
        if user_id in self.allowed:
            return self.allowed[user_id]
        roles = [self.allowed[one] for one in role_ids if one in self.allowed]
        return any(roles) if roles else self.allowed.get(everyone_id)

    def to_dict(self, command_id: str, application_id: int, guild_id: int) -> JSON:
        """Discord's guild application command permissions object."""
        return {
            "id": command_id,
            "application_id": str(application_id),
            "guild_id": str(guild_id),
            "permissions": [
                {"id": str(target), "type": self.kinds[target], "permission": allowed}
                for target, allowed in self.allowed.items()
            ],
        }
