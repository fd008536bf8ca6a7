"""Durations: how long a ban lasts, as moderators write it: 30m, 1h, 7d, 2w, or forever."""

import re
from typing import Final

from bot.core.errors import RequestError

SECONDS: Final = {"m": 60, "h": 3600, "d": 86400, "w": 7 * 86400}
FOREVER: Final = "forever"
MOST: Final = 3650
"""The longest ban with an end, in days."""
EXAMPLE: Final = "30m, 1h, 7d, 2w"


def seconds_of(text: str) -> float | None:
    """The seconds of a duration such as "7d"; None for "forever" or an empty text. Raises RequestError if invalid."""
    wanted = "".join(text.split()).lower()
    if wanted in ("", FOREVER):
        return None
    match = re.fullmatch(r"([0-9]{1,6})([mhdw])", wanted)
    seconds = int(match[1]) * SECONDS[match[2]] if match is not None else 0
    if not 0 < seconds <= MOST * 86400:
        raise RequestError("duration.form", value=text[:20], example=EXAMPLE, days=MOST)
    return float(seconds)
