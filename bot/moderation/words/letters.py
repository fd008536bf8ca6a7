"""Letters: a text as people read it, without what only serves to hide words from a filter.

Compatibility forms (NFKC), look-alikes, invisible signs and marks on Latin letters are undone, and capitals become
small. Digits, signs for letters, spaces and repeated letters stay: what they mean depends on the word looked for.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from bot.moderation.words.lookalikes import LOOKALIKES

STEM: Final = "I"
"""Stands for any sign that can be read as i or as l, such as a capital I."""
UNSPACED: Final = (
    r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai and Lao, Burmese, Khmer
    r"\u3005-\u3007\u3040-\u30ff\u3100-\u312f"  # kana, bopomofo
    r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # Han
)
"""Scripts written without spaces, as ranges of a regular expression."""
SIGNS_UNSPACED: Final = re.compile(f"[{UNSPACED}]")
"""A sign of one of them."""
MARKS: Final = re.compile(r"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]")
"""Combining marks that belong to no script. Vowel signs and the like count as letters."""
BLANK: Final = re.compile(
    r"[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\uffa0\ufe00-\ufe0f\U000e0000-\U000e0fff]"
)
"""Invisible signs, besides control and format characters."""
FRACTION: Final = re.compile(r"\d\u2044")
"""What a sign for a fraction such as ¾ is made of."""
PLAIN: Final = re.compile(r"[\t\n\r -~]*")
SMALL: Final = {code: chr(code).lower() for code in range(128) if chr(code) != STEM}
SPLIT: Final = frozenset(
    sign for sign in LOOKALIKES if LOOKALIKES.get(sign.lower(), LOOKALIKES[sign]) != LOOKALIKES[sign]
)
"""Capitals that look like a different letter than their small form does: a small Greek N looks like a v."""


@dataclass(frozen=True, slots=True)
class Letters:
    """A text as it is read: `exact` has the letters, `at` the index in the text that each was read from."""

    exact: str
    at: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The part of the text from which the letters from `start` to before `end` were read."""
        first, last = self.at[start], self.at[end - 1]
        return min(first, last), max(first, last) + 1


def readings(text: str) -> list[Letters]:
    """The ways to read a text: as its signs look, and if that differs, as their small forms look."""
    found = [read(text)]
    if not text.isascii() and not SPLIT.isdisjoint(text):
        found.append(read("".join(sign.lower() if sign in SPLIT else sign for sign in text)))
    return found


def read(text: str) -> Letters:
    """Read a text as its signs look."""
    if PLAIN.fullmatch(text):
        return Letters(text.translate(SMALL), range(len(text)))
    exact: list[str] = []
    at: list[int] = []
    for index, sign in enumerate(text):
        letters = letters_of(sign)
        if len(letters) == 1 and (letters.isascii() or letters.isalnum()):
            exact.append(letters)
            at.append(index)
            continue
        for letter in letters:
            if MARKS.match(letter):
                if exact:
                    exact[-1] = marked(exact[-1], letter)
            else:
                exact.append(letter)
                at.append(index)
    return Letters("".join(exact), at)


@lru_cache(maxsize=20_000)
def letters_of(sign: str) -> str:
    """The small letters that one sign is read as, each followed by its marks; empty for an invisible sign."""
    if sign in LOOKALIKES:
        return LOOKALIKES[sign].replace("1", STEM)
    if FRACTION.search(unicodedata.normalize("NFKC", sign)):
        return "."  # or else 11¾ would be read as 113/4
    found = ""
    for part in unicodedata.normalize("NFKC", sign):
        base = unicodedata.normalize("NFD", part)
        part = base if MARKS.fullmatch(base[1:2]) else part
        for letter in part:
            if letter in LOOKALIKES:
                found += LOOKALIKES[letter].replace("1", STEM)
            elif letter == STEM:
                found += STEM
            elif not invisible(letter):
                found += letter.casefold()
    return STEM if found == "l" and sign not in "lL" else found  # 𝐥 and ℓ, for example, also look like a capital I


def marked(letter: str, mark: str) -> str:
    """A letter combined with a mark if Unicode has a sign for both, otherwise just the letter."""
    both = unicodedata.normalize("NFC", letter.lower() + mark)
    return both if len(both) == 1 else letter


@lru_cache(maxsize=20_000)
def unmarked(letter: str) -> str:
    """A Latin letter without its mark; any other sign unchanged."""
    base = unicodedata.normalize("NFD", letter)[0]
    return base if base.isascii() else letter


def invisible(sign: str) -> bool:
    """Whether a sign is invisible and doesn't separate words."""
    if unicodedata.category(sign) in ("Cc", "Cf"):
        return not sign.isspace()
    return BLANK.match(sign) is not None
