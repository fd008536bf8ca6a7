"""Vocabulary: the words of all rules, found in the pieces of a text."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from bot.moderation.words.disguises import SHORTEST, is_word, key_of
from bot.moderation.words.globs import STRETCH, Globs
from bot.moderation.words.letters import SIGNS_UNSPACED
from bot.moderation.words.misspellings import Misspellings
from bot.moderation.words.pieces import Pieces
from bot.moderation.words.work import Work

PARTS: Final = 40
"""Pieces that a word is put together from at most."""
BEGINNING: Final = 8
"""Letters of a key whose beginnings are kept; longer ones are looked up among the sorted keys."""
SPLIT: Final = 6
"""The fewest letters of a word that is found though it was split in two by a single space or sign."""
DIGITS: Final = "0123456789"
NUMBERED: Final = re.compile(r"\d[^\W\d_]|[^\W\d_]\d")


@dataclass(frozen=True, slots=True)
class Found:
    """A word of the vocabulary found in the pieces `first` to `last` of a text, as `typed` there.

    `form` is the form of the word that was found, in which disguises are none.
    """

    word: str
    first: int
    last: int
    typed: str
    form: str


class Vocabulary:
    """Words by their keys, and by how the keys begin; words with wildcards apart. `size` is how many they are.

    `forms` are further forms in which words are found, each with its word, and `misspellings` tell which words
    are meant by others. Words of `split` letters and more are found though they were split in two.
    """

    def __init__(
        self,
        words: Iterable[str],
        forms: Iterable[tuple[str, str]] = (),
        misspellings: Misspellings | None = None,
        split: int = SPLIT,
    ) -> None:
        self._words: defaultdict[str, list[str]] = defaultdict(list)
        self._meant: defaultdict[str, list[str]] = defaultdict(list)
        self._misspellings = misspellings
        self._split = split
        globs = []
        for form, word in dict.fromkeys([*((word, word) for word in words), *forms]):
            self._meant[form].append(word)
            if len(self._meant[form]) > 1:
                continue
            if "*" in form or "?" in form:
                globs.append(form)
            else:
                self._words[key_of(form)].append(form)
        self.size = len(self._meant)
        whole = {key for key, own in self._words.items() if max(map(len, own)) >= SHORTEST}
        self._globs = Globs(globs)
        self._whole = sorted(whole)
        self._begun = {key[:end] for key in whole for end in range(1, min(len(key), BEGINNING) + 1)}

    def found(self, pieces: Pieces, work: Work) -> Iterator[Found]:
        """All words in a text."""
        work.spend(len(pieces.key) // 4 + len(pieces.keys))
        for piece, key in enumerate(pieces.keys):
            if key in self._words:
                yield from self._at(pieces, piece, piece, key, work)
            if self._misspellings is not None:
                start, end = pieces.spans[piece]
                typed = pieces.exact[start:end]
                for word in self._misspellings.meant(typed, pieces.key[start:end]):
                    yield Found(word, piece, piece, typed, typed)
            if self._begins(key):
                yield from self._apart(pieces, piece, work)
        if NUMBERED.search(pieces.exact):
            yield from self._numbered(pieces, work)
        yield from self._wild(pieces, work)

    def _begins(self, key: str) -> bool:
        """Whether a word begins with a key."""
        if len(key) <= BEGINNING:
            return key in self._begun
        if key[:BEGINNING] not in self._begun:
            return False
        at = bisect_left(self._whole, key)
        return at < len(self._whole) and self._whole[at].startswith(key)

    def _at(self, pieces: Pieces, first: int, last: int, key: str, work: Work) -> Iterator[Found]:
        typed = pieces.typed(first, last)
        for word in self._typed(self._words[key], typed, last > first, work):
            yield from self._found(word, first, last, typed)

    def _found(self, form: str, first: int, last: int, typed: str) -> Iterator[Found]:
        """The words of which a form was found."""
        for word in self._meant[form]:
            yield Found(word, first, last, typed, form)

    def _typed(self, words: Sequence[str], typed: str, spaced: bool, work: Work) -> Iterator[str]:
        """Those of words with one key that letters as typed are. Only words that are no longer can be."""
        work.spend(len(words))
        for word in words:
            if len(word) <= len(typed):
                work.spend(len(typed) // 4)
                if is_word(word, typed, spaced):
                    yield word

    def _apart(self, pieces: Pieces, first: int, work: Work) -> Iterator[Found]:
        """Words that begin with a piece and go on in the next."""
        key = pieces.keys[first]
        stop = min(first + PARTS, len(pieces.keys))
        for last in range(first + 1, stop):
            more = pieces.keys[last]
            again = more == key[-1]
            key += more[1:] if more[0] == key[-1] else more
            work.spend(1)
            if not self._begins(key):
                return
            if again and last + 1 < stop and pieces.keys[last + 1] == more:
                continue  # within a row of one letter: such a word is tried with its first and with all of them
            if key in self._words:
                work.spend(last - first)
                least = self._shortest(pieces, first, last)
                if least is not None:
                    found = self._at(pieces, first, last, key, work)
                    yield from (one for one in found if len(one.form) >= least)

    def _shortest(self, pieces: Pieces, first: int, last: int) -> int | None:
        """The fewest letters of a word that pieces may be together; None if they are words of their own."""
        if pieces.may_be_one(first, last):
            return SHORTEST
        words = all(pieces.keys[piece] in self._words for piece in (first, last))
        return self._split if pieces.may_be_split(first, last) and not words else None

    def _numbered(self, pieces: Pieces, work: Work) -> Iterator[Found]:
        """Words with digits before or after them."""
        for piece, (start, end) in enumerate(pieces.spans):
            if pieces.exact[start].isdecimal() or pieces.exact[end - 1].isdecimal():
                typed = pieces.exact[start:end].strip(DIGITS)
                if SHORTEST <= len(typed) < end - start:
                    for word in self._typed(self._words.get(key_of(typed), ()), typed, False, work):
                        if len(word) > SHORTEST:
                            yield from self._found(word, piece, piece, typed)

    def _wild(self, pieces: Pieces, work: Work) -> Iterator[Found]:
        """Words with wildcards: in pieces, and in rows of pieces that may be one word."""
        starts = [start for start, _ in pieces.spans]
        places = {*self._globs.places(pieces.key, starts), *(found.start() for found in STRETCH.finditer(pieces.key))}
        single = {bisect_right(starts, at) - 1 for at in places}
        known: dict[str, list[str]] = {}
        for first, last in (*((piece, piece) for piece in single if piece >= 0), *pieces.chains):
            typed = pieces.typed(first, last)
            if typed not in known:
                known[typed] = list(self._globs.matching(typed, work))
            work.spend(2 * len(known[typed]))
            for glob in known[typed]:
                yield from self._found(glob, first, last, typed)


def entry(word: str) -> str:
    """A word as the vocabulary stores it; in scripts without spaces, it is also found within longer text."""
    return f"*{word}*" if SIGNS_UNSPACED.match(word) and "*" not in word else word
