"""History: a member's jobs with stored pictures, newest first, by page and by words of the prompt."""

import sqlite3
from typing import Final

from bot.core.job import Job
from bot.core.redaction import REDACTED
from bot.store.database import Database
from bot.store.prompt_index import query
from bot.store.rows import job_from_row

ENDED = "('delivering','done','failed','cancelled')"
SUGGESTED_FROM: Final = 1000
"""How many of the newest matching jobs are searched for suggestions."""


class History:
    """Reads what a member has painted."""

    def __init__(self, database: Database) -> None:
        self._db = database

    async def page(
        self, user_id: int, before: int | None = None, after: int | None = None, text: str = "", limit: int = 9
    ) -> list[Job]:
        """A member's jobs with pictures, newest first, whose prompts have the words of `text`.

        The last word may be incomplete; a text without a letter or digit counts as empty. `before` and `after` are job
        ids: `before` gives the newest jobs before it, `after` the oldest after it, both the newest between them.
        """
        forward = after is not None and before is None
        found = await self._found("jobs.*", user_id, text, (after, before), "ASC" if forward else "DESC", limit)
        jobs = [job_from_row(row) for row in found]
        return jobs[::-1] if forward else jobs

    async def in_guild(self, guild_id: int, user_id: int, limit: int = 9) -> list[tuple[Job, int | None]]:
        """A member's newest jobs with pictures in a guild, each with the id of the message that shows them."""
        rows = await self._db.rows(
            "SELECT jobs.* FROM history CROSS JOIN jobs ON jobs.id = history.job_id"
            f" WHERE history.user_id = ? AND jobs.guild_id = ? AND jobs.state IN {ENDED}"
            " ORDER BY history.job_id DESC LIMIT ?",
            (user_id, guild_id, limit),
        )
        return [(job_from_row(row), row["message_id"]) for row in rows]

    async def suggestions(self, user_id: int, typed: str, limit: int = 25) -> list[str]:
        """A member's latest distinct prompts, as they were typed, that have the words typed so far; newest first."""
        prompt = "COALESCE(NULLIF(json_extract(jobs.request, '$.template'), ''), jobs.prompt)"
        found = await self._found(prompt, user_id, typed, (None, None), "DESC", SUGGESTED_FROM)
        return list(dict.fromkeys(row[0] for row in found if row[0] != REDACTED))[:limit]

    async def _found(
        self, columns: str, user_id: int, text: str, between: tuple[int | None, int | None], order: str, limit: int
    ) -> list[sqlite3.Row]:
        """Columns of the matching jobs, sorted by id; uses the word index only if there are words."""
        asked = query(user_id, text)
        table, key = ("history", "history.job_id") if asked is None else ("history_words", "history_words.rowid")
        wanted: list[tuple[str, object]] = [
            ("history.user_id = ?", user_id) if asked is None else ("history_words MATCH ?", asked)
        ]
        wanted += [(f"{key} {sign} ?", edge) for sign, edge in zip("><", between, strict=True) if edge is not None]
        return await self._db.rows(
            f"SELECT {columns} FROM {table} CROSS JOIN jobs ON jobs.id = {key}"
            f" WHERE {' AND '.join(condition for condition, _ in wanted)} AND jobs.state IN {ENDED}"
            f" ORDER BY {key} {order} LIMIT ?",
            (*(value for _, value in wanted), limit),
        )
