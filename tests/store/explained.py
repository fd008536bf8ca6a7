"""A database that notes how SQLite finds what it is asked for."""

import sqlite3
from collections.abc import Iterable

from bot.store.database import Database


class Explained(Database):
    """`plans` holds the steps of EXPLAIN QUERY PLAN for each query, in their order."""

    plans: list[str]

    async def rows(self, sql: str, params: Iterable[object] = ()) -> list[sqlite3.Row]:
        """All rows, and the plan."""
        values = tuple(params)
        await self._note(sql, values)
        return await super().rows(sql, values)

    async def row(self, sql: str, params: Iterable[object] = ()) -> sqlite3.Row | None:
        """The first row, and the plan."""
        values = tuple(params)
        await self._note(sql, values)
        return await super().row(sql, values)

    async def _note(self, sql: str, values: tuple[object, ...]) -> None:
        plan = await super().rows(f"EXPLAIN QUERY PLAN {sql}", values)
        self.plans = [*getattr(self, "plans", ()), *(row["detail"] for row in plan)]
