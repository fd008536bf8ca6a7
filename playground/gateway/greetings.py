"""The data of READY, GUILD_CREATE and GUILD_MEMBERS_CHUNK."""

from playground.gateway.sessions import Session
from playground.gateway.thread_events import open_threads
from playground.rules.intents import Intent, application_flags
from playground.state.world import World
from playground.wire import JSON, timestamp


def ready(world: World, session: Session, granted: int) -> JSON:
    """READY's data. The guild is unavailable at first; GUILD_CREATE follows."""
    guild_id = world.guild.id
    here = world.bot.id in world.guild.members and (guild_id >> 22) % session.shard[1] == session.shard[0]
    return {
        "v": 10,
        "user": world.bot.to_private_dict(),
        "guilds": [{"id": str(guild_id), "unavailable": True}] if here else [],
        "session_id": session.id,
        "resume_gateway_url": session.addresses.gateway,
        "session_type": "normal",
        "shard": list(session.shard),
        "application": {"id": str(world.bot.id), "flags": application_flags(granted)},
        "private_channels": [],
        "presences": [],
        "relationships": [],
        "user_settings": {},
        "_trace": [],
    }


def guild_create(world: World, intents: Intent) -> JSON:
    """GUILD_CREATE's data. Without the presences intent, Discord lists only the bot as a member."""
    guild = world.guild
    everybody = Intent.GUILD_PRESENCES in intents
    members = [one for user_id, one in guild.members.items() if everybody or user_id == world.bot.id]
    return guild.to_dict() | {
        "joined_at": timestamp(guild.members[world.bot.id].joined_at),
        "large": False,
        "unavailable": False,
        "member_count": len(guild.members),
        "members": [member.to_dict() for member in members],
        "channels": [world.channel_dict(one, world.bot.id) for one in guild.channels.values()],
        "threads": [world.channel_dict(one, world.bot.id) for one in open_threads(world)],
        "voice_states": [],
        "presences": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
    }


MOST_FOUND = 100
"""How many members a client can ask for by id or by the beginning of their name."""


def may_ask(intents: Intent, asked: JSON) -> bool:
    """Whether op 8 is answered: the whole list of members needs the members intent."""
    everybody = not asked.get("user_ids") and not asked.get("query")
    return Intent.GUILD_MEMBERS in intents or not everybody


def members_chunk(world: World, asked: JSON) -> JSON:
    """GUILD_MEMBERS_CHUNK's data for op 8, which asks for ids or for names that start with a query."""
    members = list(world.guild.members.values())
    ids = asked.get("user_ids")
    if ids:
        wanted = {str(one) for one in (ids if isinstance(ids, list) else [ids])[:MOST_FOUND]}
        found = [one for one in members if str(one.user.id) in wanted]
        missing = sorted(wanted - {str(one.user.id) for one in found})
    else:
        query, missing = str(asked.get("query") or ""), []
        limit = asked.get("limit")
        found = [one for one in members if one.user.username.startswith(query)]
        found = found[:limit] if isinstance(limit, int) and limit > 0 else found
        found = found[:MOST_FOUND] if query else found
    shape: JSON = {
        "guild_id": str(world.guild.id),
        "members": [one.to_dict() for one in found],
        "chunk_index": 0,
        "chunk_count": 1,
        "not_found": missing,
    }
    return shape | ({"nonce": asked["nonce"]} if "nonce" in asked else {})
