"""Lexicon: phrases compiled once, to be found in the pieces of many texts."""

from collections.abc import Iterable, Iterator

from bot.moderation.words.inflections import inflections
from bot.moderation.words.misspellings import Misspellings
from bot.moderation.words.phrases import Node, Row, Search
from bot.moderation.words.pieces import Pieces
from bot.moderation.words.rules import Kind, Rule
from bot.moderation.words.terms import Term
from bot.moderation.words.vocabulary import SPLIT, Vocabulary, entry
from bot.moderation.words.work import Work


class Lexicon:
    """Phrases that begin at one root, and the vocabulary of their words."""

    def __init__(
        self, ends: Iterable[Rule | Term], misspellings: Misspellings | None = None, split: int = SPLIT
    ) -> None:
        self._root = Node()
        words: list[str] = []
        forms: list[tuple[str, str]] = []
        for end in ends:
            if isinstance(end, Rule) and end.kind is Kind.STEM:
                phrase = [f"~{word}" for word in end.words]
                forms += [(form, f"~{word}") for word in end.words for form in inflections(word)]
            else:
                phrase = [entry(word) for word in end.words]
                words += phrase
            self._root.add(phrase, end)
        self._vocabulary = Vocabulary(words, forms, misspellings, split)

    @property
    def size(self) -> int:
        """How many words it has, each form counted."""
        return self._vocabulary.size

    def found(self, pieces: Pieces, work: Work) -> Iterator[tuple[Node, Row]]:
        """Where phrases end in a text, and their words there."""
        return Search(self._root, pieces, self._vocabulary.found(pieces, work), work).ends()
