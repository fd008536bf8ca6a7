"""Disguises: whether typed letters are a word in disguise, and which disguise it is."""

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from itertools import groupby
from typing import Final

from bot.moderation.words.letters import MARKS, STEM, letters_of, unmarked


class Disguise(StrEnum):
    """A way to hide a word, which was undone to read it."""

    LOOKALIKES = "lookalikes"
    INVISIBLE = "invisible"
    LEET = "leet"
    SPACING = "spacing"
    REPEATS = "repeats"


LEET: Final = {
    **{"4": "a", "@": "a", "8": "b", "3": "e", "6": "g", "9": "g", "0": "o"},
    **{"1": "il", "!": "il", "|": "il", "5": "s", "$": "s", "7": "t", "+": "t", "2": "z", STEM: "il"},
}
"""The letters that a digit or sign can stand for."""
CYRILLIC: Final = {
    **{"л": "l", "и": "nu", "й": "nu", "я": "r", "п": "np", "ц": "u"},
    **{"ш": "w", "щ": "w", "д": "da", "ф": "fo", "э": "e"},
}
"""The Latin letters that a Cyrillic one can stand for, beside those that look the same."""
SYMBOLS: Final = "@$!|+"
SHORTEST: Final = 3
"""The fewest letters of a word that is looked for in disguise; shorter ones would be found everywhere."""
STRETCHED: Final = 3
"""A letter repeated at least this often is a stretched word, and not the spelling of another word."""
QUANTITY: Final = re.compile(
    r"\d+(?:s|st|nd|rd|th|d|k|m|g|x|p|px|mm|cm|km|am|pm|fps|mp|hz|kg|ft|in|iso|bit|er|ers|ish|yo|deg)?"
)
"""A number with its unit: no word in disguise."""
KEPT: Final = 20_000
"""Letters about which is remembered what they are read as: Unicode has a million."""
DOUBLED: Final = re.compile(r"(\w)\1+")


class Keys(dict[int, str]):
    """A table for str.translate that maps all letters that can stand for each other to the same one."""

    def __missing__(self, code: int) -> str:
        letter = unmarked(chr(code))
        letter = (LEET.get(letter) or CYRILLIC.get(letter) or letter)[0]
        key = "i" if letter == "l" else letter
        if len(self) < KEPT:
            self[code] = key
        return key


KEYS: Final = Keys()


def squeezed(key: str) -> str:
    """A key with repeated letters reduced to one."""
    return DOUBLED.sub(r"\1", key)


def key_of(exact: str) -> str:
    """The key under which a word is found, however it is disguised. Words can share a key; `is_word` decides."""
    return squeezed(exact.translate(KEYS))


@lru_cache(maxsize=KEPT)
def options(letter: str) -> str:
    """All letters that a typed one can stand for, itself included."""
    return letter + LEET.get(letter, "") + CYRILLIC.get(letter, "") + unmarked(letter)


def is_word(word: str, typed: str, spaced: bool = False) -> bool:
    """Whether typed letters with the word's key are that word, disguised or not; `spaced` if they were spaced out."""
    if word == typed:
        return True
    if len(word) < SHORTEST:
        plain = not any(sign in SYMBOLS or sign.isdigit() for sign in typed)
        return plain and len(word) == len(typed) and fits(word, typed)
    if (not spaced and QUANTITY.fullmatch(typed)) or not any(sign.isalpha() for sign in typed):
        return False
    longest, longer = 0, 0
    for own, found in zip(runs(word), runs(typed), strict=True):
        if len(found) < len(own) or not run_fits(own, found):
            return False
        if len(found) > len(own):
            longest, longer = max(longest, len(found)), longer + 1
    return longer == 0 or longest >= STRETCHED or longer >= 2  # "hopping" is not a stretched "hoping"


def fits(word: str, typed: str) -> bool:
    """Whether each typed letter can stand for the word's letter at that place."""
    return all(own in options(found) for own, found in zip(word, typed, strict=True))


def run_fits(own: str, found: str) -> bool:
    """Whether a typed run, possibly longer, can stand for a run of the word."""
    if len(own) == len(found):
        return fits(own, found)
    kinds = set(own)
    return (
        own[0] in options(found[0])
        and own[-1] in options(found[-1])
        and all(any(letter in options(one) for letter in kinds) for one in set(found))
    )


def runs(exact: str) -> Iterator[str]:
    """A word split into runs of letters that have the same key."""
    for _, run in groupby(exact, key=letter_key):
        yield "".join(run)


@lru_cache(maxsize=KEPT)
def letter_key(letter: str) -> str:
    """The key of one letter."""
    return letter.translate(KEYS)


def undone(word: str, typed: str, raw: str, spaced: bool) -> set[Disguise]:
    """The disguises of a word that was read as `typed` from the original text `raw`; `spaced` if it was spaced out."""
    found = {Disguise.SPACING} if spaced else set()
    if typed.count(STEM) > word.count("i") or any(strange(sign) and sign.lower() not in word for sign in raw):
        found.add(Disguise.LOOKALIKES)
    if any(not letters_of(sign) for sign in raw):
        found.add(Disguise.INVISIBLE)
    if any((sign.isdecimal() or sign in SYMBOLS) and sign not in word for sign in typed):
        found.add(Disguise.LEET)
    if len(typed) > len(word):
        found.add(Disguise.REPEATS)
    return found


def strange(sign: str) -> bool:
    """Whether a sign isn't ASCII but is read as a letter, a digit or a mark."""
    return not sign.isascii() and any(one.isalnum() or MARKS.match(one) is not None for one in letters_of(sign))
