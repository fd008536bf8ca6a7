"""The tables `limits` and `allowed`: what servers and the operator let members ask for, and where."""

import dataclasses
import json
import sqlite3
from collections.abc import Iterable
from typing import Literal

from bot.moderation.audit_action import AuditAction
from bot.moderation.limits import NAMES, OPERATOR, Allowed, Limits, Terms, limits_of
from bot.store.audit import AuditTable, Note
from bot.store.database import Database

Kind = Literal["channel", "role"]


class LimitsTable:
    """A row for each role of which a guild says something. Each change is logged in the transaction that makes it."""

    def __init__(self, database: Database, audit: AuditTable) -> None:
        self._db = database
        self._audit = audit

    async def terms(self, guild_id: int | None, role_ids: Iterable[int] = ()) -> Terms:
        """What binds a member with these roles in a guild; in direct messages only the operator's limits."""
        rows = await self._db.rows("SELECT * FROM limits WHERE guild_id IN (?, ?)", (OPERATOR, guild_id))
        return terms_of([(row["guild_id"], row["role_id"], _limits(row)) for row in rows], role_ids)

    async def of_guild(self, guild_id: int) -> dict[int, Limits]:
        """What a guild (or OPERATOR) says, by role; that of DEFAULT comes first."""
        rows = await self._db.rows("SELECT * FROM limits WHERE guild_id = ? ORDER BY role_id", (guild_id,))
        return {row["role_id"]: _limits(row) for row in rows}

    async def change(self, guild_id: int, role_id: int, moderator_id: int, **changed: int | None) -> Limits:
        """Set some of a role's limits by their names, the others as they are; all of them as they are then."""
        async with self._db.transaction():
            row = await self._db.row("SELECT * FROM limits WHERE guild_id = ? AND role_id = ?", (guild_id, role_id))
            limits = dataclasses.replace(Limits() if row is None else _limits(row), **changed)
            await self._db.write(
                f"INSERT OR REPLACE INTO limits (guild_id, role_id, {', '.join(NAMES)})"
                f" VALUES (?, ?{', ?' * len(NAMES)})",
                (guild_id, role_id, *dataclasses.astuple(limits)),
            )
            await self._note(guild_id, moderator_id, AuditAction.LIMITS, role_id, json.dumps(changed))
        return limits

    async def clear(self, guild_id: int, role_id: int, moderator_id: int) -> bool:
        """Take a role's limits away; whether there were any."""
        async with self._db.transaction():
            cursor = await self._db.write("DELETE FROM limits WHERE guild_id = ? AND role_id = ?", (guild_id, role_id))
            if cursor.rowcount:
                await self._note(guild_id, moderator_id, AuditAction.LIMITS_CLEAR, role_id, "")
        return bool(cursor.rowcount)

    async def allowed(self, guild_id: int | None) -> Allowed:
        """The channels and roles that a guild names; in direct messages all are allowed."""
        if guild_id is None:
            return Allowed()
        rows = await self._db.rows("SELECT kind, subject_id FROM allowed WHERE guild_id = ?", (guild_id,))
        return allowed_of([(row["kind"], row["subject_id"]) for row in rows])

    async def allow(self, guild_id: int, kind: Kind, subject_id: int, moderator_id: int) -> bool:
        """Name a channel or role as allowed, so that others are not unless they are named, too; whether it was not."""
        sql = "INSERT OR IGNORE INTO allowed VALUES (?, ?, ?)"
        return await self._name(sql, guild_id, kind, subject_id, moderator_id, AuditAction.ALLOW)

    async def deny(self, guild_id: int, kind: Kind, subject_id: int, moderator_id: int) -> bool:
        """Name a channel or role no longer; whether it was."""
        sql = "DELETE FROM allowed WHERE guild_id = ? AND kind = ? AND subject_id = ?"
        return await self._name(sql, guild_id, kind, subject_id, moderator_id, AuditAction.DENY)

    async def _name(
        self, sql: str, guild_id: int, kind: Kind, subject_id: int, moderator_id: int, action: AuditAction
    ) -> bool:
        async with self._db.transaction():
            cursor = await self._db.write(sql, (guild_id, kind, subject_id))
            if cursor.rowcount:
                await self._note(guild_id, moderator_id, action, subject_id, kind)
        return bool(cursor.rowcount)

    async def _note(self, guild_id: int, moderator_id: int, action: AuditAction, target_id: int, detail: str) -> None:
        await self._audit.write(Note(guild_id, moderator_id, action, target_id or None, detail))


def terms_of(said: Iterable[tuple[int, int, Limits]], role_ids: Iterable[int]) -> Terms:
    """What binds a member with these roles, of all that a guild and the operator say: (guild_id, role_id, limits)."""
    here: dict[int, Limits] = {}
    everywhere: dict[int, Limits] = {}
    for guild_id, role_id, limits in said:
        (everywhere if guild_id == OPERATOR else here)[role_id] = limits
    roles = tuple(role_ids)
    return Terms(limits_of(here, roles), limits_of(everywhere, roles))


def allowed_of(named: Iterable[tuple[Kind, int]]) -> Allowed:
    """The channels and roles that a guild names: (kind, subject_id)."""
    ids: dict[Kind, set[int]] = {"channel": set(), "role": set()}
    for kind, subject_id in named:
        ids[kind].add(subject_id)
    return Allowed(frozenset(ids["channel"]), frozenset(ids["role"]))


def _limits(row: sqlite3.Row) -> Limits:
    return Limits(**{name: row[name] for name in NAMES})
