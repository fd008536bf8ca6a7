"""The table `recipes`: parameters read from a picture, so that a button can paint it again, even after a restart."""

import time
from typing import Final

from bot.store.database import Database

MAX_RECIPES: Final = 500
"""Recipes of a member that are kept: whoever reads files without end would fill the disk."""


class RecipesTable:
    """Recipes as JSON, by id."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def keep(self, user_id: int, recipe: str) -> int:
        """Store a recipe for the member who looked at it; returns its id."""
        async with self._db.transaction():
            cursor = await self._db.write(
                "INSERT INTO recipes (user_id, recipe, created_at) VALUES (?, ?, ?) RETURNING id",
                (user_id, recipe, time.time()),
            )
            row = await cursor.fetchone()
            assert row is not None  # noqa: S101 - RETURNING always answers
            await self._db.write(
                "DELETE FROM recipes WHERE id IN"
                " (SELECT id FROM recipes WHERE user_id = ? ORDER BY id DESC LIMIT -1 OFFSET ?)",
                (user_id, MAX_RECIPES),
            )
            return int(row[0])

    async def get(self, recipe_id: int, user_id: int) -> str | None:
        """A member's recipe with this id; None if it is another's."""
        row = await self._db.row("SELECT recipe FROM recipes WHERE id = ? AND user_id = ?", (recipe_id, user_id))
        return None if row is None else str(row[0])

    async def forget(self, before: float) -> None:
        """Delete what was stored before a time."""
        async with self._db.transaction():
            await self._db.write("DELETE FROM recipes WHERE created_at < ?", (before,))
