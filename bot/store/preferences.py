"""The tables `preferences` and `guild_settings`: members' defaults and servers' settings."""

import dataclasses
import json
from collections.abc import Iterable
from typing import Any, Final

from bot.core.preferences import GuildSettings, Ping, Preferences
from bot.moderation.audit_action import AuditAction
from bot.store.audit import AuditTable, Note
from bot.store.database import Database

NAMES: Final = tuple(field.name for field in dataclasses.fields(Preferences))
"""The columns of the table `preferences` besides `user_id`."""


def preferences_of(values: Iterable[Any]) -> Preferences:
    """A member's preferences from the columns in NAMES."""
    given: dict[str, Any] = dict(zip(NAMES, values, strict=True))
    flags = {name: bool(given[name]) for name in ("private", "spoiler", "repaintable")}
    return Preferences(**given | flags | {"ping": Ping(given["ping"])})


class PreferencesTable:
    """A row for each member who has changed anything."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def get(self, user_id: int) -> Preferences:
        """A member's preferences."""
        row = await self._db.row("SELECT * FROM preferences WHERE user_id = ?", (user_id,))
        return Preferences() if row is None else preferences_of([row[name] for name in NAMES])

    async def set(self, user_id: int, preferences: Preferences) -> None:
        """Store a member's preferences."""
        async with self._db.transaction():
            await self._keep(user_id, preferences)

    async def change(self, user_id: int, **changed: Any) -> Preferences:
        """Change some of a member's preferences, by name; returns all of them after that."""
        async with self._db.transaction():
            preferences = dataclasses.replace(await self.get(user_id), **changed)
            await self._keep(user_id, preferences)
        return preferences

    async def forget(self, user_id: int) -> None:
        """Reset a member's preferences to the defaults."""
        async with self._db.transaction():
            await self._db.write("DELETE FROM preferences WHERE user_id = ?", (user_id,))

    async def _keep(self, user_id: int, preferences: Preferences) -> None:
        await self._db.write(
            f"INSERT OR REPLACE INTO preferences (user_id, {', '.join(NAMES)}) VALUES (?{', ?' * len(NAMES)})",
            (user_id, *dataclasses.astuple(preferences)),
        )


class GuildsTable:
    """A row for each server that has changed anything."""

    def __init__(self, database: Database, audit: AuditTable) -> None:
        self._db = database
        self._audit = audit

    async def get(self, guild_id: int | None) -> GuildSettings:
        """A server's settings; outside of servers, the defaults."""
        row = await self._db.row("SELECT * FROM guild_settings WHERE guild_id = ?", (guild_id,))
        if row is None:
            return GuildSettings()
        values = {field.name: row[field.name] for field in dataclasses.fields(GuildSettings)}
        return GuildSettings(**values | {"repaint_avatar": bool(row["repaint_avatar"])})

    async def set(self, guild_id: int, settings: GuildSettings, moderator_id: int) -> None:
        """Store a server's settings, and log what changed if anything did."""
        async with self._db.transaction():
            before, after = dataclasses.asdict(await self.get(guild_id)), dataclasses.asdict(settings)
            changed = {name: value for name, value in after.items() if value != before[name]}
            if changed:
                await self._db.write(
                    f"INSERT OR REPLACE INTO guild_settings (guild_id, {', '.join(after)})"
                    f" VALUES (?{', ?' * len(after)})",
                    (guild_id, *after.values()),
                )
                await self._audit.write(Note(guild_id, moderator_id, AuditAction.SETTINGS, detail=json.dumps(changed)))
