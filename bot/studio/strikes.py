"""Strikes: giving a strike, by a moderator or a word rule, and the ban that may follow."""

from bot.moderation.ladder import ladder_of, rung_for
from bot.store import Store
from bot.store.bans import Ban
from bot.store.strikes import Sentence


async def strike(store: Store, guild_id: int, user_id: int, moderator_id: int, reason: str) -> tuple[int, Ban | None]:
    """Give a member a strike; returns how many count now, and the ban that the server's ladder sets for that."""
    settings = await store.guilds.get(guild_id)
    ladder = ladder_of(settings.ladder)

    def decide(strikes: int) -> Sentence | None:
        rung = rung_for(ladder, strikes)
        return None if rung is None else Sentence(rung.seconds)

    return await store.strikes.add(guild_id, user_id, moderator_id, reason, settings.strike_days, decide)
