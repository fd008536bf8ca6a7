"""Rows: turning a Job and its Place into columns and back."""

import dataclasses
import json
import sqlite3
from typing import Any

from bot.core.job import Job, JobState, Place
from bot.core.preferences import Ping
from bot.core.request import ImageRequest


def place_to_json(place: Place) -> str:
    """The place as a JSON object."""
    return json.dumps(dataclasses.asdict(place), separators=(",", ":"))


def place_from_json(text: str) -> Place:
    """The place that `place_to_json` wrote, in this version or an older one."""
    values: dict[str, Any] = json.loads(text)
    return Place(**values | {"ping": Ping(values.get("ping", Ping.AFTER_WAIT))})


def job_from_row(row: sqlite3.Row) -> Job:
    """The job in a row of the table `jobs`."""
    return Job(
        id=row["id"],
        request=ImageRequest.from_json(row["request"]),
        user_id=row["user_id"],
        guild_id=row["guild_id"],
        place=place_from_json(row["place"]),
        state=JobState(row["state"]),
        attempts=row["attempts"],
        created_at=row["created_at"],
        started_at=row["started_at"],
        finished_at=row["finished_at"],
        error=row["error"],
        priority=row["priority"],
    )
