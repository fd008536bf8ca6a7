r"""Brackets: which brackets of a prompt belong together, and what is directly inside each pair.

A bracket without a partner is text, and so is that of a smiley such as `:)`. `\(`, `\)`, `\[`, `\]`, `\:`, `\|` and
`\\` are the plain characters. One pass without recursion, so that deep nesting is safe.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

CLOSES: Final = {")": "(", "]": "["}
"""Each closing bracket with the one that opens it."""
ESCAPED: Final = frozenset("()[]:|\\")
SMILEY: Final = re.compile(r"(?<![^\s>])[:;=]['-]?[()](?=[\s,.!?)]|$)")
WHOLE: Final = re.compile(r"\s*[0-9]+\s*")
AFTER_NUMBER: Final = re.compile(r"(?:^|[\s,(\[])[0-9]+$")
NEAR: Final = 12
"""How far before a colon a number may begin."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two brackets by their places in the text, with the colons and bars directly between them."""

    opens: int
    closes: int
    colons: tuple[int, ...]
    bars: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Brackets:
    """The pairs in a text, in the order in which they open, and the places of brackets that are only text."""

    pairs: tuple[Pair, ...]
    loose: frozenset[int]


@dataclass(slots=True)
class _Open:
    """An opening bracket that waits for its partner."""

    place: int
    colons: list[int] = field(default_factory=list)
    bars: list[int] = field(default_factory=list)


@lru_cache(maxsize=64)
def find_brackets(text: str) -> Brackets:
    """All brackets of a text."""
    pairs: list[Pair] = []
    loose: set[int] = set()
    opened: list[_Open] = []
    waiting = {"(": 0, "[": 0}
    place = 0
    while place < len(text):
        character, after = character_at(text, place)
        if after - place > 1:
            pass
        elif character in ":;=" and (smiley := SMILEY.match(text, place)) is not None:
            after = smiley.end()
            loose.add(after - 1)
        elif character in waiting:
            opened.append(_Open(place))
            waiting[character] += 1
        elif character in CLOSES:
            if waiting[CLOSES[character]]:
                pairs.append(_closed(text, place, opened, waiting, loose))
            else:
                loose.add(place)
        elif opened and character == ":":
            opened[-1].colons.append(place)
        elif opened and character == "|":
            opened[-1].bars.append(place)
        place = after
    loose.update(one.place for one in opened)
    return Brackets(tuple(sorted(pairs, key=lambda pair: pair.opens)), frozenset(loose))


def character_at(text: str, place: int) -> tuple[str, int]:
    """The character at a place, without its backslash if it has one, and the next place."""
    if text[place] == "\\" and text[place + 1 : place + 2] in ESCAPED:
        return text[place + 1], place + 2
    return text[place], place + 1


def is_ratio(text: str, begin: int, colon: int, end: int) -> bool:
    """Whether the colon only stands between two whole numbers, as in 12:30 or 3:2."""
    before = text[max(begin, colon - NEAR) : colon]
    return WHOLE.fullmatch(text, colon + 1, end) is not None and AFTER_NUMBER.search(before) is not None


def _closed(text: str, place: int, opened: list[_Open], waiting: dict[str, int], loose: set[int]) -> Pair:
    """The pair that a closing bracket makes; brackets opened in between have no partner."""
    between: list[_Open] = []
    while text[opened[-1].place] != CLOSES[text[place]]:
        between.append(opened.pop())
    loose.update(one.place for one in between)
    for one in between:
        waiting[text[one.place]] -= 1
    own = opened.pop()
    waiting[text[own.place]] -= 1
    inside = [own, *reversed(between)]
    colons = tuple(colon for one in inside for colon in one.colons)
    return Pair(own.place, place, colons, tuple(bar for one in inside for bar in one.bars))
