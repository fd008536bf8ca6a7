"""The table `word_rules`: what servers and the operator look for in prompts, with a revision for each of them."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bot.core.errors import QueueError
from bot.moderation.audit_action import AuditAction
from bot.store.audit import AuditTable, Note
from bot.store.database import Database

MAX_KEPT: Final = 10_000
"""The most rules that a server or the operator can have."""
OPERATOR: Final = 0
"""The operator's id in the table of revisions."""
INSERT: Final = (
    "INSERT INTO word_rules (guild_id, pattern, kind, action, detail, created_by, created_at)"
    " VALUES (?, ?, ?, ?, ?, ?, ?)"
)


@dataclass(frozen=True, slots=True)
class KeptRule:
    """A rule as it is stored: the fields of bot.moderation.words.rules.Rule, with kind and action as text."""

    id: int
    pattern: str
    kind: str
    action: str
    detail: str = ""


class RulesTable:
    """Rules of a guild, or of the operator if `guild_id` is None. Each change is logged and makes a new revision."""

    def __init__(self, database: Database, audit: AuditTable) -> None:
        self._db = database
        self._audit = audit

    async def add(self, guild_id: int | None, rule: KeptRule, moderator_id: int) -> KeptRule:
        """Add a rule and return it with its id; raises QueueError if there are too many."""
        async with self._db.transaction():
            row = await self._db.row("SELECT COUNT(*) FROM word_rules WHERE guild_id IS ?", (guild_id,))
            if row is not None and row[0] >= MAX_KEPT:
                raise QueueError("rules.kept", limit=MAX_KEPT)
            number = await self._insert(guild_id, rule, moderator_id)
            await self._changed(guild_id, moderator_id, AuditAction.RULE_ADD, f"{rule.action}: {rule.pattern}")
        return KeptRule(number, rule.pattern, rule.kind, rule.action, rule.detail)

    async def remove(self, guild_id: int | None, number: int, moderator_id: int) -> bool:
        """Remove an owner's rule by its id; returns whether there was one."""
        async with self._db.transaction():
            where = "WHERE id = ? AND guild_id IS ?"
            row = await self._db.row(f"SELECT action, pattern FROM word_rules {where}", (number, guild_id))
            if row is None:
                return False
            await self._db.write(f"DELETE FROM word_rules {where}", (number, guild_id))
            await self._changed(guild_id, moderator_id, AuditAction.RULE_REMOVE, f"{row['action']}: {row['pattern']}")
        return True

    async def replace(self, guild_id: int | None, rules: Sequence[KeptRule], moderator_id: int) -> None:
        """Replace all rules of the owner with these; raises QueueError if there are too many."""
        if len(rules) > MAX_KEPT:
            raise QueueError("rules.kept", limit=MAX_KEPT)
        async with self._db.transaction():
            await self._db.write("DELETE FROM word_rules WHERE guild_id IS ?", (guild_id,))
            now = time.time()
            await self._db.write_many(INSERT, (_row(guild_id, rule, moderator_id, now) for rule in rules))
            await self._changed(guild_id, moderator_id, AuditAction.RULES_REPLACE, str(len(rules)))

    async def all(self, guild_id: int | None) -> list[KeptRule]:
        """An owner's rules, oldest first."""
        rows = await self._db.rows(
            "SELECT id, pattern, kind, action, detail FROM word_rules WHERE guild_id IS ? ORDER BY id", (guild_id,)
        )
        return [KeptRule(*row) for row in rows]

    async def revision(self, guild_id: int | None) -> tuple[int, int]:
        """How often the operator's and the guild's rules have changed; an equal revision means the same rules."""
        rows = await self._db.rows(
            "SELECT owner_id, revision FROM word_revisions WHERE owner_id IN (?, ?)", (OPERATOR, guild_id)
        )
        return revision_of({row["owner_id"]: row["revision"] for row in rows}, guild_id)

    async def _insert(self, guild_id: int | None, rule: KeptRule, moderator_id: int) -> int:
        cursor = await self._db.write(INSERT, _row(guild_id, rule, moderator_id, time.time()))
        assert cursor.lastrowid is not None  # noqa: S101 - it was an INSERT
        return cursor.lastrowid

    async def _changed(self, guild_id: int | None, moderator_id: int, action: AuditAction, detail: str) -> None:
        await self._db.write(
            "INSERT INTO word_revisions VALUES (?, 1) ON CONFLICT DO UPDATE SET revision = revision + 1",
            (guild_id or OPERATOR,),
        )
        await self._audit.write(Note(guild_id, moderator_id, action, detail=detail))


def _row(guild_id: int | None, rule: KeptRule, moderator_id: int, now: float) -> tuple[object, ...]:
    return (guild_id, rule.pattern, rule.kind, rule.action, rule.detail, moderator_id, now)


def revision_of(changes: Mapping[int, int], guild_id: int | None) -> tuple[int, int]:
    """The operator's and the guild's revision, from the number of changes by owner."""
    return changes.get(OPERATOR, 0), 0 if guild_id is None else changes.get(guild_id, 0)
