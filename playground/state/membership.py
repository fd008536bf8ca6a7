"""The bot's membership of the guild: it's invited, with its own role, and kicked or leaves."""

from collections.abc import Callable

from playground.rules.permissions import MEMBERS, Permission
from playground.snowflakes import Snowflakes
from playground.state.events import BotInvited, BotRemoved, CommandsChanged, Hub
from playground.state.people import GuildMember, Role
from playground.state.world import World


def bot_role(ids: Snowflakes, bot_id: int) -> Role:
    """The managed role that comes with the bot."""
    return Role(ids.new(), "easel", MEMBERS | Permission.MANAGE_MESSAGES, 1, bot_id=bot_id)


class Membership:
    """Adds the bot to the guild and removes it."""

    def __init__(self, world: World, ids: Snowflakes, hub: Hub, clock: Callable[[], float]) -> None:
        self._world = world
        self._ids = ids
        self._hub = hub
        self._clock = clock

    def invite(self) -> None:
        """Add the bot, as somebody who manages the guild can."""
        world = self._world
        if world.bot.id in world.guild.members:
            return
        role = bot_role(self._ids, world.bot.id)
        world.guild.roles[role.id] = role
        world.guild.members[world.bot.id] = GuildMember(world.bot, self._clock(), [role.id])
        self._hub.publish(BotInvited())
        self._hub.publish(CommandsChanged())

    def remove(self) -> None:
        """Remove the bot and its role, as if it was kicked or left."""
        world = self._world
        member = world.guild.members.pop(world.bot.id, None)
        if member is None:
            return
        for role_id in member.role_ids:
            if world.guild.roles[role_id].bot_id == world.bot.id:
                del world.guild.roles[role_id]
        for thread in world.guild.threads.values():
            thread.joined.pop(world.bot.id, None)
        self._hub.publish(BotRemoved())
        self._hub.publish(CommandsChanged())
