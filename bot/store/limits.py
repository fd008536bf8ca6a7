"""The tables `limits` and `allowed`: how much servers and the operator let members ask for, and where."""

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
    """A row for each role with limits in a guild. Each change is logged in its own transaction."""

    def __init__(self, database: Database, audit: AuditTable) -> None:
        self._db = database
        self._audit = audit

    async def terms(self, guild_id: int | None, role_ids: Iterable[int] = ()) -> Terms:
        """The limits of a member with these roles in a guild; in direct messages, only the operator's."""
        rows = await self._db.rows("SELECT * FROM limits WHERE guild_id IN (?, ?)", (OPERATOR, guild_id))
        return terms_of([(row["guild_id"], row["role_id"], _limits(row)) for row in rows], role_ids)

    async def of_guild(self, guild_id: int) -> dict[int, Limits]:
        """The limits of a guild (or OPERATOR) by role, with DEFAULT first."""
        rows = await self._db.rows("SELECT * FROM limits WHERE guild_id = ? ORDER BY role_id", (guild_id,))
        return {row["role_id"]: _limits(row) for row in rows}

    async def change(self, guild_id: int, role_id: int, moderator_id: int, **changed: int | None) -> Limits:
        """Change some of a role's limits, by name; returns all of its limits after that."""
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
        """Remove a role's limits; returns whether there were any."""
        async with self._db.transaction():
            cursor = await self._db.write("DELETE FROM limits WHERE guild_id = ? AND role_id = ?", (guild_id, role_id))
            if cursor.rowcount:
                await self._note(guild_id, moderator_id, AuditAction.LIMITS_CLEAR, role_id, "")
        return bool(cursor.rowcount)

    async def allowed(self, guild_id: int | None) -> Allowed:
        """The channels and roles that a guild allows; in direct messages, everything is allowed."""
        if guild_id is None:
            return Allowed()
        rows = await self._db.rows("SELECT kind, subject_id FROM allowed WHERE guild_id = ?", (guild_id,))
        return allowed_of([(row["kind"], row["subject_id"]) for row in rows])

    async def allow(self, guild_id: int, kind: Kind, subject_id: int, moderator_id: int) -> bool:
        """Allow a channel or role, which rules out all that aren't allowed too; returns whether that was a change."""
        sql = "INSERT OR IGNORE INTO allowed VALUES (?, ?, ?)"
        return await self._name(sql, guild_id, kind, subject_id, moderator_id, AuditAction.ALLOW)

    async def deny(self, guild_id: int, kind: Kind, subject_id: int, moderator_id: int) -> bool:
        """Take a channel or role off the allowed ones; returns whether it was among them."""
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


def terms_of(rows: Iterable[tuple[int, int, Limits]], role_ids: Iterable[int]) -> Terms:
    """The limits of a member with these roles, from the (guild_id, role_id, limits) of a guild and the operator."""
    here: dict[int, Limits] = {}
    everywhere: dict[int, Limits] = {}
    for guild_id, role_id, limits in rows:
        (everywhere if guild_id == OPERATOR else here)[role_id] = limits
    roles = tuple(role_ids)
    return Terms(limits_of(here, roles), limits_of(everywhere, roles))


def allowed_of(named: Iterable[tuple[Kind, int]]) -> Allowed:
    """The channels and roles that a guild allows, from pairs (kind, subject_id)."""
    ids: dict[Kind, set[int]] = {"channel": set(), "role": set()}
    for kind, subject_id in named:
        ids[kind].add(subject_id)
    return Allowed(frozenset(ids["channel"]), frozenset(ids["role"]))


def _limits(row: sqlite3.Row) -> Limits:
    return Limits(**{name: row[name] for name in NAMES})
