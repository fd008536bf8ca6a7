"""What the guild's owner has decided about who may use a command, over what the command asks for by itself."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from playground.wire import JSON

ROLE, USER, CHANNEL = 1, 2, 3


@dataclass
class CommandPermissions:
    """The decisions on one command: by role, user or channel, true where it may be used."""

    kinds: dict[int, int] = field(default_factory=dict)
    allowed: dict[int, bool] = field(default_factory=dict)

    def decide(self, target_id: int, kind: int, allowed: bool) -> None:
        """Set the decision for a role, a user or a channel."""
        self.kinds[target_id], self.allowed[target_id] = kind, allowed

    def verdict(self, user_id: int, role_ids: Iterable[int], everyone_id: int, channel_id: int) -> bool | None:
        """What the decisions come to, Discord's order: channel, user, roles, @everyone. None where none applies."""
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
