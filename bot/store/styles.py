"""The table `styles`: members' and servers' own styles, by name."""

import time
import unicodedata
from dataclasses import dataclass
from typing import Final

from bot.core.errors import QueueError
from bot.store.database import Database

MAX_STYLES: Final = 50
"""The most styles that a member or a server can have."""


@dataclass(frozen=True, slots=True)
class KeptStyle:
    """A style as it is stored. `owner_id` is the user or guild that it belongs to."""

    owner_id: int
    name: str
    prompt: str
    negative_prompt: str
    created_by: int


class StylesTable:
    """Styles by owner and folded name; a member's own style hides a server's of the same name."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def keep(self, style: KeptStyle) -> None:
        """Add a style, or replace the owner's style of that name; raises QueueError if the owner has too many."""
        folded = fold(style.name)
        async with self._db.transaction():
            row = await self._db.row(
                "SELECT COUNT(*) FROM styles WHERE owner_id = ? AND folded <> ?", (style.owner_id, folded)
            )
            if row is not None and row[0] >= MAX_STYLES:
                raise QueueError("style.many", limit=MAX_STYLES)
            values = (style.owner_id, folded, style.name, style.prompt, style.negative_prompt, style.created_by)
            await self._db.write("INSERT OR REPLACE INTO styles VALUES (?, ?, ?, ?, ?, ?, ?)", (*values, time.time()))

    async def remove(self, owner_id: int, name: str) -> bool:
        """Remove an owner's style; returns whether there was one."""
        async with self._db.transaction():
            cursor = await self._db.write(
                "DELETE FROM styles WHERE owner_id = ? AND folded = ?", (owner_id, fold(name))
            )
            return cursor.rowcount == 1

    async def get(self, user_id: int, guild_id: int | None, name: str) -> KeptStyle | None:
        """The member's style of this name, else the server's."""
        rows = await self._db.rows(
            "SELECT owner_id, name, prompt, negative_prompt, created_by FROM styles"
            " WHERE owner_id IN (?, ?) AND folded = ? ORDER BY owner_id = ? DESC",
            (user_id, guild_id, fold(name), user_id),
        )
        return KeptStyle(*rows[0]) if rows else None

    async def matching(self, user_id: int, guild_id: int | None, typed: str = "", limit: int = 25) -> list[KeptStyle]:
        """The member's and the server's styles whose names contain what was typed: the member's first, by name."""
        rows = await self._db.rows(
            "SELECT owner_id, name, prompt, negative_prompt, created_by FROM styles"
            " WHERE owner_id IN (?, ?) AND instr(folded, ?) > 0 ORDER BY owner_id = ? DESC, folded LIMIT ?",
            (user_id, guild_id, fold(typed), user_id, limit),
        )
        return [KeptStyle(*row) for row in rows]


def fold(name: str) -> str:
    """A name without case and outer spaces, and with accents in one form (Unicode 3.13, canonical caseless matching).

    Lone surrogates, which SQLite can't store, become U+FFFD; so no stored name can match them.
    """
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFD", name.strip()).casefold())
    return "".join("\ufffd" if unicodedata.category(sign) == "Cs" else sign for sign in folded)
