"""Text: follows the links of a ComfyUI graph from a sampler to the words of its prompts.

Nodes are understood by what feeds what: inputs named for a side are followed for that side, text nodes are joined or
chosen from, and what a wildcard became is taken from where the graph stores it. Work is bounded by MOST_VISITS.
"""

import re
from dataclasses import dataclass
from typing import Final

from bot.pictures.metadata.comfy.graph import SHOWS, Graph, Link, Node, link_of
from bot.pictures.metadata.comfy.sides import SETTING, Side, encoded, meaning_of, names_of
from bot.pictures.metadata.sampler_names import squeezed

MOST_VISITS: Final = 2000
DEEPEST: Final = 120
LONGEST: Final = 20_000
"""The most characters of a text that is put together."""
SWITCHES: Final = re.compile(r"switch|select|ifelse|choose|condition(al)?$")
RANDOM: Final = re.compile(
    r"wildcard|random|dynamic|llm|gpt|ollama|caption|tagger|interrogat|florence|dprandom|shuffle"
)
WILDCARD: Final = re.compile(r"__[\w/\-*]{1,60}__")
RESULT: Final = re.compile(r"^(populated|resolved|result|output|processed)(text|prompt|string)?$")
OWN: Final = re.compile(r"^(useinput|useexternal|useprevious|uselink)")
"""Names of switches between a node's own text and the text that is linked to it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a prompt; not `sure` if they may stand for others."""

    text: str
    sure: bool = True


class Texts:
    """Reads the prompts of samplers in one graph."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._open: set[tuple[str, Side]] = set()
        self._left = MOST_VISITS
        self._names: dict[tuple[str, Side | None], list[str]] = {}

    def prompt(self, sampler: Node, side: Side) -> str:
        """The words that a sampler paints, or avoids; empty if there are none."""
        self._left = MOST_VISITS
        pieces = self._undecided(sampler, side)
        return ", ".join(dict.fromkeys(piece.text.strip() for piece in pieces if piece.text.strip()))

    def _undecided(self, node: Node, side: Side) -> list[Piece]:
        """The words of a side, at a node from which both sides may be reached."""
        names = self._names_of(node, side)
        if names:
            first = [name for name in names if "refiner" not in name.lower()]
            return self._inputs(node, first or names, side)
        names = self._names_of(node)
        if side is Side.NEGATIVE:  # a text or conditioning of no side is the prompt
            names = [name for name in names if not meaning_of(name).is_prompt and name in node.links()]
            return self._each(node, names, side, decided=False)
        prompts = [name for name in names if meaning_of(name).is_prompt]
        return self._inputs(node, prompts, side) or self._each(node, names, side, decided=False)

    def _names_of(self, node: Node, side: Side | None = None) -> list[str]:
        """The inputs of a node that hold text of a side, or of none, found only once."""
        place = (node.key, side)
        if place not in self._names:
            self._names[place] = names_of(node, side)
        return self._names[place]

    def _each(self, node: Node, names: list[str], side: Side, *, decided: bool) -> list[Piece]:
        links = node.links()
        found = (self._follow(links[name], side, decided=decided) for name in names if name in links)
        return next((pieces for pieces in found if pieces), [])

    def _follow(self, link: Link, side: Side, *, decided: bool = True) -> list[Piece]:
        """The words that come through a link."""
        node = self._graph.at(link)
        place = (link.node, side)
        if node is None or place in self._open or self._left <= 0 or len(self._open) >= DEEPEST:
            return []
        self._left -= 1
        self._open.add(place)
        try:
            pieces = self._decided(node, side) if decided else self._undecided(node, side)
        finally:
            self._open.discard(place)
        shown = self._graph.displayed(link)
        return pieces if not shown or (pieces and all(piece.sure for piece in pieces)) else [Piece(shown)]

    def _decided(self, node: Node, side: Side) -> list[Piece]:
        """The words at a node that is known to be on this side."""
        if "zeroout" in node.kind:
            return []
        result = next((str(value) for name, value in node.inputs.items() if _is_result(name, value)), None)
        if result is not None:
            return [Piece(result)]
        if SHOWS.search(node.kind) and node.links():
            return self._shown(node, side)
        names = self._names_of(node, side) or self._names_of(node)
        several = encoded(node.inputs)
        if several:
            each = (self._inputs(node, [name], side) for name in several)
            return next((pieces for pieces in each if any(piece.text.strip() for piece in pieces)), [])
        pieces = self._inputs(node, names, side)
        return pieces or self._anything(node)

    def _inputs(self, node: Node, names: list[str], side: Side) -> list[Piece]:
        """The words of some inputs of a node, as the node puts them together."""
        names = _own_or_linked(node, names)
        if SWITCHES.search(node.kind):
            names = self._chosen(node, names)
        found: list[list[Piece]] = []
        for name in names:
            value = node.inputs[name]
            link = link_of(value)
            pieces = self._follow(link, side) if link else [_own(node, value)] if isinstance(value, str) else []
            pieces = [piece for piece in pieces if piece.text]
            if pieces and SWITCHES.search(node.kind):
                return pieces
            found += [pieces] if pieces else []
        return _put_together(node, found)

    def _shown(self, node: Node, side: Side) -> list[Piece]:
        """The words that a node displayed: what came in, or if that is not sure, what it kept of it."""
        stored = next((self._graph.displayed(link) for link in node.links().values()), "")
        if stored and self._graph.is_live(node):
            return [Piece(stored)]
        pieces = self._each(node, list(node.links()), side, decided=True)
        return pieces if not stored or (pieces and all(piece.sure for piece in pieces)) else [Piece(stored)]

    def _chosen(self, node: Node, names: list[str]) -> list[str]:
        """The inputs that a switch lets through, as far as the graph says; else all."""
        for name, value in node.inputs.items():
            if not re.search(r"select|input$|index|switch|bool|^condition$|value$", squeezed(name)):
                continue
            flag = self._graph.flag(value)
            number = self._graph.number(value, "select", "index") if flag is None else flag
            if isinstance(number, bool):
                wanted = [one for one in names if re.search("true" if number else "false", one.lower())]
            else:
                wanted = [one for one in names if re.search(rf"(?<!\d)0*{number}$", one)]
            if wanted:
                return wanted
        return names

    def _anything(self, node: Node) -> list[Piece]:
        """The longest text in a node that holds no other, whatever its input is called."""
        if node.links() and "clip" not in node.links():
            return []
        texts = [value for name, value in node.inputs.items() if isinstance(value, str) and _may_be_words(name, value)]
        return [_own(node, max(texts, key=len))] if texts else []


def _may_be_words(name: str, value: str) -> bool:
    return " " in value and meaning_of(name).side is None and SETTING.search(squeezed(name)) is None


def _is_result(name: str, value: object) -> bool:
    return isinstance(value, str) and bool(value.strip()) and RESULT.match(squeezed(name)) is not None


def _own(node: Node, text: str) -> Piece:
    """A text that a node holds itself."""
    text = text[:LONGEST]
    has_choices = "{" in text and "|" in text
    return Piece(text, sure=not (has_choices or RANDOM.search(node.kind) or WILDCARD.search(text)))


def _own_or_linked(node: Node, names: list[str]) -> list[str]:
    """A node's own texts or those linked to it, if it has a switch between them; else all."""
    for name, value in node.inputs.items():
        if isinstance(value, bool) and OWN.match(squeezed(name)):
            chosen = [one for one in names if (one in node.links()) is value]
            return chosen or names
    return names


def _put_together(node: Node, found: list[list[Piece]]) -> list[Piece]:
    """The words of several inputs: replaced or joined by a text node, side by side otherwise."""
    pieces = [piece for each in found for piece in each]
    values = {squeezed(name): value for name, value in node.inputs.items() if isinstance(value, str)}
    if "replace" in node.kind and pieces and values.get("find"):
        text = pieces[0].text.replace(values["find"], values.get("replace", ""))[:LONGEST]
        return [Piece(text, pieces[0].sure)]
    between = next((values[name] for name in ("delimiter", "separator", "joiner") if name in values), None)
    if between is None or len(pieces) < 2:
        return pieces
    between = between.replace("\\n", "\n")
    return [Piece(between.join(piece.text for piece in pieces)[:LONGEST], all(piece.sure for piece in pieces))]
