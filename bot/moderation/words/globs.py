"""Globs: words with wildcards, `*` for any letters and `?` for one, found by letters that they must contain."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Final

from bot.moderation.words.disguises import KEYS, STRETCHED, options
from bot.moderation.words.work import Work

LONGEST_GRAM: Final = 3
"""The most letters by which a glob is looked up."""
LONGEST_START: Final = 5
"""The most of its first letters by which a glob is looked up that begins with letters."""
ANCHOR: Final = 2
"""The fewest letters with which a glob begins that is looked for where words begin."""
STRETCH: Final = re.compile(r"(.)\1{" + str(STRETCHED - 1) + ",}")


class Globs:
    """Finds which of many globs match a word.

    Most globs begin with letters, and are looked for where a word begins; others anywhere in it.
    """

    def __init__(self, globs: Iterable[str]) -> None:
        self._at_start = Grams()
        self._anywhere = Grams()
        for glob in globs:
            begins = len(re.split(r"[*?]", glob)[0])
            grams = self._at_start if begins >= ANCHOR else self._anywhere
            grams.add(glob[: min(begins, LONGEST_START)].translate(KEYS) if begins >= ANCHOR else gram(glob), glob)

    def places(self, key: str, starts: Sequence[int]) -> Iterator[int]:
        """Where the key of a text contains letters that one of the globs must contain; `starts` are those of words."""
        for size, grams in self._anywhere.by_size(key):
            yield from [at for at in range(len(key) - size + 1) if key[at : at + size] in grams]
        for size, grams in self._at_start.by_size(key):
            yield from [at for at in starts if key[at : at + size] in grams]

    def matching(self, typed: str, work: Work) -> Iterator[str]:
        """The globs that match letters as typed, or as typed without stretched runs."""
        if typed.isdecimal():
            return
        ways = [typed, STRETCH.sub(r"\1", typed)] if STRETCH.search(typed) else [typed]
        keys = [way.translate(KEYS) for way in ways]
        for key in keys:
            found = [grams.get(key[:size], ()) for size, grams in self._at_start.by_size(key)]
            for size, grams in self._anywhere.by_size(key):
                found += [grams.get(one, ()) for one in {key[at : at + size] for at in range(len(key) - size + 1)}]
            for glob in chain.from_iterable(found):
                if any(matches(glob, way, work) for way in ways):
                    yield glob


class Grams:
    """Globs by letters that they must contain."""

    def __init__(self) -> None:
        self._sizes: defaultdict[int, dict[str, list[str]]] = defaultdict(dict)
        self._plain: set[int] = set()

    def add(self, gram: str, glob: str) -> None:
        """Add a glob by its letters."""
        self._sizes[len(gram)].setdefault(gram, []).append(glob)
        if gram.isascii():
            self._plain.add(len(gram))

    def by_size(self, key: str) -> list[tuple[int, dict[str, list[str]]]]:
        """The globs by letters of each size that a key can contain."""
        plain = key.isascii()
        return [(size, grams) for size, grams in self._sizes.items() if not plain or size in self._plain]


def gram(glob: str) -> str:
    """The key of the first letters of the glob's longest part without wildcards; a match must contain it."""
    literal = max(re.split(r"[*?]", glob), key=len)
    return literal[:LONGEST_GRAM].translate(KEYS)


def matches(glob: str, typed: str, work: Work) -> bool:
    """Whether a glob matches all of the letters: on a mismatch the latest star takes one letter more.

    That takes at most the letters of the one times those of the other.
    """
    at = own = 0
    star, retry = -1, 0
    work.spend(1)
    while at < len(typed):
        if own < len(glob) and glob[own] == "*":
            star, retry = own, at
            own += 1
        elif own < len(glob) and (glob[own] == "?" or glob[own] in options(typed[at])):
            own, at = own + 1, at + 1
        elif star >= 0:
            retry += 1
            work.spend(1 + own - star)
            own, at = star + 1, retry
        else:
            return False
    return all(sign == "*" for sign in glob[own:])
