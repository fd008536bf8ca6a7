"""Ladder: which bans follow from how many strikes, such as "3=1d 5=7d 7=forever"."""

import re
from dataclasses import dataclass
from typing import Final

from bot.core.errors import RequestError
from bot.moderation.durations import FOREVER, seconds_of

MOST: Final = 10
"""The most rungs in a ladder."""
OFF: Final = "off"


@dataclass(frozen=True, slots=True)
class Rung:
    """The ban that this many strikes bring, in seconds; None means forever."""

    strikes: int
    seconds: float | None


def ladder_of(text: str) -> tuple[Rung, ...]:
    """The rungs of a written ladder, lowest first; empty for "" and "off". Raises RequestError if it is invalid."""
    words = text.split()
    if not words or text.strip().lower() == OFF:
        return ()
    rungs = sorted((_rung(word) for word in words), key=lambda rung: rung.strikes)
    if len(rungs) > MOST or len({rung.strikes for rung in rungs}) < len(rungs):
        raise RequestError("ladder.rungs", limit=MOST)
    return tuple(rungs)


def written(text: str) -> str:
    """A ladder as it is stored: sorted and in lower case. Raises RequestError if it is invalid."""
    ladder_of(text)
    words = [] if text.strip().lower() == OFF else text.lower().split()
    return " ".join(sorted(words, key=lambda word: int(word.partition("=")[0])))


def rung_for(ladder: tuple[Rung, ...], strikes: int) -> Rung | None:
    """The rung for exactly this many strikes, if there is one; past the last rung, that one applies to each strike."""
    if ladder and strikes > ladder[-1].strikes:
        return ladder[-1]
    return next((rung for rung in ladder if rung.strikes == strikes), None)


def _rung(word: str) -> Rung:
    match = re.fullmatch(r"([1-9][0-9]?)=(\w+)", word, re.ASCII)
    if match is None:
        raise RequestError("ladder.form", value=word[:20], example=f"3=1d 5=7d 7={FOREVER}")
    return Rung(int(match[1]), seconds_of(match[2]))
