r"""Choices: a prompt that stands for several, such as `a {red|blue} house`. Choices can be nested.

`\{`, `\|` and `\}` are the plain characters, and braces without a bar stay text. Nothing here recurses, so deep nesting
is safe, and prompts are counted without writing them out.
"""

import hashlib
import random
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from math import prod
from typing import Final

from bot.core.errors import RequestError

ESCAPED: Final = frozenset("{|}")
NEAR: Final = 12


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """The options between two braces; `counts` is how many prompts each option stands for."""

    options: tuple["Parts", ...]
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _End:
    """Marks the end of a group; `began` is how many pieces had been written when it began."""

    began: int


Parts = tuple["str | Group", ...]


@dataclass(slots=True)
class _Frame:
    """An open brace at a place in the text, with its options so far."""

    place: int
    options: list[list[str | Group]]


def resolve(text: str, seed: int) -> str:
    """The prompt with one option chosen for each group. It depends on the seed alone, so it is the same everywhere.

    Raises RequestError if a group is never closed.
    """
    dice = random.Random(int.from_bytes(hashlib.sha256(str(seed).encode()).digest()))
    return _written(_parts(text), lambda group: dice.randrange(len(group.options)))[0]


def count(text: str) -> int:
    """How many prompts the text stands for, 1 without choices; raises RequestError as `resolve` does."""
    return _count(_parts(text))


def combinations(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """All prompts that the text stands for, each with the options chosen in its outermost groups.

    The last group changes fastest. Use this only if `count` is small; raises RequestError as `resolve` does.
    """
    parts = _parts(text)
    total = _count(parts)
    return [_written(parts, _Chosen(number, total)) for number in range(total)]


def samples(text: str, most: int) -> list[str]:
    """Up to `most` prompts in which each option of a group stands beside the text around the group.

    Options beyond the first `most` of a group, and some of those in nested groups, may be missing. Raises RequestError
    as `resolve` does.
    """
    parts = _parts(text)
    longest = max((len(part.options) for part in parts if isinstance(part, Group)), default=1)
    return [_written(parts, _Turn(number))[0] for number in range(min(longest, most))]


class _Turn:
    """Chooses the option with a number, counted round, and in each further group the one after it."""

    def __init__(self, number: int) -> None:
        self._number = number - 1

    def __call__(self, group: Group) -> int:
        """The index of the option to take in the next group."""
        self._number += 1
        return self._number % len(group.options)


class _Chosen:
    """Makes the choices of combination `rest` of `total`, like the digits of a number: the last one changes fastest."""

    def __init__(self, rest: int, total: int) -> None:
        self._rest = rest
        self._total = total

    def __call__(self, group: Group) -> int:
        """The index of the option to take in the next group."""
        self._total //= sum(group.counts)
        inside, self._rest = divmod(self._rest, self._total)
        option = 0
        while inside >= group.counts[option]:
            inside -= group.counts[option]
            option += 1
        self._rest += inside * self._total
        self._total *= group.counts[option]
        return option


def _written(parts: Parts, choose: Callable[[Group], int]) -> tuple[str, tuple[str, ...]]:
    """A prompt with its choices made, and the text chosen in each outermost group."""
    written: list[str] = []
    labels: list[str] = []
    depth = 0
    ahead: list[str | Group | _End] = list(reversed(parts))
    while ahead:
        part = ahead.pop()
        if isinstance(part, str):
            written.append(part)
        elif isinstance(part, Group):
            ahead.append(_End(len(written)))
            ahead.extend(reversed(part.options[choose(part)]))
            depth += 1
        else:
            depth -= 1
            if depth == 0:
                labels.append("".join(written[part.began :]).strip())
    return "".join(written), tuple(labels)


def _count(parts: Parts | list[str | Group]) -> int:
    return prod(sum(part.counts) for part in parts if isinstance(part, Group))


@lru_cache(maxsize=64)
def _parts(text: str) -> Parts:
    """A prompt as text and groups."""
    frames = [_Frame(-1, [[]])]
    place = 0
    while place < len(text):
        character = text[place]
        if character == "\\" and place + 1 < len(text):
            following = text[place + 1]
            frames[-1].options[-1].append(following if following in ESCAPED else character + following)
            place += 2
            continue
        if character == "{":
            frames.append(_Frame(place, [[]]))
        elif character == "|" and len(frames) > 1:
            frames[-1].options.append([])
        elif character == "}" and len(frames) > 1:
            _close(frames)
        else:
            frames[-1].options[-1].append(character)
        place += 1
    while len(frames) > 1:
        frame = frames.pop()
        if len(frame.options) > 1:
            near = text[frame.place : frame.place + 2 * NEAR]
            raise RequestError("choices.open", place=frame.place + 1, near=near)
        frames[-1].options[-1] += ["{", *frame.options[0]]
    return tuple(frames[0].options[0])


def _close(frames: list[_Frame]) -> None:
    frame = frames.pop()
    if len(frame.options) == 1:
        frames[-1].options[-1] += ["{", *frame.options[0], "}"]
        return
    options = tuple(tuple(option) for option in frame.options)
    frames[-1].options[-1].append(Group(options, tuple(_count(option) for option in options)))
