"""Terms: words that mention what the rule about minors is about, and the ages that must be somebody's to count."""

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile
from typing import Final

from bot.moderation.words.pieces import Pieces


class Concern(StrEnum):
    """What a term mentions."""

    MINORS = "minors"
    SEX = "sex"
    COVERED = "covered"
    """Clothes: in a negative prompt, they ask for somebody without any."""
    GROWN = "grown"
    """Adults: in a negative prompt, they ask for somebody who isn't one."""


FORBIDDEN: Final = frozenset({Concern.MINORS, Concern.SEX})
"""What must not come together."""
AND: Final = frozenset(["and", "und", "et", "y", "e", "en", "i", "и", "й", "та", "og"])
"""What stands between tens and ones: "thirty and two"."""
CLAUSE: Final = re.compile(r"[^,.;:!?\n()\[\]{}|]*")
"""What may stand between words of one clause."""
DECIMAL: Final = re.compile(r"[.,]")
RATIO: Final = re.compile(r"[.,:/]")
ADULT: Final = 18
"""The age in years from which on nobody is a minor."""
NEAR: Final = 3
"""Words after or before an age among which its owner is looked for."""
BESIDE: Final = 4
"""Words after or before a year among which it is looked for what happened then."""


@dataclass(frozen=True, slots=True)
class Guard:
    """What makes an age nobody's age, by words of one language.

    `things` have ages too; `persons` and `stops` end the search for them. After `spans` years are a time, and after
    `tens` a number is a larger one.
    """

    persons: frozenset[str]
    stops: frozenset[str]
    things: frozenset[str]
    spans: frozenset[str]
    tens: frozenset[str]


@dataclass(frozen=True, slots=True)
class Birth:
    """What makes a year one in which somebody was born: one of `words` near it, and none of `things`."""

    words: frozenset[str]
    things: frozenset[str]

    def is_near(self, pieces: Pieces, first: int, last: int) -> bool:
        """Whether a year is one of birth. Another year between is what the word belongs to: "born 1980, seen 2015"."""
        before = words_before(pieces, first, BESIDE)[::-1]
        after = [word_at(pieces, piece) for piece in range(last + 1, min(last + 1 + BESIDE, len(pieces.spans)))]
        beside = [*takewhile(no_year, before), *takewhile(no_year, after)]
        return not self.words.isdisjoint(beside) and self.things.isdisjoint(beside)


def no_year(word: str) -> bool:
    """Whether a word is something else than a year."""
    return not (len(word) == len("2000") and word.isdecimal())


@dataclass(frozen=True, slots=True)
class Term:
    """Words that mention a concern; None if they are harmless as a whole, in one clause, even if words in them aren't.

    An age has a guard, and its number is word `number`; if it is `final`, no further word of its clause may follow.
    """

    words: tuple[str, ...]
    concern: Concern | None
    guard: Guard | Birth | None = None
    number: int = 0
    final: bool = False

    def counts(self, pieces: Pieces, first: int, last: int, number: int) -> bool:
        """Whether it means what it says where it was found: in these pieces, with its number beginning at one."""
        if self.concern is None:
            return all(CLAUSE.fullmatch(pieces.gap(piece)) for piece in range(first, last))
        if self.guard is None:
            return True
        if isinstance(self.guard, Birth):
            return self.guard.is_near(pieces, first, last)
        return not (
            (self.final and not ends(pieces, first, last))
            or grows(pieces, number, self.guard)
            or any(" ".join(words_before(pieces, first, size)) in self.guard.spans for size in range(1, NEAR + 1))
            or things_age(pieces, first, last, self.guard)
        )


def word_at(pieces: Pieces, piece: int) -> str:
    """A piece in small letters."""
    return pieces.typed(piece, piece).replace("I", "i")


def words_before(pieces: Pieces, first: int, size: int) -> list[str]:
    """The `size` words before a piece, or fewer."""
    return [word_at(pieces, piece) for piece in range(max(first - size, 0), first)]


def ends(pieces: Pieces, first: int, last: int) -> bool:
    """Whether a clause ends after these pieces, and no colon, as of a weight or a ratio, stands within or behind."""
    if any(":" in pieces.gap(piece) for piece in range(first, last)):
        return False
    if last + 1 >= len(pieces.spans):
        return True
    gap = pieces.gap(last)
    return CLAUSE.fullmatch(gap) is None and not (
        RATIO.fullmatch(gap) is not None and word_at(pieces, last + 1)[0].isdecimal()
    )


def grows(pieces: Pieces, number: int, guard: Guard) -> bool:
    """Whether a number is only the end of one that is no minor's age: of "thirty-two" or 30.5."""
    before = words_before(pieces, number, 2)
    if not before:
        return False
    if before[-1] in guard.tens or (len(before) == 2 and before[-1] in AND and before[0] in guard.tens):
        return True
    grown = before[-1].isdecimal() and int(before[-1]) >= ADULT and word_at(pieces, number)[0].isdecimal()
    return grown and DECIMAL.fullmatch(pieces.gap(number - 1)) is not None


def things_age(pieces: Pieces, first: int, last: int, guard: Guard) -> bool:
    """Whether the age is that of a thing, such as in "a 5 year old red car" or "whisky aged 12"."""
    after = range(last + 1, min(last + 1 + NEAR, len(pieces.spans)))
    before = range(first - 1, max(first - 1 - NEAR, -1), -1)
    for near, step in ((after, -1), (before, 0)):
        for piece in near:
            word = word_at(pieces, piece)
            if CLAUSE.fullmatch(pieces.gap(piece + step)) is None or word in guard.persons:
                break
            if word in guard.things:
                follower = word_at(pieces, piece + 1) if step and piece + 1 < len(pieces.spans) else ""
                if follower not in guard.persons:
                    return True
                break
            if step and word in guard.stops:
                break
    return False
