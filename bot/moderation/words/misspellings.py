"""Misspellings: ways in which a word is written wrongly, with one letter missing, doubled or exchanged.

Only words that no language means otherwise count as misspelt: "beasts" are beasts. Such words are listed in a file.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from bot.moderation.words.disguises import KEYS
from bot.moderation.words.letters import STEM, unmarked

REAL: Final = Path(__file__).parent / "languages" / "real.txt"
"""Words that would count as misspellings of terms, and are words of their own."""
SHORTEST: Final = 4
"""The fewest letters of a word that may be misspelt; a letter may be missing or wrong in one with a letter more."""
VOWELS: Final = "aeiou"


class Misspellings:
    """The misspellings of words, by their keys, not squeezed. The words themselves and `real` ones are none.

    Words that are `marked`, such as niño, are also typed without their marks.
    """

    def __init__(self, words: Iterable[str], real: Iterable[str] = (), marked: Iterable[str] = ()) -> None:
        found: dict[str, dict[str, None]] = {}
        for word in marked:
            plain = "".join(map(unmarked, word))
            if plain != word and len(word) >= SHORTEST:
                found.setdefault(plain.translate(KEYS), {})[word] = None
        for word in dict.fromkeys(words):
            if word.isalpha():
                for variant in variants("".join(map(unmarked, word))):
                    found.setdefault(variant.translate(KEYS), {})[word] = None
        self._meant = {key: tuple(meant) for key, meant in found.items()}
        self._real = frozenset(word.replace(STEM, "i") for word in real)

    def meant(self, typed: str, key: str) -> Sequence[str]:
        """The words that somebody means who types letters with a key."""
        words = self._meant.get(key, ())
        if not words or typed.isdecimal():
            return ()
        plain = "".join(map(unmarked, typed))
        latin = plain.isascii()
        return () if plain.replace(STEM, "i") in self._real else [word for word in words if is_latin(word) == latin]


def is_latin(word: str) -> bool:
    """Whether a word is in Latin letters, or in others that all look like some."""
    return "".join(map(unmarked, word)).isascii()


def variants(word: str) -> Iterator[str]:
    """A word with one mistake after its first letter."""
    for at in range(1, len(word)):
        head, letter, tail = word[:at], word[at], word[at + 1 :]
        yield head + letter * 2 + tail
        if tail and tail[0] != letter:
            yield head + tail[0] + letter + tail[1:]
        if len(word) > SHORTEST:
            yield head + tail
            if letter in VOWELS:
                yield from (head + vowel + tail for vowel in VOWELS if vowel != letter)


def real_words() -> list[str]:
    """The words that are listed as no misspellings."""
    return REAL.read_text(encoding="utf-8").split()
