r"""Weights: how strongly parts of a prompt act, in the syntax that AUTOMATIC1111's web UI made popular.

`(word)` counts 1.1 times, `((word))` 1.21 times, `(word:1.3)` 1.3 times, and `[word]` is divided by 1.1; nested weights
are multiplied. `\(`, `\)`, `\[`, `\]`, `\:` and `\\` are the plain characters.
See https://github.com/AUTOMATIC1111/stable-diffusion-webui/wiki/Features#attentionemphasis.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from bot.core.errors import RequestError

STEP: Final = 1.1
"""A pair of round brackets multiplies the weight by this; a pair of square ones divides by it."""
MOST: Final = 4.0
"""The largest weight; models already paint noise at about 2."""
CLOSES: Final = {"(": ")", "[": "]"}
ESCAPED: Final = frozenset("()[]:\\")
NUMBER: Final = re.compile(r"\s*[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)\s*")
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
            character, place = _character(text, place)
            found.append((character, weights[-1]))
        elif mark.factor is None:
            weights.pop()
            place = mark.end
        else:
            weights.append(weights[-1] * mark.factor)
            place = mark.end
    return _joined(found)


def is_plain(text: str) -> bool:
    """Whether nothing in a prompt is weighted; raises RequestError as `parse` does."""
    return all(fragment.weight == 1.0 for fragment in parse(text))


def plain(text: str) -> str:
    """A prompt without its weights; raises RequestError as `parse` does."""
    return "".join(fragment.text for fragment in parse(text))


def escape(text: str) -> str:
    """The text as a prompt that means exactly this text, without weights."""
    return "".join(f"\\{character}" if character in ESCAPED else character for character in text)


def _marks(text: str) -> dict[int, _Mark]:
    """All brackets by place, found in one pass without recursion, however deeply they are nested."""
    marks: dict[int, _Mark] = {}
    opened: list[tuple[int, int | None]] = []  # place of the bracket, and of the last colon directly inside
    place = 0
    while place < len(text):
        character, after = _character(text, place)
        if after - place > 1:
            pass  # an escaped character
        elif character in CLOSES:
            opened.append((place, None))
        elif character in CLOSES.values():
            if not opened or CLOSES[text[opened[-1][0]]] != character:
                opening = "(" if character == ")" else "["
                near = _near(text, place)
                raise RequestError("weights.closed", bracket=character, opening=opening, place=place + 1, near=near)
            begin, colon = opened.pop()
            number = _number(text, colon, place) if character == ")" and colon is not None else None
            marks[begin] = _Mark(begin + 1, number if number is not None else STEP if character == ")" else 1 / STEP)
            start = place if number is None or colon is None else colon
            marks[start] = _Mark(after, None)
        elif character == ":" and opened:
            opened[-1] = (opened[-1][0], place)
        place = after
    if opened:
        begin = opened[-1][0]
        raise RequestError("weights.open", bracket=text[begin], place=begin + 1, near=_near(text, begin))
    return marks


def _number(text: str, colon: int, end: int) -> float | None:
    """The weight between a colon and its closing bracket; None if the colon is ordinary punctuation."""
    written = text[colon + 1 : end]
    if NUMBER.fullmatch(written) is None:
        if written[:1].isspace() or not written:
            return None
        raise RequestError("weights.number", value=written[:40], place=colon + 2, near=_near(text, colon))
    return _bounded(float(written), _near(text, colon))


def _bounded(weight: float, near: str) -> float:
    if not 0 <= weight <= MOST:
        raise RequestError("weights.range", value=f"{weight:.3g}", limit=MOST, near=near)
    return weight


def _character(text: str, place: int) -> tuple[str, int]:
    """The character at a place, without its backslash if it has one, and the next place."""
    if text[place] == "\\" and text[place + 1 : place + 2] in ESCAPED:
        return text[place + 1], place + 2
    return text[place], place + 1


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
