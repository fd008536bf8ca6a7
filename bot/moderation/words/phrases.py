"""Phrases: rules as rows of words, looked for in the words that were found in a text.

A search visits each of its states once: a state is a word of a phrase, the piece of the text where it ends, and how it
was spelled. So its steps grow with the rules times the text, and not with the ways in which rules fit into the text.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from bot.moderation.words.pieces import LONG, Pieces
from bot.moderation.words.rules import Rule
from bot.moderation.words.terms import Term
from bot.moderation.words.vocabulary import Found
from bot.moderation.words.work import Work


@dataclass(slots=True)
class Node:
    """Where the words so far are the beginning of phrases: what may follow, and what ends here."""

    next: dict[str, "Node"] = field(default_factory=dict)
    rules: list[Rule] = field(default_factory=list)
    terms: list[Term] = field(default_factory=list)

    def add(self, words: Iterable[str], end: Rule | Term) -> None:
        """Add a phrase that begins here."""
        node = self
        for word in words:
            node = node.next.setdefault(word, Node())
        if isinstance(end, Term):
            node.terms.append(end)
        else:
            node.rules.append(end)


@dataclass(frozen=True, slots=True)
class Row:
    """Words of a text that follow each other: the last one, and the row of those before it."""

    word: Found
    before: "Row | None"
    first: int
    size: int
    spelled: bool

    @property
    def last(self) -> int:
        """The piece with which the row ends."""
        return self.word.last

    def words(self) -> list[Found]:
        """All words, the first one first."""
        found: list[Found] = []
        row: Row | None = self
        while row is not None:
            found.append(row.word)
            row = row.before
        return found[::-1]


class Search:
    """A search for phrases in one way to cut a text. Its steps are counted in `work`."""

    def __init__(self, root: Node, pieces: Pieces, found: Iterable[Found], work: Work) -> None:
        self._root = root
        self._pieces = pieces
        self._work = work
        self._found: defaultdict[int, defaultdict[str, list[Found]]] = defaultdict(lambda: defaultdict(list))
        self._spelled_ends: set[int] = set()
        for one in found:
            self._found[one.first][one.word].append(one)
            if one.last > one.first:
                self._spelled_ends.add(one.last)

    def ends(self) -> Iterator[tuple[Node, Row]]:
        """Where phrases end, and their words: of all that end in one place in one spelling, those that begin last."""
        seen: set[tuple[int, int, bool, int, bool]] = set()
        for first in sorted(self._found, reverse=True):
            open_rows = self._follow(self._root, first, None)
            while open_rows:
                node, row = open_rows.pop()
                state = (id(node), row.last, *self._spelling(row))
                if state in seen:
                    continue
                seen.add(state)
                if (node.rules or node.terms) and self._whole(row):
                    yield node, row
                if node.next and row.last + 1 in self._found:
                    open_rows += self._follow(node, row.last + 1, row)

    def _spelling(self, row: Row) -> tuple[bool, int, bool]:
        """All of a row, beside its end, on which it depends whether it is whole, however it goes on."""
        if row.size >= LONG:
            return row.spelled, LONG, True
        return row.spelled, row.size, self._begins(row.first)

    def _whole(self, row: Row) -> bool:
        """Whether a row is found as words of their own, and not within the letters that one was spelled out in."""
        if not row.spelled or row.size >= LONG:
            return True
        return self._begins(row.first) and self._closes(row.last)

    def _begins(self, first: int) -> bool:
        """Whether words begin where spelled letters do, or where a spelled word ends."""
        return self._pieces.begins(first) or first - 1 in self._spelled_ends

    def _closes(self, last: int) -> bool:
        """Whether words end where spelled letters do, or where a spelled word begins."""
        if self._pieces.closes(last):
            return True
        beside = self._found[last + 1].values() if last + 1 in self._found else ()
        return any(one.last > one.first for words in beside for one in words)

    def _follow(self, node: Node, first: int, before: Row | None) -> list[tuple[Node, Row]]:
        """The rows that go on with words that begin at a piece."""
        found = self._found[first]
        words = node.next if len(node.next) < len(found) else found
        rows = [
            (node.next[word], joined(before, one))
            for word in words
            if word in node.next and word in found
            for one in found[word]
        ]
        self._work.spend(1 + len(words) // 8 + len(rows))
        return rows


def joined(before: Row | None, word: Found) -> Row:
    """A row with one word more."""
    spelled = word.last > word.first
    if before is None:
        return Row(word, None, word.first, len(word.typed), spelled)
    return Row(word, before, before.first, before.size + len(word.typed), before.spelled or spelled)
