"""Vocabulary: the words of all rules, found in the pieces of a text."""

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
"""The most pieces that one word is put together from."""
DIGITS: Final = "0123456789"
NUMBERED: Final = re.compile(r"\d[^\W\d_]|[^\W\d_]\d")
SIGN: Final = re.compile(f"[{UNSPACED}]")


@dataclass(frozen=True, slots=True)
class Found:
    """A word of the vocabulary found in the pieces `first` to `last` of a text, as `typed` there."""

    word: str
    first: int
    last: int
    typed: str


class Vocabulary:
    """Words by their keys and the prefixes of their keys; words with wildcards are kept separately."""

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
        """The words that start in this piece and continue in the next ones."""
        key = pieces.keys[first]
        stop = min(first + PARTS, len(pieces.keys))
        for last in range(first + 1, stop):
            more = pieces.keys[last]
            again = more == key[-1]
            key += more[1:] if more[0] == key[-1] else more
            if key not in self._begun:
                return
            if again and last + 1 < stop and pieces.keys[last + 1] == more:
                continue  # inside a row of one letter: a word is tried with the first of the row and with all of them
            if key in self._words and pieces.may_be_one(first, last):
                yield from (one for one in self._at(pieces, first, last, key) if len(one.word) >= SHORTEST)

    def _numbered(self, pieces: Pieces) -> Iterator[Found]:
        """The words with digits before or after them."""
        for piece, (start, end) in enumerate(pieces.spans):
            if pieces.exact[start].isdecimal() or pieces.exact[end - 1].isdecimal():
                typed = pieces.exact[start:end].strip(DIGITS)
                if SHORTEST <= len(typed) < end - start:
                    for word in self._words.get(key_of(typed), ()):
                        if len(word) > SHORTEST and is_word(word, typed):
                            yield Found(word, piece, piece, typed)

    def _wild(self, pieces: Pieces) -> Iterator[Found]:
        """The words with wildcards, in single pieces and in rows of pieces that may be one word."""
        starts = [start for start, _ in pieces.spans]
        places = {*self._globs.places(pieces.key), *(found.start() for found in STRETCH.finditer(pieces.key))}
        single = {bisect_right(starts, at) - 1 for at in places}
        for first, last in (*((piece, piece) for piece in single if piece >= 0), *pieces.chains()):
            typed = pieces.typed(first, last)
            for glob in self._globs.matching(typed):
                yield Found(glob, first, last, typed)


def entry(word: str) -> str:
    """A word as the vocabulary stores it; in scripts without spaces, it is also found within longer text."""
    return f"*{word}*" if SIGN.match(word) and "*" not in word else word
