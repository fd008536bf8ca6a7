"""Matcher: rules compiled once, to be searched for in many texts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Final

from bot.moderation.words.disguises import Disguise, undone
from bot.moderation.words.expressions import Expressions
from bot.moderation.words.letters import Letters, readings, unmarked
from bot.moderation.words.lexicon import Lexicon
from bot.moderation.words.minors import PROTECTED, protection
from bot.moderation.words.phrases import Node, Row
from bot.moderation.words.pieces import Pieces, cut
from bot.moderation.words.rules import Kind, Rule
from bot.moderation.words.terms import FORBIDDEN, Concern
from bot.moderation.words.work import Work
from bot.moderation.words.wrappings import WRAPS, unwrapped

Span = tuple[int, int]
WORD: Final = 1_000
"""Bytes that a word of a rule takes, roughly."""
MINORS_SPLIT: Final = 5
"""The fewest letters of a term that is found though it was split in two."""
PLACES: Final = 10
"""Places in one text at which a phrase is told; rules need but one."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A match of a rule: `start` and `end` are indices in the text as typed, `disguises` what was undone to find it."""

    rule: Rule
    start: int
    end: int
    disguises: tuple[Disguise, ...] = ()


@dataclass(frozen=True, slots=True)
class Sighting:
    """What was found in a text: the hits of rules, and where it mentions minors and sex."""

    hits: tuple[Hit, ...]
    concerns: dict[Concern, Span]


class Matcher:
    """Searches texts for rules, and always for sexual content with minors."""

    def __init__(self, lexicon: Lexicon, expressions: Expressions) -> None:
        self._lexicons = (minors_lexicon(), lexicon)
        self._expressions = expressions

    @property
    def memory(self) -> int:
        """Bytes that it keeps, roughly and at most, without the terms that all share."""
        return self._expressions.memory + WORD * self._lexicons[-1].size

    @classmethod
    def compile(cls, rules: Iterable[Rule]) -> "Matcher":
        """Make rules ready: a matter of a second for ten thousand."""
        rules = list(rules)
        lexicon = Lexicon(rule for rule in rules if rule.kind is not Kind.REGEX)
        return cls(lexicon, Expressions([rule for rule in rules if rule.kind is Kind.REGEX]))

    def check(self, text: str, work: Work | None = None) -> tuple[Hit, ...]:
        """Hits in a text, by where they begin; before them PROTECTED where it speaks of minors and of sex."""
        sighting = self.sight(text, work)
        if not sighting.concerns.keys() >= FORBIDDEN:
            return sighting.hits
        starts, ends = zip(*(sighting.concerns[concern] for concern in FORBIDDEN), strict=True)
        return Hit(PROTECTED, min(starts), max(ends)), *sighting.hits

    def sight(self, text: str, work: Work | None = None) -> Sighting:
        """What a text holds, before it is decided whether minors and sex come together. Its steps count as `work`."""
        work = work or Work()
        hits: dict[tuple[int, int, int], Hit] = {}
        told: defaultdict[int, set[Span]] = defaultdict(set)
        seen: set[tuple[Concern | None, Span]] = set()
        for rule, start, end in self._expressions.found(text, work):
            hits[id(rule), start, end] = Hit(rule, start, end)
        for letters in (*readings(text), *unwrapped(text)):
            for hit in self._expressed(text, letters, work):
                hits.setdefault((id(hit.rule), hit.start, hit.end), hit)
            work.spend(len(letters.exact) // 8)
            seen |= {(concern, letters.span(*span)) for concern, span in protection().mentioned(letters.exact)}
            for pieces in cut(letters):
                for node, row in chain.from_iterable(lexicon.found(pieces, work) for lexicon in self._lexicons):
                    span = pieces.raw(row.first, row.last)
                    seen |= mentioned(node, row, pieces, span)
                    if node.rules and span not in told[id(node)] and len(told[id(node)]) < PLACES:
                        told[id(node)].add(span)
                        undone_here = disguises(text, pieces, row)
                        work.spend(len(node.rules))
                        hits |= {(id(rule), *span): Hit(rule, *span, undone_here) for rule in node.rules}
        return Sighting(apart(hits.values()), concerns(seen))

    def _expressed(self, text: str, letters: Letters, work: Work) -> Iterator[Hit]:
        """Expressions are looked for in a text as it is read, too."""
        plain = "".join(map(unmarked, letters.exact))
        if plain.lower() != text.lower():
            for rule, start, end in self._expressions.found(plain, work):
                if end > start:
                    yield Hit(rule, *letters.span(start, end), (Disguise.LOOKALIKES,))


@cache
def minors_lexicon() -> Lexicon:
    """The terms of the rule about minors, made once because they never change."""
    return Lexicon(protection().terms, protection().misspellings, MINORS_SPLIT)


def mentioned(node: Node, row: Row, pieces: Pieces, span: Span) -> set[tuple[Concern | None, Span]]:
    """What the terms that end with a row of words mention there."""
    if not node.terms:
        return set()
    first = [word.first for word in row.words()]
    return {(term.concern, span) for term in node.terms if term.counts(pieces, row.first, row.last, first[term.number])}


def apart(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """Hits by where they start, without overlaps between hits of the same rule."""
    ends: dict[int, int] = {}
    found = []
    for hit in sorted(hits, key=lambda hit: (hit.start, len(hit.disguises), hit.end)):
        if hit.start >= ends.get(id(hit.rule), 0):
            ends[id(hit.rule)] = hit.end
            found.append(hit)
    return tuple(found)


def disguises(text: str, pieces: Pieces, row: Row) -> tuple[Disguise, ...]:
    """What was undone to read words, in the order of Disguise."""
    found: set[Disguise] = set()
    for one in row.words():
        start, end = pieces.raw(one.first, one.last)
        raw = text[start:end]
        if raw.lower() == one.form:
            continue
        wild = "*" in one.form or "?" in one.form  # which of its letters stand for which can't be told
        apart = one.last > one.first or not WRAPS.isdisjoint(raw)
        found |= undone(one.typed if wild else one.form, one.typed, raw, apart)
    return tuple(one for one in Disguise if one in found)


def concerns(seen: Iterable[tuple[Concern | None, Span]]) -> dict[Concern, Span]:
    """Where a text first speaks of what concerns minors, outside of phrases that are harmless as a whole.

    One pass in the order of the text: `reach` is how far harmless phrases go that began already.
    """
    found: dict[Concern, Span] = {}
    reach = 0
    for concern, (start, end) in sorted(seen, key=lambda one: (one[1][0], one[0] is not None, one[1][1])):
        if concern is None:
            reach = max(reach, end)
        elif end > reach:
            found.setdefault(concern, (start, end))
    return found
