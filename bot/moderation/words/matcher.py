"""Matcher: rules compiled once, to be searched for in many texts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from bot.moderation.words.disguises import Disguise, undone
from bot.moderation.words.expressions import Expressions
from bot.moderation.words.letters import Letters, readings, unmarked
from bot.moderation.words.minors import PROTECTED, Concern, Term, ages, terms
from bot.moderation.words.pieces import Pieces, cut
from bot.moderation.words.rules import Kind, Rule
from bot.moderation.words.vocabulary import Found, Vocabulary, entry

Span = tuple[int, int]


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


@dataclass(slots=True)
class Node:
    """A node in the tree of phrases: the words that may come next, and the rules and terms that end here."""

    next: dict[str, "Node"] = field(default_factory=dict)
    ends: list[Rule | Term] = field(default_factory=list)


class Matcher:
    """Searches texts for rules, and always for sexual content with minors."""

    def __init__(self, root: Node, vocabulary: Vocabulary, expressions: Expressions) -> None:
        self._root = root
        self._vocabulary = vocabulary
        self._expressions = expressions

    @classmethod
    def compile(cls, rules: Iterable[Rule]) -> "Matcher":
        """Compile rules; ten thousand take about a second."""
        root, words, expressions = Node(), [], []
        phrases: list[tuple[tuple[str, ...], Rule | Term]] = [(term.words, term) for term in terms()]
        for rule in rules:
            if rule.kind is Kind.REGEX:
                expressions.append(rule)
            else:
                phrases.append((rule.words, rule))
        for phrase, end in phrases:
            node = root
            for word in map(entry, phrase):
                words.append(word)
                node = node.next.setdefault(word, Node())
            node.ends.append(end)
        return cls(root, Vocabulary(words), Expressions(expressions))

    def check(self, text: str) -> tuple[Hit, ...]:
        """All hits in a text, by where they start; first PROTECTED, if it mentions both minors and sex."""
        sighting = self.sight(text)
        if len(sighting.concerns) < len(Concern):
            return sighting.hits
        starts, ends = zip(*sighting.concerns.values(), strict=True)
        return Hit(PROTECTED, min(starts), max(ends)), *sighting.hits

    def sight(self, text: str) -> Sighting:
        """What is in a text, leaving it to the caller whether minors and sex come together."""
        hits: dict[tuple[int, int, int], Hit] = {}
        seen: list[tuple[Term, Span]] = []
        for letters in readings(text):
            for hit in self._expressed(text, letters):
                hits.setdefault((id(hit.rule), hit.start, hit.end), hit)
            seen += [(Term((), Concern.MINORS), letters.span(*span)) for span in ages(letters.exact)]
            for pieces in cut(letters):
                for end, row in self._phrases(pieces):
                    start, stop = pieces.raw(row[0].first, row[-1].last)
                    if isinstance(end, Term):
                        seen.append((end, (start, stop)))
                    elif (id(end), start, stop) not in hits:
                        hits[id(end), start, stop] = Hit(end, start, stop, disguises(text, pieces, row))
        return Sighting(apart(hits.values()), concerns(seen))

    def _expressed(self, text: str, letters: Letters) -> Iterator[Hit]:
        """The hits of regular expressions, in the text as typed and in the text as it is read."""
        for rule, start, end in self._expressions.found(text):
            yield Hit(rule, start, end)
        plain = "".join(map(unmarked, letters.exact))
        if plain.lower() != text.lower():
            for rule, start, end in self._expressions.found(plain):
                if end > start:
                    yield Hit(rule, *letters.span(start, end), (Disguise.LOOKALIKES,))

    def _phrases(self, pieces: Pieces) -> Iterator[tuple[Rule | Term, list[Found]]]:
        """The rules and terms whose phrases occur in a text, each with the words found."""
        found: defaultdict[int, list[Found]] = defaultdict(list)
        for one in self._vocabulary.found(pieces):
            found[one.first].append(one)
        for first in list(found):
            rows = [(self._root, one, [one]) for one in found[first]]
            while rows:
                before, one, row = rows.pop()
                node = before.next.get(one.word)
                if node is None:
                    continue
                if node.ends and whole(pieces, row):
                    yield from ((end, row) for end in node.ends)
                if node.next:
                    rows += [(node, more, [*row, more]) for more in found.get(one.last + 1, ())]


def apart(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """Hits by where they start, without overlaps between hits of the same rule."""
    ends: dict[int, int] = {}
    found = []
    for hit in sorted(hits, key=lambda hit: (hit.start, len(hit.disguises), hit.end)):
        if hit.start >= ends.get(id(hit.rule), 0):
            ends[id(hit.rule)] = hit.end
            found.append(hit)
    return tuple(found)


def whole(pieces: Pieces, row: list[Found]) -> bool:
    """Whether spelled-out words end where the spelled-out letters end; true for words that aren't spelled out."""
    size = sum(len(one.typed) for one in row)
    spelled = any(one.last > one.first for one in row)
    return not spelled or pieces.ends(row[0].first, row[-1].last, size)


def disguises(text: str, pieces: Pieces, row: list[Found]) -> tuple[Disguise, ...]:
    """The disguises undone to read these words, in the order of Disguise."""
    found: set[Disguise] = set()
    for one in row:
        start, end = pieces.raw(one.first, one.last)
        raw = text[start:end]
        if raw.lower() == one.word:
            continue
        wild = "*" in one.word or "?" in one.word  # with wildcards there is no telling which letters stand for which
        found |= undone(one.typed if wild else one.word, one.typed, raw, one.last > one.first)
    return tuple(one for one in Disguise if one in found)


def concerns(seen: list[tuple[Term, Span]]) -> dict[Concern, Span]:
    """Where a text first mentions each concern, apart from phrases that are harmless as a whole."""
    harmless = [span for term, span in seen if term.concern is None]
    found: dict[Concern, Span] = {}
    for term, (start, end) in sorted(seen, key=lambda one: one[1]):
        if term.concern is not None and not any(first <= start and end <= last for first, last in harmless):
            found.setdefault(term.concern, (start, end))
    return found
