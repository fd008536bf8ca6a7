r"""Groups: what a prompt leaves to choose, read from its text: choices in braces, and lists.

`{a|b}` is one of its options, `{3::a|b}` one of them with a three times as often, `{2$$a|b|c}` two of them in their
order with commas between, `{1-2$$ and $$a|b}` one or two joined by " and ". `__name__` is one entry of a list. `\{`,
`\|` and `\}` are the plain characters. Braces without a bar stay text, and bars in `[a|b]` (bot/prompts/edits.py)
divide nothing.

Reading recurses only into lists, at most MAX_DEPTH deep; each list is read once.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Final

from bot.core.errors import RequestError
from bot.prompts.wildcards import MAX_DEPTH, MAX_READ, WILDCARD, Wildcards, key_of

ESCAPED: Final = frozenset("{|}")
PLAIN: Final = re.compile(r"[^\\{|}_]+")
"""A run of characters that mean nothing else."""
NEAR: Final = 12
MOST_CHOSEN: Final = 16
"""The most options that one group may take at once."""
CAP: Final = 10**300
"""Counts end here: no prompt without lists stands for so many, and with lists they could grow without bound."""
SEVERAL: Final = re.compile(r"\s*(?:([0-9]{1,4})(?:(-)([0-9]{0,4}))?|-([0-9]{1,4}))\$\$(?:([^$|{}]*)\$\$)?")
WEIGHT: Final = re.compile(r"\s*([0-9]{1,9}(?:\.[0-9]{0,9})?|\.[0-9]{1,9})::")
SEPARATOR: Final = ", "


@dataclass(frozen=True, eq=False)
class Group:
    """Options to choose from. `counts` is how many prompts each option stands for, `weights` how often it is taken.

    `several` groups take `low` to `high` options, joined by `separator`. `weights` is empty if all are alike.
    """

    options: tuple["Parts", ...]
    counts: tuple[int, ...]
    weights: tuple[float, ...] = ()
    several: bool = False
    low: int = 1
    high: int = 1
    separator: str = ""

    @cached_property
    def ways(self) -> tuple[tuple[int, ...], ...]:
        """For each option and each number up to `high`: how many prompts as many of this and later options make."""
        table = [(1, *[0] * self.high)]
        for count in reversed(self.counts):
            later = table[-1]
            table.append((1, *(min(later[k] + count * later[k - 1], CAP) for k in range(1, self.high + 1))))
        return tuple(reversed(table))

    @cached_property
    def total(self) -> int:
        """How many prompts the group stands for."""
        if not self.several:
            return min(sum(self.counts), CAP)
        return min(sum(self.ways[0][self.low :]), CAP)


Parts = tuple["str | Group", ...]
_Pieces = list["str | Group"]


@dataclass(slots=True)
class _Frame:
    """An open brace at a place in the text, with its options so far."""

    place: int
    options: list[_Pieces] = field(default_factory=lambda: [[]])


@lru_cache(maxsize=16)  # few, because each keeps the lists that it was read with
def read_parts(text: str, wildcards: Wildcards | None) -> Parts:
    """A prompt as text and groups; without `wildcards`, lists stay text.

    Raises RequestError if a group is never closed or can't be chosen from, and for lists that are missing, name
    themselves, are nested too deeply or too long.
    """
    return _Reader(wildcards).parts(text)


def count_of(parts: Sequence["str | Group"]) -> int:
    """How many prompts some parts stand for."""
    count = 1
    for part in parts:
        if isinstance(part, Group):
            count = min(count * part.total, CAP)
    return count


class _Reader:
    """Reads a prompt and each list that it needs once."""

    def __init__(self, wildcards: Wildcards | None) -> None:
        self._wildcards = wildcards
        self._known: dict[str, tuple[Group, int]] = {}  # with how deeply it is nested
        self._path: list[str] = []
        self._depth = 0
        self._length = 0

    def parts(self, text: str) -> Parts:
        """A text as parts."""
        undivided = _undivided(text)
        frames = [_Frame(-1)]
        place = 0
        while place < len(text):
            if (run := PLAIN.match(text, place)) is not None:
                frames[-1].options[-1].append(run[0])
                place = run.end()
                continue
            piece, after = self._piece(text, place, undivided)
            if after - place > 1 or isinstance(piece, Group):
                frames[-1].options[-1].append(piece)
            elif piece == "{":
                frames.append(_Frame(place))
            elif piece == "|" and len(frames) > 1 and place not in undivided:
                frames[-1].options.append([])
            elif piece == "}" and len(frames) > 1:
                frame = frames.pop()
                frames[-1].options[-1] += _closed(frame)
            else:
                frames[-1].options[-1].append(piece)
            place = after
        while len(frames) > 1:
            frame = frames.pop()
            if len(frame.options) > 1:
                near = text[frame.place : frame.place + 2 * NEAR]
                raise RequestError("choices.open", place=frame.place + 1, near=near)
            frames[-1].options[-1] += ["{", *frame.options[0]]
        return tuple(_merged(frames[0].options[0]))

    def _piece(self, text: str, place: int, undivided: frozenset[int]) -> tuple["str | Group", int]:
        """What is at a place, and the next place: a character, an escaped one, or a list."""
        character = text[place]
        if character == "\\" and place + 1 < len(text):
            following = text[place + 1]
            if following == "_" and self._wildcards and (match := WILDCARD.match(text, place + 1)) is not None:
                return match[0], match.end()
            plain = following in ESCAPED and place + 1 not in undivided
            return following if plain else character + following, place + 2
        if character == "_" and self._wildcards and (match := WILDCARD.match(text, place)) is not None:
            return self._list(match[1]), match.end()
        return character, place + 1

    def _list(self, name: str) -> Group:
        """The group of a list's entries."""
        assert self._wildcards is not None  # noqa: S101 - checked by the caller
        key = key_of(name)
        if key in self._path:
            raise RequestError("wildcards.cycle", name=name)
        if key not in self._known:
            entries = self._wildcards.entries(name)
            self._length += sum(map(len, entries))
            if self._length > MAX_READ:
                raise RequestError("wildcards.long", limit=MAX_READ)
            self._path.append(key)
            if len(self._path) > MAX_DEPTH:
                raise RequestError("wildcards.deep", name=name, limit=MAX_DEPTH)
            above, self._depth = self._depth, 0
            group = _group([list(self.parts(entry)) for entry in entries])
            self._known[key] = group, self._depth + 1
            self._depth = above
            self._path.pop()
        group, depth = self._known[key]
        if len(self._path) + depth > MAX_DEPTH:
            raise RequestError("wildcards.deep", name=name, limit=MAX_DEPTH)
        self._depth = max(self._depth, depth)
        return group


def _undivided(text: str) -> frozenset[int]:
    """The places of bars, plain or escaped, that are directly in square brackets: they belong to an alternation."""
    if "[" not in text:
        return frozenset()
    found: set[int] = set()
    opened: list[tuple[str, list[int]]] = []
    braces = 0
    place = 0
    while place < len(text):
        character = text[place]
        if character == "\\" and place + 1 < len(text):
            place += 1
            if text[place] == "|" and opened:
                opened[-1][1].append(place)
        elif character in "{[":
            opened.append((character, []))
            braces += character == "{"
        elif character == "|" and opened:
            opened[-1][1].append(place)
        elif character == "]" and opened and opened[-1][0] == "[":
            found.update(opened.pop()[1])
        elif character == "}" and braces:
            while opened.pop()[0] != "{":
                pass
            braces -= 1
        place += 1
    return frozenset(found)


def _closed(frame: _Frame) -> _Pieces:
    """What a closed brace is: a group, or text if it leaves nothing to choose."""
    options = [_merged(option) for option in frame.options]
    first = options[0][0] if options[0] else ""
    several = SEVERAL.match(first) if isinstance(first, str) else None
    if several is None:
        return ["{", *options[0], "}"] if len(options) == 1 else [_group(options)]
    options[0] = _cut(options[0], several.end())
    return [_several(options, several)]


def _group(options: list[_Pieces]) -> Group:
    """A group of one option at a time; those with the weight 0 are left out."""
    kept, weights = _weighted(options)
    return Group(tuple(map(tuple, kept)), tuple(map(count_of, kept)), weights)


def _weighted(options: list[_Pieces]) -> tuple[list[_Pieces], tuple[float, ...]]:
    """The options without their weights, and these; no weights if none is written."""
    matches = [WEIGHT.match(one[0]) if one and isinstance(one[0], str) else None for one in options]
    if not any(matches):
        return options, ()
    weighted = [
        (option, 1.0) if match is None else (_cut(option, match.end()), float(match[1]))
        for option, match in zip(options, matches, strict=True)
    ]
    kept = [(option, weight) for option, weight in weighted if weight > 0]
    if not kept:
        raise RequestError("choices.weights")
    return [option for option, _ in kept], tuple(weight for _, weight in kept)


def _several(options: list[_Pieces], match: re.Match[str]) -> Group:
    """A group of several options at a time. A list alone in it gives its entries as the options."""
    options = [_stripped(option) for option in options]
    alone = options[0][0] if len(options) == 1 and len(options[0]) == 1 else None
    if isinstance(alone, Group) and not alone.several:
        made = Group(alone.options, alone.counts, alone.weights)
    else:
        kept, weights = _weighted(options)
        made = Group(tuple(tuple(_stripped(one)) for one in kept), tuple(map(count_of, kept)), weights)
    least, dash, most, at_most = match[1], match[2], match[3], match[4]
    number = len(made.options)
    low = int(least) if least is not None else 1
    high = int(at_most or (most if dash else least) or number)
    low, high = (min(one, number) for one in sorted((low, high)))
    if high > MOST_CHOSEN:
        raise RequestError("choices.chosen", count=high, limit=MOST_CHOSEN)
    separator = SEPARATOR if match[5] is None else match[5]
    return Group(made.options, made.counts, made.weights, several=True, low=low, high=high, separator=separator)


def _merged(pieces: _Pieces) -> _Pieces:
    """The pieces with neighbouring texts joined."""
    merged: _Pieces = []
    run: list[str] = []
    for piece in pieces:
        if isinstance(piece, str):
            run.append(piece)
            continue
        merged += ["".join(run)] if run else []
        merged.append(piece)
        run.clear()
    return [*merged, "".join(run)] if run else merged


def _cut(pieces: _Pieces, length: int) -> _Pieces:
    """The pieces without the beginning of the first, which is text."""
    first = pieces[0]
    assert isinstance(first, str)  # noqa: S101 - a match was found in it
    return [first[length:], *pieces[1:]] if len(first) > length else pieces[1:]


def _stripped(pieces: _Pieces) -> _Pieces:
    """The pieces without spaces at the beginning and end."""
    found = list(pieces)
    if found and isinstance(found[0], str):
        found[0] = found[0].lstrip()
    if found and isinstance(found[-1], str):
        found[-1] = found[-1].rstrip()
    return [piece for piece in found if piece != ""]
