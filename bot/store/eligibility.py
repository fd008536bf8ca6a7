"""Eligibility: what decides whether a member may paint in a place, and what they prefer, read in one statement.

Every request starts with this read, before the member gets an answer. Rows with several values come as one JSON column.
"""

import json
import sqlite3
from dataclasses import dataclass
from typing import Final

from bot.core.preferences import Preferences
from bot.moderation.asker import Asker
from bot.moderation.limits import NAMES, OPERATOR, Allowed, Counts, Limits, Terms
from bot.store.bans import BAN, Ban, BansTable
from bot.store.blocks import Standing
from bot.store.counts import counts_of
from bot.store.database import Database
from bot.store.jobs import OPEN, Backlog
from bot.store.limits import allowed_of, terms_of
from bot.store.preferences import NAMES as PREFERENCES
from bot.store.preferences import preferences_of
from bot.store.rules import revision_of

ELIGIBILITY: Final = f"""
SELECT (SELECT reason FROM blocks WHERE target_id = ?1) AS blocked_member,
    (SELECT reason FROM blocks WHERE target_id = ?2) AS blocked_server,
    EXISTS (SELECT 1 FROM allow_list) AND ?2 IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM allowed_servers WHERE guild_id = ?2) AS unlisted,
    (SELECT json_array({BAN}) FROM bans WHERE guild_id = ?2 AND subject_id IN (SELECT value FROM json_each(?3))
        AND (expires_at IS NULL OR expires_at > ?4) AND (NOT is_role OR COALESCE(rank > ?5, NOT ?6))
        ORDER BY expires_at IS NULL DESC, expires_at DESC LIMIT 1) AS ban,
    (SELECT json_group_array(json_array(kind, subject_id)) FROM allowed WHERE guild_id = ?2) AS allowed,
    (SELECT json_group_array(json_array(guild_id, role_id, {", ".join(NAMES)})) FROM limits
        WHERE guild_id IN ({OPERATOR}, ?2)) AS limits,
    (SELECT json_group_array(json_array(guild_id, day, pictures, last_at)) FROM counts
        WHERE user_id = ?1 AND guild_id IN ({OPERATOR}, ?2)) AS counts,
    (SELECT json_group_object(owner_id, revision) FROM word_revisions WHERE owner_id IN ({OPERATOR}, ?2)) AS rules,
    (SELECT json_array({", ".join(PREFERENCES)}) FROM preferences WHERE user_id = ?1) AS preferences,
    (SELECT json_extract(place, '$.locale') FROM jobs WHERE user_id = ?1 ORDER BY id DESC LIMIT 1) AS locale,
    own_count, own_cost, count, cost
FROM (
    SELECT COUNT(*) FILTER (WHERE user_id = ?1) AS own_count, TOTAL(cost) FILTER (WHERE user_id = ?1) AS own_cost,
        COUNT(*) AS count, TOTAL(cost) AS cost
    FROM jobs WHERE state IN {OPEN}
)
"""


@dataclass(frozen=True, slots=True)
class Eligibility:
    """What decides whether a member may paint in a place, at one moment.

    `standing` says whether the operator blocks either of them. `own` and `all_open` are the open jobs of the member and
    of everyone. `rules` are the revisions of the operator's and the server's word rules, as in RulesTable.
    `locale` is the language of the member's latest job.
    """

    asker: Asker
    standing: Standing
    ban: Ban | None
    allowed: Allowed
    terms: Terms
    counts: Counts
    own: Backlog
    all_open: Backlog
    rules: tuple[int, int]
    preferences: Preferences
    locale: str | None = None


class EligibilityTable:
    """Reads everything about one member in one place from all of these tables."""

    def __init__(self, database: Database, bans: BansTable) -> None:
        self._db = database
        self._bans = bans

    async def of(self, asker: Asker) -> Eligibility:
        """A member's eligibility; inside a transaction, it stays true until the transaction ends."""
        bannable, now = json.dumps(asker.bannable_ids), self._bans.clock()
        params = (asker.user_id, asker.guild_id, bannable, now, asker.rank, asker.moderates)
        row = await self._db.row(ELIGIBILITY, params)
        assert row is not None  # noqa: S101 - an aggregate always answers
        return _eligibility(asker, row)


def _eligibility(asker: Asker, row: sqlite3.Row) -> Eligibility:
    limits = [(guild_id, role_id, Limits(*values)) for guild_id, role_id, *values in json.loads(row["limits"])]
    changes = {int(owner_id): revision for owner_id, revision in json.loads(row["rules"]).items()}
    return Eligibility(
        asker,
        Standing(row["blocked_member"], row["blocked_server"], bool(row["unlisted"])),
        None if row["ban"] is None else Ban(*json.loads(row["ban"])),
        allowed_of(json.loads(row["allowed"])),
        terms_of(limits, asker.role_ids),
        counts_of(json.loads(row["counts"]), asker.guild_id),
        Backlog(row["own_count"], row["own_cost"]),
        Backlog(row["count"], row["cost"]),
        revision_of(changes, asker.guild_id),
        Preferences() if row["preferences"] is None else preferences_of(json.loads(row["preferences"])),
        row["locale"],
    )
