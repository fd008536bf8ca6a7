"""Vocabulary: the words of all rules, and where pieces of a text are one of them."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from bot.moderation.words.disguises import SHORTEST, is_word, key_of
from bot.moderation.words.globs import STRETCH, Globs
from bot.moderation.words.letters import UNSPACED
from bot.moderation.words.pieces import Pieces

PARTS: Final = 40
"""Pieces that a word is put together from at most."""
DIGITS: Final = "0123456789"
NUMBERED: Final = re.compile(r"\d[^\W\d_]|[^\W\d_]\d")
SIGN: Final = re.compile(f"[{UNSPACED}]")


@dataclass(frozen=True, slots=True)
class Found:
    """A word of the vocabulary that pieces of a text are, from first to last, as `typed`."""

    word: str
    first: int
    last: int
    typed: str


class Vocabulary:
    """Words by their keys, and by how the keys begin; words with wildcards apart."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words: defaultdict[str, list[str]] = defaultdict(list)
        globs = []
        for word in dict.fromkeys(words):
            if "*" in word or "?" in word:
                globs.append(word)
            else:
                self._words[key_of(word)].append(word)
        whole = {key for key, own in self._words.items() if max(map(len, own)) >= SHORTEST}
        self._globs = Globs(globs)
        self._begun = {key[:end] for key in whole for end in range(1, len(key) + 1)}

    def found(self, pieces: Pieces) -> Iterator[Found]:
        """All words in a text."""
        for piece, key in enumerate(pieces.keys):
            if key in self._words:
                yield from self._at(pieces, piece, piece, key)
            if key in self._begun:
                yield from self._apart(pieces, piece)
        if NUMBERED.search(pieces.exact):
            yield from self._numbered(pieces)
        yield from self._wild(pieces)

    def _at(self, pieces: Pieces, first: int, last: int, key: str) -> Iterator[Found]:
        typed = pieces.typed(first, last)
        for word in self._words[key]:
            if is_word(word, typed, last > first):
                yield Found(word, first, last, typed)

    def _apart(self, pieces: Pieces, first: int) -> Iterator[Found]:
        """Words that begin with a piece and go on in the next."""
        key = pieces.keys[first]
        stop = min(first + PARTS, len(pieces.keys))
        for last in range(first + 1, stop):
            more = pieces.keys[last]
            again = more == key[-1]
            key += more[1:] if more[0] == key[-1] else more
            if key not in self._begun:
                return
            if again and last + 1 < stop and pieces.keys[last + 1] == more:
                continue  # within a row of one letter: such a word is tried with its first and with all of them
            if key in self._words and pieces.may_be_one(first, last):
                yield from (one for one in self._at(pieces, first, last, key) if len(one.word) >= SHORTEST)

    def _numbered(self, pieces: Pieces) -> Iterator[Found]:
        """Words with digits before or after them."""
        for piece, (start, end) in enumerate(pieces.spans):
            if pieces.exact[start].isdecimal() or pieces.exact[end - 1].isdecimal():
                typed = pieces.exact[start:end].strip(DIGITS)
                if SHORTEST <= len(typed) < end - start:
                    for word in self._words.get(key_of(typed), ()):
                        if len(word) > SHORTEST and is_word(word, typed):
                            yield Found(word, piece, piece, typed)

    def _wild(self, pieces: Pieces) -> Iterator[Found]:
        """Words with wildcards: in pieces, and in rows of pieces that may be one word."""
        starts = [start for start, _ in pieces.spans]
        places = {*self._globs.places(pieces.key), *(found.start() for found in STRETCH.finditer(pieces.key))}
        single = {bisect_right(starts, at) - 1 for at in places}
        for first, last in (*((piece, piece) for piece in single if piece >= 0), *pieces.chains()):
            typed = pieces.typed(first, last)
            for glob in self._globs.matching(typed):
                yield Found(glob, first, last, typed)


def entry(word: str) -> str:
    """A word as it stands in the vocabulary: where no spaces are written, it is found within others."""
    return f"*{word}*" if SIGN.match(word) and "*" not in word else word
