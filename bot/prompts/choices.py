"""Choices: a prompt that stands for several, such as `a {red|blue} house`; bot/prompts/groups.py has the syntax.

Nothing here recurses, so deep nesting is safe, and prompts are counted without writing them out.
"""

import hashlib
import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from bot.core.errors import RequestError
from bot.core.request import MAX_PROMPT
from bot.prompts import wildcards as lists
from bot.prompts.groups import Group, Parts, count_of, read_parts
from bot.prompts.wildcards import NO_WILDCARDS, Wildcards

BRACES: Final = re.compile(r"\\.|[{}]", re.DOTALL)
UNESCAPED: Final = re.compile(rf"(?<!\\){lists.WILDCARD.pattern}")
MOST_PIECES: Final = 20_000
"""The most pieces that one prompt is put together from: lists that name each other could make it endless."""
MOST_WRITTEN: Final = 10 * MAX_PROMPT
"""The most characters that are put together; beyond MAX_PROMPT they are refused anyway."""


@dataclass(frozen=True, slots=True, eq=False)
class _End:
    """Marks the end of a group; `began` is how many pieces had been written when it began."""

    began: int


def resolve(text: str, seed: int, wildcards: Wildcards = NO_WILDCARDS) -> str:
    """The prompt with its choices made. They depend on the seed and the lists alone, so they are the same everywhere.

    Raises RequestError as `read_parts` does, or if the prompt grows without bound.
    """
    dice = random.Random(int.from_bytes(hashlib.sha256(str(seed).encode()).digest()))
    return _written(read_parts(text, wildcards), lambda group: _thrown(group, dice))[0]


def count(text: str, wildcards: Wildcards | None = NO_WILDCARDS) -> int:
    """How many prompts the text stands for, 1 without choices; raises RequestError as `read_parts` does.

    Without `wildcards` (None), lists count as text.
    """
    return count_of(read_parts(text, wildcards))


def is_open(text: str, wildcards: Wildcards = NO_WILDCARDS) -> bool:
    """Whether seeds may choose differently, now or after a list has changed; raises RequestError as `count` does."""
    return count(text, wildcards) > 1 or any(lists.names(text))


def combinations(text: str, wildcards: Wildcards = NO_WILDCARDS) -> list[tuple[str, tuple[str, ...]]]:
    """All prompts that the text stands for, each with the options chosen in its outermost groups.

    The last group changes fastest. Use this only if `count` is small; raises RequestError as `resolve` does.
    """
    parts = read_parts(text, wildcards)
    total = count_of(parts)
    return [_written(parts, _Chosen(number, total)) for number in range(total)]


def escape(text: str) -> str:
    """A prompt whose choices are made, as one that stands for itself alone; unchanged if nothing in it is a choice."""
    try:
        if not any(lists.names(text)) and read_parts(text, None) in ((text,), ()):
            return text
    except RequestError:
        pass  # such as a brace that is never closed
    plain = BRACES.sub(lambda match: match[0] if len(match[0]) > 1 else f"\\{match[0]}", text)
    return UNESCAPED.sub(r"\\\g<0>", plain)


def samples(text: str, most: int) -> list[str]:
    """Up to `most` prompts in which each option of a group stands beside the text around the group.

    Options beyond the first `most` of a group, and some of those in nested groups, may be missing. Lists stay text.
    Raises RequestError as `read_parts` does.
    """
    parts = read_parts(text, None)
    longest = max((len(part.options) for part in parts if isinstance(part, Group)), default=1)
    return [_written(parts, _Turn(number))[0] for number in range(min(longest, most))]


def check_list(name: str, entries: Sequence[str], usable: Wildcards) -> None:
    """Raise RequestError if an entry of a list can't be read, or leads back to the list.

    It may name lists that don't exist yet.
    """
    known = {**usable.lists, lists.key_of(name): tuple(entries)}
    named = {lists.key_of(one) for texts in known.values() for text in texts for one in lists.names(text)}
    later = dict.fromkeys(named - known.keys(), ("",))
    count(f"__{name}__", Wildcards(known | later))


class _Turn:
    """Takes the option with a number, counted round, and in each further group the one after it.

    Of a group that takes several, it takes as many as that may.
    """

    def __init__(self, number: int) -> None:
        self._number = number - 1

    def __call__(self, group: Group) -> tuple[int, ...]:
        """The indices of the options to take in the next group."""
        self._number += 1
        count = max(group.high, 1) if group.several else 1
        return tuple(sorted((self._number + more) % len(group.options) for more in range(count)))


class _Chosen:
    """Makes the choices of combination `rest` of `total`, like the digits of a number: the last one changes fastest."""

    def __init__(self, rest: int, total: int) -> None:
        self._rest = rest
        self._total = total

    def __call__(self, group: Group) -> tuple[int, ...]:
        """The indices of the options to take in the next group."""
        self._total //= group.total
        inside, self._rest = divmod(self._rest, self._total)
        chosen, inside = _several(group, inside) if group.several else _one(group, inside)
        self._rest += inside * self._total
        for option in chosen:
            self._total *= group.counts[option]
        return chosen


def _one(group: Group, inside: int) -> tuple[tuple[int, ...], int]:
    """The option of a group's combination `inside`, and which combination of that option it is."""
    option = 0
    while inside >= group.counts[option]:
        inside -= group.counts[option]
        option += 1
    return (option,), inside


def _several(group: Group, inside: int) -> tuple[tuple[int, ...], int]:
    """The options of a group's combination `inside`, and which combination of theirs it is. Few options come first."""
    number = group.low
    while inside >= group.ways[0][number]:
        inside -= group.ways[0][number]
        number += 1
    chosen: list[int] = []
    own = 0
    for option, of_option in enumerate(group.counts):
        if not number:
            break
        rest = group.ways[option + 1][number - 1]
        if inside < of_option * rest:
            digit, inside = divmod(inside, rest)
            own = own * of_option + digit
            chosen.append(option)
            number -= 1
        else:
            inside -= of_option * rest
    return tuple(chosen), own


def _thrown(group: Group, dice: random.Random) -> tuple[int, ...]:
    """The options that the dice choose; several keep the order in which they are written."""
    if not group.several:
        return (_drawn(list(range(len(group.options))), group, dice),)
    left = list(range(len(group.options)))
    chosen = []
    for _ in range(dice.randint(group.low, group.high)):
        chosen.append(_drawn(left, group, dice))
        left.remove(chosen[-1])
    return tuple(sorted(chosen))


def _drawn(among: list[int], group: Group, dice: random.Random) -> int:
    """One of some options, each as often as its weight says."""
    if not group.weights:
        return among[dice.randrange(len(among))]
    point = dice.random() * sum(group.weights[option] for option in among)
    for option in among:
        point -= group.weights[option]
        if point < 0:
            return option
    return among[-1]


def _written(parts: Parts, choose: Callable[[Group], tuple[int, ...]]) -> tuple[str, tuple[str, ...]]:
    """A prompt with its choices made, and the text chosen in each outermost group."""
    written: list[str] = []
    labels: list[str] = []
    depth = pieces = length = 0
    ahead: list[str | Group | _End] = list(reversed(parts))
    while ahead:
        part = ahead.pop()
        pieces += 1
        if pieces > MOST_PIECES or length > MOST_WRITTEN:
            raise RequestError("choices.large", limit=MAX_PROMPT)
        if isinstance(part, str):
            written.append(part)
            length += len(part)
        elif isinstance(part, Group):
            ahead.append(_End(len(written)))
            ahead.extend(reversed(_taken(part, choose(part))))
            depth += 1
        else:
            depth -= 1
            if depth == 0:
                labels.append("".join(written[part.began :]).strip())
    return "".join(written), tuple(labels)


def _taken(group: Group, chosen: tuple[int, ...]) -> list[str | Group]:
    """The parts of the chosen options, with what joins them."""
    taken: list[str | Group] = []
    for number, option in enumerate(chosen):
        taken += [group.separator, *group.options[option]] if number else group.options[option]
    return taken
