"""Installations: who has installed the application, and which commands a user can use where because of that."""

from playground.rules.permissions import Permission
from playground.state.channel import DM, Channel
from playground.state.command_permissions import CommandPermissions
from playground.state.world import World
from playground.wire import JSON

IN_GUILD, IN_BOT_DM, IN_PRIVATE_CHANNEL = 0, 1, 2
"""Interaction contexts."""

BY_GUILD, BY_USER = "0", "1"
"""Integration types, as the keys of an interaction's authorizing owners."""

MOST_FOLLOW_UPS = 5
"""How many follow-ups an interaction may have if only the user has installed the application."""

Owners = dict[str, str]


def context_of(channel: Channel) -> int:
    """The interaction context of a channel."""
    if not channel.is_dm:
        return IN_GUILD
    return IN_BOT_DM if channel.type == DM else IN_PRIVATE_CHANNEL


class Installs:
    """Decides which commands and answers the application's installations allow."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.decided: dict[str, CommandPermissions] = {}
        """The permissions that the guild's owner has set, by command id."""

    def owners(self, user_id: int, channel: Channel, command: JSON | None = None) -> Owners:
        """Whose installation lets a user use a command in a channel: Discord's authorizing integration owners."""
        world, context = self._world, context_of(channel)
        owners = {}
        if world.bot.id in world.guild.members and context != IN_PRIVATE_CHANNEL:
            owners[BY_GUILD] = str(world.guild.id) if context == IN_GUILD else "0"
        if world.users[user_id].settings.has_app:
            owners[BY_USER] = str(user_id)
        types = ("0", "1") if command is None else {str(one) for one in command["integration_types"]}
        return {key: owner for key, owner in owners.items() if key in types}

    def must_be_ephemeral(self, user_id: int, channel: Channel, owners: Owners) -> bool:
        """Whether answers must be ephemeral: the guild hasn't installed the application and denies external apps."""
        guild = self._world.guild
        outside = context_of(channel) == IN_GUILD and self._world.bot.id not in guild.members
        return outside and BY_GUILD not in owners and not guild.can(user_id, channel, Permission.USE_EXTERNAL_APPS)

    def offers(self, command: JSON, user_id: int, channel: Channel) -> bool:
        """Whether a user can use a command in a channel."""
        owners = self.owners(user_id, channel, command)
        if not owners or not _suits(command, context_of(channel), owners):
            return False
        if channel.is_dm:
            return not command["nsfw"] or self._world.users[user_id].settings.age_restricted_dms
        if command["nsfw"] and not channel.home.nsfw:
            return False
        has = Permission(self._world.guild.permissions(user_id, channel))
        if Permission.USE_APPLICATION_COMMANDS not in has:
            return False
        return (
            BY_GUILD not in owners or Permission.ADMINISTRATOR in has or self._permits(command, user_id, channel, has)
        )

    def _permits(self, command: JSON, user_id: int, channel: Channel, has: int) -> bool:
        guild = self._world.guild
        decided = self.decided.get(command["id"])
        if decided is not None:
            allowed = decided.allows(user_id, guild.members[user_id].role_ids, guild.id, channel.home.id)
            if allowed is not None:
                return allowed
        needed = command["default_member_permissions"]
        # "0" means administrators only.
        return needed is None or (needed != "0" and has & int(needed) == int(needed))


def _suits(command: JSON, context: int, owners: Owners) -> bool:
    """Whether a command is for this context; without contexts, it's for all that its installation reaches."""
    if "guild_id" in command:
        return context == IN_GUILD
    if command["contexts"] is not None:
        return context in command["contexts"]
    return context == IN_GUILD or BY_USER in owners or bool(command["dm_permission"])
