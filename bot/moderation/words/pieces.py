"""Pieces: the words of a text as typed, and which of them may be one word that was pulled apart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from bot.moderation.words.disguises import KEYS, SYMBOLS, squeezed
from bot.moderation.words.letters import UNSPACED, Letters

PIECE: Final = re.compile(rf"(?:[^\W_{UNSPACED}]|[\u0900-\u0dff])+|[{UNSPACED}]+")
"""Adjacent letters and digits, either all spaced or all unspaced scripts; Indic letters include their vowel signs."""
APART: Final = re.compile(rf"[{re.escape(SYMBOLS)}]")
EDGE: Final = re.compile(r"(?<![^\W_@$])[!|+]+|[!|+]+(?![^\W_@$!|+])")
"""Signs that more likely end a sentence or separate words than stand for a word's first or last letter."""
WEIGHT: Final = re.compile(r":\s{0,2}[+-]?\d{0,2}\.\d{0,4}\s{0,2}(?=[)\]])")
"""The weight of words in brackets, which isn't one of the words."""
CRY: Final = re.compile(r"(?<![\s!])!+(?![^\W_@$!|+])")
"""Exclamation marks after a word, which aren't part of it."""
TIGHT: Final = re.compile(r"[^\s,;:/\\()\[\]{}<>|\"]{1,3}")
"""What may separate the longer parts of one word, such as the dot in cas.tle."""
ALONE: Final = frozenset("aioeyu0123456789")
"""Digits, and letters that are words by themselves: next to spelled-out letters, they may not belong to them."""
SLIT: Final = re.compile(r"[,;]\s?|[\s/\\|\"'()\[\]{}<>.:~*_-]{1,4}")
"""What may split a long word in two."""
LONELY: Final = frozenset("aiouyIv&0123456789")
"""Letters that are words by themselves, and so not the rest of a word that was split."""
LONG: Final = 5
"""A word with at least this many letters is found anywhere within spelled-out letters."""


@dataclass(frozen=True)
class Pieces:
    """The pieces of a text: the span of each in `exact`, and its key. `key` is the key of `exact`, not squeezed."""

    letters: Letters
    exact: str
    key: str
    spans: list[tuple[int, int]]
    keys: list[str]
    _begun: dict[int, bool] = field(default_factory=dict, compare=False)
    _closed: dict[int, bool] = field(default_factory=dict, compare=False)

    def typed(self, first: int, last: int) -> str:
        """The letters of the pieces from `first` to `last`."""
        return "".join(self.exact[start:end] for start, end in self.spans[first : last + 1])

    def raw(self, first: int, last: int) -> tuple[int, int]:
        """The span of these pieces in the original text."""
        return self.letters.span(self.spans[first][0], self.spans[last][1])

    def gap(self, piece: int) -> str:
        """What is between a piece and the next."""
        return self.letters.exact[self.spans[piece][1] : self.spans[piece + 1][0]]

    def size(self, piece: int) -> int:
        """The number of letters in a piece."""
        return self.spans[piece][1] - self.spans[piece][0]

    def may_be_one(self, first: int, last: int) -> bool:
        """Whether these pieces look like one word pulled apart, rather than like several words."""
        sizes = [end - start for start, end in self.spans[first : last + 1]]
        if max(sizes) == 1:
            return len(sizes) >= 3
        if all(TIGHT.fullmatch(self.gap(piece)) for piece in range(first, last)):
            return True
        letters = sum(
            size == 1 and self.exact[self.spans[piece][0]] not in ALONE for piece, size in enumerate(sizes, first)
        )
        return len(sizes) >= 3 and (max(sizes) == 2 or 2 * letters >= len(sizes))

    def may_be_split(self, first: int, last: int) -> bool:
        """Whether these pieces look like a longer word split in two, such as "cas tle"."""
        return (
            last == first + 1
            and all(self.size(piece) >= 2 or self.typed(piece, piece) not in LONELY for piece in (first, last))
            and SLIT.fullmatch(self.gap(first)) is not None
        )

    def begins(self, first: int) -> bool:
        """Whether a spelled word that begins with a piece begins where its letters do."""
        passed = []
        while (known := self._begun.get(first)) is None:
            passed.append(first)
            known = self._is_edge(first, first - 1, first)
            if known is not None:
                break
            first -= 1
        self._begun.update(dict.fromkeys(passed, known))
        return known

    def closes(self, last: int) -> bool:
        """Whether a spelled word that ends with a piece ends where its letters do."""
        passed = []
        while (known := self._closed.get(last)) is None:
            passed.append(last)
            known = self._is_edge(last, last + 1, last - 1)
            if known is not None:
                break
            last += 1
        self._closed.update(dict.fromkeys(passed, known))
        return known

    def _is_edge(self, piece: int, beside: int, gap: int) -> bool | None:
        """Whether letters end at a piece, seen from the one beside it outwards; None where the latter decides.

        `gap` is the one on the piece's other side.
        """
        if not 0 <= beside < len(self.spans) or not self.size(piece) == self.size(beside) == 1:
            return True
        if 0 <= gap < len(self.spans) - 1 and self.gap(min(piece, beside)) != self.gap(gap):
            return True
        return None if self.exact[self.spans[beside][0]] in ALONE else False

    @cached_property
    def chains(self) -> list[tuple[int, int]]:
        """The first and last piece of each longest row of tightly joined pieces or spelled-out letters."""
        return list(self._chains())

    def _chains(self) -> Iterator[tuple[int, int]]:
        first = 0
        for piece in range(len(self.spans)):
            if piece + 1 < len(self.spans) and self._joined(first, piece):
                continue
            if piece > first and self.may_be_one(first, piece):
                yield first, piece
            if self._turns(first, piece):
                if piece - 1 > first and self.may_be_one(first, piece - 1):
                    yield first, piece - 1
                first = piece
            else:
                first = piece + 1

    def _turns(self, first: int, piece: int) -> bool:
        """Whether letters go on after a piece, spelled in another way, so that it may begin a word: c a t d-o-g."""
        return piece > first and piece + 1 < len(self.spans) and self.size(piece) == self.size(piece + 1) == 1

    def _joined(self, first: int, piece: int) -> bool:
        gap = self.gap(piece)
        if self.size(piece) == self.size(piece + 1) == 1:
            return piece == first or gap == self.gap(piece - 1)
        return TIGHT.fullmatch(gap) is not None


def blank(found: re.Match[str]) -> str:
    """Signs that are no letters, as many as were found."""
    return "." * len(found[0])


def cut(letters: Letters) -> Iterator[Pieces]:
    """Cut a text into pieces: once with signs such as $ between words, and if it has any, also with them as letters."""
    plain = WEIGHT.sub(blank, letters.exact) if ":" in letters.exact else letters.exact
    ways = [APART.sub(".", plain)]
    if ways[0] != plain:
        ways += [signs.sub(blank, plain) for signs in (EDGE, CRY)]
        ways.append(plain)
    for exact in dict.fromkeys(ways):
        key = exact.translate(KEYS)
        spans = [found.span() for found in PIECE.finditer(key)]
        yield Pieces(letters, exact, key, spans, PIECE.findall(squeezed(key)))
