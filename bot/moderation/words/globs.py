"""Globs: words with wildcards, `*` for any letters and `?` for one, found by letters that they must contain."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from bot.moderation.words.disguises import KEYS, STRETCHED, options
from bot.moderation.words.work import Work

LONGEST_GRAM: Final = 3
"""The most letters by which a glob is looked up."""
STRETCH: Final = re.compile(r"(.)\1{" + str(STRETCHED - 1) + ",}")


class Globs:
    """Finds which of many globs match a word."""

    def __init__(self, globs: Iterable[str]) -> None:
        self._by_gram: defaultdict[str, list[str]] = defaultdict(list)
        for glob in globs:
            self._by_gram[gram(glob)].append(glob)
        self._sizes = sorted({len(one) for one in self._by_gram})
        self._plain_sizes = sorted({len(one) for one in self._by_gram if one.isascii()})

    def places(self, key: str) -> Iterator[int]:
        """Where the key of a text contains letters that one of the globs must contain."""
        grams = self._by_gram.keys()
        for size in self._sizes_in(key):
            yield from [at for at in range(len(key) - size + 1) if key[at : at + size] in grams]

    def _sizes_in(self, key: str) -> list[int]:
        return self._plain_sizes if key.isascii() else self._sizes

    def matching(self, typed: str, work: Work) -> Iterator[str]:
        """The globs that match letters as typed, or as typed without stretched runs."""
        if typed.isdecimal():
            return
        ways = [typed, STRETCH.sub(r"\1", typed)] if STRETCH.search(typed) else [typed]
        keys = [way.translate(KEYS) for way in ways]
        parts = [(key, size) for key in keys for size in self._sizes_in(key)]
        for one in {key[at : at + size] for key, size in parts for at in range(len(key) - size + 1)}:
            for glob in self._by_gram.get(one, ()):
                if any(matches(glob, way, work) for way in ways):
                    yield glob


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
