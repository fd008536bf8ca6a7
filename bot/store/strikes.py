"""The table `strikes`: warnings for members, and the bans that follow from them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from bot.moderation.audit_action import AuditAction
from bot.store.audit import AuditTable, Note
from bot.store.bans import Ban, BansTable
from bot.store.database import Database

STRIKE: Final = "id, guild_id, user_id, moderator_id, reason, created_at, forgiven_at"


@dataclass(frozen=True, slots=True)
class Strike:
    """A warning for a member; once forgiven, it no longer counts."""

    id: int
    guild_id: int
    user_id: int
    moderator_id: int
    reason: str
    created_at: float
    forgiven_at: float | None


@dataclass(frozen=True, slots=True)
class Sentence:
    """The ban that follows from a strike, in seconds; None means forever."""

    seconds: float | None


class StrikesTable:
    """Strikes by member and guild. A strike and the ban that follows are one transaction."""

    def __init__(self, database: Database, bans: BansTable, audit: AuditTable) -> None:
        self._db = database
        self._bans = bans
        self._audit = audit

    async def add(
        self,
        guild_id: int,
        user_id: int,
        moderator_id: int,
        reason: str,
        days: int,
        decide: Callable[[int], Sentence | None],
    ) -> tuple[int, Ban | None]:
        """Warn a member; returns how many strikes of the last `days` count, and the ban that `decide` sets for that.

        An existing ban that lasts longer stays as it is.
        """
        async with self._db.transaction():
            now = self._bans.clock()
            await self._db.write(
                "INSERT INTO strikes (guild_id, user_id, moderator_id, reason, created_at) VALUES (?, ?, ?, ?, ?)",
                (guild_id, user_id, moderator_id, reason, now),
            )
            await self._audit.write(Note(guild_id, moderator_id, AuditAction.WARN, user_id, reason))
            count = await self.count(guild_id, user_id, now - days * 86400)
            sentence = decide(count)
            if sentence is None or await self._longer(guild_id, user_id, sentence, now):
                return count, None
            ban = await self._bans.write(guild_id, user_id, moderator_id, reason, sentence.seconds)
        return count, ban

    async def count(self, guild_id: int, user_id: int, since: float) -> int:
        """How many strikes of a member since a time count."""
        row = await self._db.row(
            "SELECT COUNT(*) FROM strikes"
            " WHERE guild_id = ? AND user_id = ? AND created_at > ? AND forgiven_at IS NULL",
            (guild_id, user_id, since),
        )
        assert row is not None  # noqa: S101 - an aggregate always answers
        return int(row[0])

    async def of(self, guild_id: int, user_id: int, limit: int = 25) -> list[Strike]:
        """A member's newest strikes in a guild."""
        rows = await self._db.rows(
            f"SELECT {STRIKE} FROM strikes WHERE guild_id = ? AND user_id = ? ORDER BY id DESC LIMIT ?",
            (guild_id, user_id, limit),
        )
        return [Strike(*row) for row in rows]

    async def get(self, guild_id: int, strike_id: int) -> Strike | None:
        """A guild's strike by its id."""
        row = await self._db.row(f"SELECT {STRIKE} FROM strikes WHERE id = ? AND guild_id = ?", (strike_id, guild_id))
        return None if row is None else Strike(*row)

    async def forgive(self, strike: Strike, moderator_id: int) -> bool:
        """Forgive a strike; returns whether it still counted. A ban that followed from it stays."""
        async with self._db.transaction():
            cursor = await self._db.write(
                "UPDATE strikes SET forgiven_at = ? WHERE id = ? AND forgiven_at IS NULL",
                (self._bans.clock(), strike.id),
            )
            if cursor.rowcount == 0:
                return False
            await self._audit.write(
                Note(strike.guild_id, moderator_id, AuditAction.FORGIVE, strike.user_id, strike.reason)
            )
        return True

    async def _longer(self, guild_id: int, user_id: int, sentence: Sentence, now: float) -> bool:
        """Whether the member's own ban already lasts at least as long."""
        ban = await self._bans.find(guild_id, user_id)
        if ban is None or sentence.seconds is None:
            return ban is not None and ban.expires_at is None
        return ban.expires_at is None or ban.expires_at >= now + sentence.seconds
