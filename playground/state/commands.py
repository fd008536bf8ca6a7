"""The bot's commands, global ones and the guild's, and which of them each user can use."""

from collections.abc import Iterator

from playground.errors import DiscordError, unknown
from playground.rules.application_commands import MOST_OF_KIND, read_command
from playground.rules.fields import Fields
from playground.rules.locales import localized
from playground.snowflakes import Snowflakes
from playground.state.channel import Channel
from playground.state.command_permissions import CHANNEL, ROLE, USER, CommandPermissions
from playground.state.events import CommandsChanged, Hub
from playground.state.installs import Installs
from playground.state.world import World
from playground.wire import JSON


class Commands:
    """Keeps commands by scope: None for global ones, or the guild's id."""

    def __init__(self, world: World, ids: Snowflakes, hub: Hub) -> None:
        self._world = world
        self._ids = ids
        self._hub = hub
        self.installs = Installs(world)
        self._scopes: dict[int | None, dict[int, JSON]] = {None: {}, world.guild.id: {}}

    def all(self, guild_id: int | None) -> list[JSON]:
        """The commands of a scope."""
        return list(self._scope(guild_id).values())

    def get(self, guild_id: int | None, command_id: int) -> JSON:
        """A command of a scope, or Discord's 404."""
        if command_id not in self._scope(guild_id):
            raise unknown("application command")
        return self._scope(guild_id)[command_id]

    def find(self, command_id: int) -> JSON | None:
        """A command of any scope."""
        return next((scope[command_id] for scope in self._scopes.values() if command_id in scope), None)

    def replace(self, guild_id: int | None, payload: object) -> list[JSON]:
        """Replace all commands of a scope. A command with the same type and name keeps its id."""
        if not isinstance(payload, list):
            raise DiscordError(400, 50035, "Invalid Form Body")
        errors: JSON = {}
        entries = [Fields(entry, (str(index),), errors) for index, entry in enumerate(payload)]
        shapes = [read_command(fields) for fields in entries]
        _check_duplicates(entries, shapes)
        Fields({}, (), errors).done()
        _check_counts(shapes)
        scope = self._scope(guild_id)
        new = [self._identify(shape, guild_id) for shape in shapes]
        scope.clear()
        scope.update({int(command["id"]): command for command in new})
        self._forget_decisions()
        self._hub.publish(CommandsChanged())
        return new

    def put(self, guild_id: int | None, payload: object) -> tuple[JSON, bool]:
        """Create a command, or replace the one with its type and name; also returns whether it's new."""
        fields = Fields(payload)
        shape = read_command(fields)
        fields.done()
        scope = self._scope(guild_id)
        known = set(scope)
        command = self._identify(shape, guild_id)
        _check_counts([one for key, one in scope.items() if str(key) != command["id"]] + [command])
        scope[int(command["id"])] = command
        self._hub.publish(CommandsChanged())
        return command, int(command["id"]) not in known

    def edit(self, guild_id: int | None, command_id: int, payload: object) -> JSON:
        """Change the fields of a command that are in the payload."""
        before = self.get(guild_id, command_id)
        changes = Fields(payload)
        changes.done()
        fields = Fields(before | changes.data)
        shape = read_command(fields)
        fields.done()
        after = self._identify(shape, guild_id) | {"id": before["id"]}
        self._scope(guild_id)[command_id] = after
        self._hub.publish(CommandsChanged())
        return after

    def delete(self, guild_id: int | None, command_id: int) -> None:
        """Delete a command."""
        self.get(guild_id, command_id)
        del self._scope(guild_id)[command_id]
        self._forget_decisions()
        self._hub.publish(CommandsChanged())

    def permit(self, name: str, target_id: int, allowed: bool) -> None:
        """Allow or deny a command for a role, user or channel, as the guild's owner can."""
        command = next(one for scope in self._scopes.values() for one in scope.values() if one["name"] == name)
        guild = self._world.guild
        kind = ROLE if target_id in guild.roles else CHANNEL if target_id in guild.channels else USER
        self.installs.decided.setdefault(command["id"], CommandPermissions()).decide(target_id, kind, allowed)
        self._hub.publish(CommandsChanged())

    def permissions(self, command_id: str) -> JSON | None:
        """Who may use a command, in Discord's shape; None if the guild's owner has set nothing."""
        decided = self.installs.decided.get(command_id)
        return None if decided is None else decided.to_dict(command_id, self._world.bot.id, self._world.guild.id)

    def visible(self, user_id: int, channel: Channel) -> list[JSON]:
        """The commands that a user can use in a channel, with names in the user's locale."""
        return [command for command, _ in self._offered(user_id, [channel])]

    def visible_somewhere(self, user_id: int) -> list[JSON]:
        """The commands that a user can use, each with the `channel_ids` where; threads are like their channel."""
        homes = [channel for channel in self._world.channels_for(user_id) if channel.home is channel]
        offered = self._offered(user_id, homes)
        return [command | {"channel_ids": [str(one.id) for one in channels]} for command, channels in offered]

    def _offered(self, user_id: int, channels: list[Channel]) -> Iterator[tuple[JSON, list[Channel]]]:
        """The commands that a user can use in any of these channels, each with those channels."""
        locale = self._world.users[user_id].settings.locale
        for command in [one for scope in self._scopes.values() for one in scope.values()]:
            where = [channel for channel in channels if self.installs.offers(command, user_id, channel)]
            if where:
                yield localized(command, locale), where

    def _forget_decisions(self) -> None:
        """Forget the permissions of commands that no longer exist."""
        for command_id in [one for one in self.installs.decided if self.find(int(one)) is None]:
            del self.installs.decided[command_id]

    def _scope(self, guild_id: int | None) -> dict[int, JSON]:
        if guild_id not in self._scopes:
            raise unknown("Guild")
        return self._scopes[guild_id]

    def _identify(self, shape: JSON, guild_id: int | None) -> JSON:
        same = [one for one in self.all(guild_id) if (one["type"], one["name"]) == (shape["type"], shape["name"])]
        command_id = same[0]["id"] if same else str(self._ids.new())
        unchanged = same and all(same[0].get(key) == value for key, value in shape.items())
        version = same[0]["version"] if unchanged else str(self._ids.new())
        command = {"id": command_id, "application_id": str(self._world.bot.id), "version": version} | shape
        return command if guild_id is None else command | {"guild_id": str(guild_id)}


def _check_duplicates(entries: list[Fields], shapes: list[JSON]) -> None:
    seen: set[tuple[int, str]] = set()
    for fields, shape in zip(entries, shapes, strict=True):
        key = (shape["type"], shape["name"])
        if key in seen:
            fields.fail("name", "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique")
        seen.add(key)


def _check_counts(shapes: list[JSON]) -> None:
    for kind, most in MOST_OF_KIND.items():
        if sum(shape["type"] == kind for shape in shapes) > most:
            raise DiscordError(400, 30032, f"Maximum number of application commands reached ({most}).")
