"""Expressions: many regular expressions searched at once, in time linear in the text (RE2).

Linear is not yet quick: at worst each byte of a text costs as much as all instructions of the compiled expressions. So
that product is counted as work, and what is kept of a search between texts grows with the instructions, too.
"""

from collections.abc import Iterator, Sequence
from typing import Final

import re2

from bot.moderation.words.rules import Rule, expression_options
from bot.moderation.words.work import Work

TOGETHER: Final = 400
"""Expressions that are searched at once."""
MEMORY: Final = 2_400
"""Bytes that each of their instructions may take while it is searched for; RE2 starts anew with what it needs most."""
LEAST_MEMORY, MOST_MEMORY = 1 << 20, 16 << 20
"""Bytes that a group of expressions may take at least and at most."""
ONE: Final = 1 << 18
"""Bytes that a single expression may take while its place is looked for: enough for the largest."""
AT_ONCE: Final = 128
"""Instructions times bytes that RE2 takes in the time of one step."""
OVERHEAD: Final = 300
"""Instructions in whose time a single search takes each byte, however small the expression is."""
LOCATED: Final = 10
"""Expressions of a group whose place in a text is looked for. Of others it is known that they match."""


class Expressions:
    """The rules that are regular expressions."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._groups = [Group(rules[at : at + TOGETHER]) for at in range(0, len(rules), TOGETHER)]

    @property
    def memory(self) -> int:
        """Bytes that are kept between searches, at most."""
        return sum(group.memory for group in self._groups)

    def found(self, text: str, work: Work) -> Iterator[tuple[Rule, int, int]]:
        """Rules that match in a text, and where each does first."""
        if self._groups:
            text = text.encode(errors="replace").decode()  # RE2 can't take lone surrogates; "?" keeps the length
            for group in self._groups:
                yield from group.found(text, work)


class Group:
    """Expressions searched together. The last one matches any text: if it doesn't, RE2 silently ran out of memory."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = rules
        self._sizes = [re2.compile(rule.pattern, expression_options()).programsize for rule in rules]
        options = expression_options()
        options.max_mem = self.memory = min(max(sum(self._sizes) * MEMORY, LEAST_MEMORY), MOST_MEMORY)
        self._set = re2.Set.SearchSet(options)
        for rule in rules:
            self._set.Add(rule.pattern)
        self._last = self._set.Add("")
        self._compiled = compiled(self._set)

    def found(self, text: str, work: Work) -> Iterator[tuple[Rule, int, int]]:
        """Rules that match, and where: for most of very many, somewhere in the text."""
        length = len(text.encode())
        work.spend(1 + sum(self._sizes) * length // AT_ONCE)
        matching = set(self._set.Match(text)) if self._compiled else set()
        if self._last in matching:
            for count, number in enumerate(sorted(matching - {self._last})):
                found = self._search(number, text, length, work) if count < LOCATED else (0, len(text))
                yield self._rules[number], *(found or (0, len(text)))
        else:
            for number, rule in enumerate(self._rules):
                found = self._search(number, text, length, work)
                if found is not None:
                    yield rule, *found

    def _search(self, number: int, text: str, length: int, work: Work) -> tuple[int, int] | None:
        """Where one of them matches first. It is compiled for that anew, so that nothing is kept."""
        work.spend(1 + (self._sizes[number] + OVERHEAD) * length // AT_ONCE)
        options = expression_options()
        options.max_mem = ONE
        match = re2.compile(self._rules[number].pattern, options).search(text)
        return match.span() if match is not None else None


def compiled(expressions: re2.Set) -> bool:
    """Compile a set; returns False if its memory isn't enough."""
    try:
        expressions.Compile()
    except re2.error:
        return False
    return True
