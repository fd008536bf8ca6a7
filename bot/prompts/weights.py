r"""Weights: how strongly parts of a prompt act, in the syntax that AUTOMATIC1111's web UI made popular.

`(word)` counts 1.1 times, `((word))` 1.21 times, `(word:1.3)` 1.3 times, and `[word]` is divided by 1.1; nested weights
are multiplied. BREAK begins a new window of the text encoder. Only a number right before `)` is a weight: any other
colon is text, and so are 12:30, 3:2 and brackets without a partner (bot/prompts/brackets.py).
See https://github.com/AUTOMATIC1111/stable-diffusion-webui/wiki/Features#attentionemphasis.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from bot.core.errors import RequestError
from bot.prompts.brackets import ESCAPED, Pair, character_at, find_brackets, is_ratio

STEP: Final = 1.1
"""A pair of round brackets multiplies the weight by this; a pair of square ones divides by it."""
MOST: Final = 4.0
"""The largest weight; models already paint noise at about 2."""
NUMBER: Final = re.compile(r"\s*[+-]?(?:[0-9]++(?:\.[0-9]*+)?|\.[0-9]++)\s*")
ALMOST: Final = re.compile(r"\s*[+-]?(?=[.,]*[0-9])[0-9.,]++\s*")
"""What somebody meant as a number, such as 1,3."""
BREAK: Final = re.compile(r"(?:(?<!\s)\s++)?\bBREAK\b\s*")
NEAR: Final = 12
"""Characters shown on either side of an error."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """Some text without its brackets, and its weight; 1 is neutral."""

    text: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class _Mark:
    """A bracket in the text: an opening one has a factor, a closing one has None.

    It covers the characters before `end`; for a closing bracket, these include its number.
    """

    end: int
    factor: float | None


@lru_cache(maxsize=256)
def parse(text: str) -> tuple[Fragment, ...]:
    """The fragments of a prompt, with neighbours of equal weight joined; raises RequestError naming the place."""
    marks = _marks(text)
    weights = [1.0]
    found: list[tuple[str, float]] = []
    place = 0
    while place < len(text):
        mark = marks.get(place)
        if mark is None:
            character, place = character_at(text, place)
            found.append((character, weights[-1]))
        elif mark.factor is None:
            weights.pop()
            place = mark.end
        else:
            weights.append(weights[-1] * mark.factor)
            place = mark.end
    return _joined(found)


def windows(text: str) -> tuple[tuple[Fragment, ...], ...]:
    """The fragments on either side of each BREAK; at least one part. Raises RequestError as `parse` does."""
    parts: list[list[Fragment]] = [[]]
    for fragment in parse(text):
        first, *others = BREAK.split(fragment.text)
        parts[-1] += [Fragment(first, fragment.weight)] if first else []
        parts += [[Fragment(other, fragment.weight)] if other else [] for other in others]
    while len(parts) > 1 and not parts[-1]:
        parts.pop()
    return tuple(map(tuple, parts))


def is_plain(text: str) -> bool:
    """Whether a prompt is one part without weights; raises RequestError as `parse` does."""
    parts = windows(text)
    return len(parts) == 1 and all(fragment.weight == 1.0 for fragment in parts[0])


def plain(text: str) -> str:
    """A prompt without its weights and BREAKs; raises RequestError as `parse` does."""
    return " ".join(words_of(part) for part in windows(text))


def words_of(fragments: tuple[Fragment, ...]) -> str:
    """The text of some fragments."""
    return "".join(fragment.text for fragment in fragments)


def escape(text: str) -> str:
    """The text as a prompt that means exactly this text, without weights."""
    return "".join(f"\\{character}" if character in ESCAPED else character for character in text)


def _marks(text: str) -> dict[int, _Mark]:
    """All brackets that weight something, by place."""
    marks: dict[int, _Mark] = {}
    for pair in find_brackets(text).pairs:
        if text[pair.opens] == "[":
            factor, closes = 1 / STEP, pair.closes
        else:
            factor, closes = _factor(text, pair)
        marks[pair.opens] = _Mark(pair.opens + 1, factor)
        marks[closes] = _Mark(pair.closes + 1, None)
    return marks


def _factor(text: str, pair: Pair) -> tuple[float, int]:
    """The factor of two round brackets, and where what they weight ends: before its number, if it has one."""
    colon = pair.colons[-1] if pair.colons else None
    if colon is None or is_ratio(text, pair.opens + 1, colon, pair.closes):
        return STEP, pair.closes
    written = text[colon + 1 : pair.closes]
    if NUMBER.fullmatch(written) is not None:
        return _bounded(float(written), _near(text, colon)), colon
    if ALMOST.fullmatch(written) is not None:
        raise RequestError("weights.number", value=written[:40], place=colon + 2, near=_near(text, colon))
    return STEP, pair.closes


def _bounded(weight: float, near: str) -> float:
    if not 0 <= weight <= MOST:
        raise RequestError("weights.range", value=f"{weight:.3g}", limit=MOST, near=near)
    return weight


def _joined(found: list[tuple[str, float]]) -> tuple[Fragment, ...]:
    joined: list[tuple[list[str], float]] = []
    for character, exact in found:
        weight = round(exact, 4)  # so that (([[word]])) is exactly 1, although 1.1 × 1.1 ÷ 1.1 ÷ 1.1 isn't
        if joined and joined[-1][1] == weight:
            joined[-1][0].append(character)
        else:
            joined.append(([character], weight))
    fragments = tuple(Fragment("".join(characters), weight) for characters, weight in joined)
    for fragment in fragments:
        _bounded(fragment.weight, fragment.text[: 2 * NEAR])
    return fragments


def _near(text: str, place: int) -> str:
    return text[max(place - NEAR, 0) : place + NEAR].strip()
