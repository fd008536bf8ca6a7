"""Rows: turning a Job and its Place into columns and back."""

import dataclasses
import json
import sqlite3

from bot.core.job import Job, JobState, Place
from bot.core.request import ImageRequest


def place_to_json(place: Place) -> str:
    """The place as a JSON object."""
    return json.dumps(dataclasses.asdict(place), separators=(",", ":"))


def job_from_row(row: sqlite3.Row) -> Job:
    """The job in a row of the table `jobs`."""
    return Job(
        id=row["id"],
        request=ImageRequest.from_json(row["request"]),
        user_id=row["user_id"],
        guild_id=row["guild_id"],
        place=Place(**json.loads(row["place"])),
        state=JobState(row["state"]),
        attempts=row["attempts"],
        created_at=row["created_at"],
        started_at=row["started_at"],
        finished_at=row["finished_at"],
        error=row["error"],
        priority=row["priority"],
    )
