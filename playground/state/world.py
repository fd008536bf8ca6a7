"""The world: the bot, the users, the guild, and every channel."""

from collections.abc import Callable
from dataclasses import dataclass, field

from playground.errors import unknown
from playground.rules.permissions import Overwrite, Permission
from playground.state.channel import DM, GROUP_DM, Channel
from playground.state.guild import Guild
from playground.state.people import User
from playground.wire import JSON


@dataclass
class World:
    """Users and channels. The application's id is the bot's user id, as for most bots on Discord."""

    bot: User
    owner: User
    guild: Guild
    users: dict[int, User] = field(default_factory=dict)
    dms: dict[int, Channel] = field(default_factory=dict)
    """The DM channels with the bot, by user."""
    groups: dict[int, Channel] = field(default_factory=dict)
    """Groups of users without the bot, by id."""
    changed: Callable[[Channel, bool], None] = lambda channel, revealed: None
    """Called when a channel's overwrites change, with whether the bot can see it only now."""

    @property
    def players(self) -> list[User]:
        """The users that a person or a test can act as."""
        return [user for user in self.users.values() if not user.bot]

    def user_named(self, username: str) -> User:
        """The user with this name, or KeyError."""
        for user in self.users.values():
            if user.username == username:
                return user
        raise KeyError(f"Nobody in the playground is called {username}.")

    def user(self, user_id: int) -> User:
        """A user by id, or Discord's 404."""
        if user_id not in self.users:
            raise unknown("User")
        return self.users[user_id]

    def channel(self, channel_id: int) -> Channel:
        """A channel, thread, DM or group by id, or Discord's 404."""
        for channels in (self.guild.channels, self.guild.threads, self.groups):
            if channel_id in channels:
                return channels[channel_id]
        for channel in self.dms.values():
            if channel.id == channel_id:
                return channel
        raise unknown("Channel")

    def channels_for(self, user_id: int) -> list[Channel]:
        """The channels, threads and groups that a user can see, their DM last."""
        everything = [*self.guild.channels.values(), *self.guild.threads.values(), *self.groups.values()]
        seen = [channel for channel in everything if self.sees(user_id, channel)]
        return [*seen, self.dms[user_id]] if user_id in self.dms else seen

    def sees(self, user_id: int, channel: Channel) -> bool:
        """Whether a user can see a channel. The bot sees every DM, because all are with it, and no group."""
        if channel.is_dm:
            return user_id in channel.recipient_ids or (user_id == self.bot.id and channel.type == DM)
        return self.guild.can(user_id, channel, Permission.VIEW_CHANNEL)

    def restrict(self, channel: Channel, target_id: int, *, allow: int = 0, deny: int = 0) -> None:
        """Set a channel's overwrite for a role or a user."""
        hidden = not self.sees(self.bot.id, channel)
        channel.overwrites[target_id] = Overwrite(0 if target_id in self.guild.roles else 1, allow, deny)
        self.changed(channel, hidden and self.sees(self.bot.id, channel))

    def channel_dict(self, channel: Channel, viewer_id: int) -> JSON:
        """Discord's channel object for this viewer; a DM's recipients are the others."""
        if not channel.is_dm:
            return channel.to_guild_dict(self.guild.id, viewer_id)
        everybody = channel.recipient_ids if channel.type == GROUP_DM else (*channel.recipient_ids, self.bot.id)
        return channel.to_dm_dict(self.users[one].to_dict() for one in everybody if one != viewer_id)

    def guild_id_of(self, channel: Channel) -> int | None:
        """The guild's id; None for a DM or group."""
        return None if channel.is_dm else self.guild.id
