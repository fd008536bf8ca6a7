"""Expressions: many regular expressions searched at once, in time linear in the text (RE2)."""

from collections.abc import Iterator, Sequence
from typing import Final

import re2

from bot.moderation.words.rules import Rule, expression_options

TOGETHER: Final = 400
"""How many expressions are searched at once."""
MEMORY: Final = 16 << 20
"""The most memory for one such set, in bytes."""


class Expressions:
    """The rules that are regular expressions."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._groups = [Group(rules[at : at + TOGETHER]) for at in range(0, len(rules), TOGETHER)]

    def found(self, text: str) -> Iterator[tuple[Rule, int, int]]:
        """The rules that match in a text, each with the start and end of its first match."""
        if self._groups:
            text = text.encode(errors="replace").decode()  # RE2 can't take lone surrogates; "?" keeps the length
            for group in self._groups:
                yield from group.found(text)


class Group:
    """Expressions searched together. The last one matches any text: if it doesn't, RE2 silently ran out of memory."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = rules
        options = expression_options()
        options.max_mem = MEMORY
        self._set = re2.Set.SearchSet(options)
        for rule in rules:
            self._set.Add(rule.pattern)
        self._last = self._set.Add("")
        self._compiled = compiled(self._set)
        self._each = [re2.compile(rule.pattern, expression_options()) for rule in rules]

    def found(self, text: str) -> Iterator[tuple[Rule, int, int]]:
        """The rules that match, and where."""
        matching = set(self._set.Match(text)) if self._compiled else set()
        numbers = sorted(matching - {self._last}) if self._last in matching else range(len(self._rules))
        for number in numbers:
            match = self._each[number].search(text)
            if match is not None:
                yield self._rules[number], *match.span()


def compiled(expressions: re2.Set) -> bool:
    """Compile a set; returns False if its memory isn't enough."""
    try:
        expressions.Compile()
    except re2.error:
        return False
    return True
