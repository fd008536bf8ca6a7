"""The world: the bot's application, the users, the guild, and every channel by its id."""

from dataclasses import dataclass, field

from bot.playground.errors import unknown
from bot.playground.people import User
from bot.playground.permissions import Overwrite, Permission
from bot.playground.places import Channel, Guild
from bot.playground.wire import JSON


@dataclass
class World:
    """Who and where. The application's id is the bot's user id, as it is on Discord for most bots."""

    bot: User
    owner: User
    guild: Guild
    users: dict[int, User] = field(default_factory=dict)
    dms: dict[int, Channel] = field(default_factory=dict)
    """The DM channels by the user whose they are."""

    @property
    def players(self) -> list[User]:
        """The users that a person or a test can play, in order."""
        return [user for user in self.users.values() if not user.bot]

    def user_named(self, username: str) -> User:
        """The user with this name; KeyError with a sentence otherwise."""
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
        """A channel or DM by id, or Discord's 404."""
        if channel_id in self.guild.channels:
            return self.guild.channels[channel_id]
        for channel in self.dms.values():
            if channel.id == channel_id:
                return channel
        raise unknown("Channel")

    def channels_for(self, user_id: int) -> list[Channel]:
        """The channels a user may see, their DM last."""
        seen = [channel for channel in self.guild.channels.values() if self.sees(user_id, channel)]
        return [*seen, self.dms[user_id]] if user_id in self.dms else seen

    def sees(self, user_id: int, channel: Channel) -> bool:
        """Whether a user may see a channel. The bot sees every DM, for all of them are with it."""
        if channel.is_dm:
            return user_id in (channel.recipient_id, self.bot.id)
        return self.guild.can(user_id, channel, Permission.VIEW_CHANNEL)

    def restrict(self, channel: Channel, target_id: int, *, allow: int = 0, deny: int = 0) -> None:
        """Set a channel's overwrite for a role or a user, replacing the one before."""
        channel.overwrites[target_id] = Overwrite(0 if target_id in self.guild.roles else 1, allow, deny)

    def channel_dict(self, channel: Channel, viewer_id: int) -> JSON:
        """Discord's channel object, as this viewer gets it: in a DM the recipient is the other one."""
        if not channel.is_dm:
            return channel.to_guild_dict(self.guild.id)
        other = channel.recipient_id if viewer_id == self.bot.id else self.bot.id
        return channel.to_dm_dict([self.users[other].to_dict()] if other is not None else [])

    def guild_id_of(self, channel: Channel) -> int | None:
        """The guild a channel is in; None for a DM."""
        return None if channel.is_dm else self.guild.id
