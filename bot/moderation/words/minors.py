"""Minors: the rule that is always on. It refuses requests that mention minors and sex together.

Neither is refused alone: "a child in the garden" and "a nude statue" are fine. Words that also have harmless meanings,
such as "girl", "minor" or German "Kind", count only in phrases that leave no doubt. Terms are found like the words of
any rule, so a disguise doesn't hide them, and misspelt ones are found, too. They are data, in languages/.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from itertools import chain
from typing import Final

from bot.moderation.words.language import languages
from bot.moderation.words.misspellings import Misspellings, real_words
from bot.moderation.words.rules import Action, Kind, Rule
from bot.moderation.words.terms import Concern, Term

PROTECTED: Final = Rule(0, "minors", Kind.WORDS, Action.REFUSE)
"""The rule as it appears in hits and verdicts; no other rule has its id."""


@dataclass(frozen=True, slots=True)
class Protection:
    """What the rule looks for: terms, their words' misspellings, and patterns."""

    terms: tuple[Term, ...]
    misspellings: Misspellings
    patterns: tuple[tuple[re.Pattern[str], Concern], ...]

    def mentioned(self, exact: str) -> Iterator[tuple[Concern, tuple[int, int]]]:
        """What a text, as it is read, mentions without words, and where."""
        if exact.isascii():  # all of them look for other letters
            return
        for pattern, concern in self.patterns:
            for found in pattern.finditer(exact):
                yield concern, found.span()


@cache
def protection() -> Protection:
    """The rule in all languages, read once because it changes only with the year."""
    known = languages(datetime.now(UTC).year)
    terms = tuple(dict.fromkeys(chain.from_iterable(one.terms for one in known)))
    words = chain.from_iterable(one.spelled for one in known)
    every = [word for term in terms for word in term.words]
    misspellings = Misspellings(words, [*real_words(), *every], filter(str.isalpha, every))
    return Protection(terms, misspellings, tuple(chain.from_iterable(one.patterns for one in known)))
