"""The gateway events about channels and threads."""

from playground.state.channel import Channel
from playground.state.events import ChannelCreated, ChannelDeleted, ChannelUpdated, ThreadMembersChanged
from playground.state.thread import Thread
from playground.state.world import World
from playground.wire import JSON

ChannelChange = ChannelCreated | ChannelUpdated | ChannelDeleted

_VERBS = {ChannelCreated: "CREATE", ChannelUpdated: "UPDATE", ChannelDeleted: "DELETE"}


def channel_event(change: ChannelChange, world: World) -> tuple[str, JSON]:
    """The name and data of the event for the bot."""
    channel, bot_id = change.channel, world.bot.id
    verb, shape = _VERBS[type(change)], world.channel_dict(channel, bot_id)
    if not isinstance(channel, Thread):
        return f"CHANNEL_{verb}", shape
    if isinstance(change, ChannelDeleted):
        shape = {key: shape[key] for key in ("id", "guild_id", "parent_id", "type")}
    elif isinstance(change, ChannelCreated):
        shape["newly_created"] = True
    return f"THREAD_{verb}", shape


def members_update(change: ThreadMembersChanged, world: World) -> JSON:
    """THREAD_MEMBERS_UPDATE's data."""
    thread, user_id = change.channel, change.user_id
    shape: JSON = {
        "id": str(thread.id),
        "guild_id": str(world.guild.id),
        "member_count": min(len(thread.joined), 50),
        "added_members": [],
        "removed_member_ids": [],
    }
    if not change.joined:
        shape["removed_member_ids"] = [str(user_id)]
        return shape
    member = world.guild.members[user_id].to_dict() if user_id in world.guild.members else None
    shape["added_members"] = [thread.member_dict(user_id) | {"member": member, "presence": None}]
    return shape


def open_threads(world: World) -> list[Thread]:
    """The threads that the gateway lists for the bot: visible ones that aren't archived."""
    return [one for one in world.guild.threads.values() if not one.archived and world.sees(world.bot.id, one)]


def thread_list(channel: Channel, world: World) -> JSON:
    """THREAD_LIST_SYNC's data, for a channel that the bot can now see."""
    threads = [one for one in open_threads(world) if one.parent is channel]
    bot_id = world.bot.id
    return {
        "guild_id": str(world.guild.id),
        "channel_ids": [str(channel.id)],
        "threads": [world.channel_dict(one, bot_id) for one in threads],
        "members": [one.member_dict(bot_id) for one in threads if bot_id in one.joined],
    }
