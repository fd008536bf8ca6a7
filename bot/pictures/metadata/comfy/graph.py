"""Graph: a ComfyUI node graph as plain data, with bounded walks.

A graph is {id: {"class_type": …, "inputs": {name: value or link}}}, and a link is [id, index of the output]. Graphs are
untrusted: links may lead nowhere or in circles. Each walk therefore visits a node once, and stops after MOST_NODES.
"""

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Final, NamedTuple

from bot.pictures.metadata.sampler_names import squeezed

MOST_READ: Final = 5_000
"""The most nodes of a graph that are read."""
MOST_INPUTS: Final = 100
"""The most inputs of a node that are read."""
MOST_NODES: Final = 500
"""The most nodes that a walk visits."""
NUMBERS: Final = ("value", "seed", "noise_seed", "int", "float", "number")
MUTED: Final = 2
BYPASSED: Final = 4
"""The modes of a node that doesn't run, and of one that hands on what it gets."""
SHOWS: Final = re.compile(r"show|display|preview|debug|inspect|view")
PAIR: Final = re.compile(r"(?<!\d)(\d{2,5})\s*[xX×*]\s*(\d{2,5})(?!\d)")
PRESET: Final = re.compile(r"aspect|dimension|resolution|preset|size|ratio")
"""Names of inputs in which a size is chosen from a list."""
Inputs = Mapping[str, Any]


class Link(NamedTuple):
    """Where an input's value comes from: a node, and the index of its output."""

    node: str
    slot: int


@dataclass(frozen=True, slots=True)
class Node:
    """A node: its class as written, the same squeezed to letters and digits, and its inputs."""

    key: str
    title: str
    kind: str
    inputs: Inputs
    linked: Mapping[str, Link] = field(default_factory=dict)

    def links(self) -> Mapping[str, Link]:
        """The inputs that are links."""
        return self.linked


def link_of(value: object) -> Link | None:
    """A value as a link; None if it isn't one."""
    if not isinstance(value, list) or len(value) != 2 or isinstance(value[0], bool) or isinstance(value[1], bool):
        return None
    if not isinstance(value[0], str | int) or not isinstance(value[1], int):
        return None
    return Link(str(value[0])[:60], value[1])


class Graph:
    """A node graph, from any JSON object; entries that aren't nodes are ignored.

    `shown` has texts that nodes displayed while they ran, by node.
    """

    def __init__(self, nodes: Mapping[str, Any], shown: Mapping[str, str] | None = None) -> None:
        found = (_node(key, node) for key, node in islice(nodes.items(), MOST_READ))
        self.nodes = {node.key: node for node in found if node is not None}
        _join_setters(self.nodes)
        self._shown = dict(shown or {})
        self._displays = {
            link: node
            for node in self.nodes.values()
            if SHOWS.search(node.kind) and len(links := list(node.links().values())) == 1
            for link in links
        }

    def at(self, link: Link | None) -> Node | None:
        """The node that a link leads to; None if there is none."""
        return None if link is None else self.nodes.get(link.node)

    def displayed(self, link: Link) -> str:
        """The text that a node displayed of what came through this link; empty if none did."""
        node = self._displays.get(link)
        if node is None:
            return ""
        texts = [value for value in node.inputs.values() if isinstance(value, str) and value]
        return self._shown.get(node.key) or (texts[-1] if texts else "")

    def is_live(self, node: Node) -> bool:
        """Whether what a node displayed is known from the run that painted this picture."""
        return node.key in self._shown

    def upstream(self, links: Iterable[Link], follows: Callable[[str], bool] = lambda name: True) -> Iterator[Node]:
        """The nodes upstream of some links, nearest first; `follows` says whether an input of that name is followed."""
        waiting: deque[Link] = deque()
        seen: set[str] = set()

        def wait(more: Iterable[Link]) -> None:
            for link in more:
                if link.node not in seen and len(seen) < MOST_NODES:
                    seen.add(link.node)
                    waiting.append(link)

        wait(links)
        while waiting:
            node = self.at(waiting.popleft())
            if node is not None:
                yield node
                wait(link for name, link in node.links().items() if follows(name))

    def first(self, value: object, found: Callable[[Node], object]) -> object:
        """The first result of `found` upstream of a link that isn't None; else None."""
        link = link_of(value)
        nodes = self.upstream([link]) if link is not None else iter(())
        return next((thing for node in nodes if (thing := found(node)) is not None), None)

    def number(self, value: object, *names: str) -> object:
        """A number itself, or the nearest one upstream of a link under one of the names or of NUMBERS."""
        if link_of(value) is None:
            return value
        return self.first(value, lambda node: _number(node.inputs, (*names, *NUMBERS)))

    def flag(self, value: object) -> bool | None:
        """A truth value itself, or that of the node that a link leads to; None if it is something else."""
        node = self.at(link_of(value))
        held = value if node is None else next(iter(node.inputs.values()), None)
        return held if isinstance(held, bool) else None

    def word(self, value: object, *names: str) -> object:
        """A text itself, or the nearest one upstream of a link, under one of the names."""
        if link_of(value) is None:
            return value
        wanted = (*names, "value", "string", "text")
        return self.first(value, lambda node: _word(node.inputs, wanted))

    def size(self, node: Node) -> tuple[object, object] | None:
        """The width and height that a node sets, in pixels; None if it sets none."""
        preset = size_in({name: value for name, value in node.inputs.items() if PRESET.search(name.lower())})
        if preset is not None:  # it counts more than the numbers beside it
            return _turned(node.inputs, *preset)
        for wide, high in _size_names(node.inputs):
            width = self._side(node.inputs[wide], wide, 0)
            height = self._side(node.inputs[high], high, 1)
            if width is not None and height is not None:
                return _turned(node.inputs, width, height)
        return None

    def _side(self, value: object, name: str, place: int) -> object:
        """One side: a number, or what a node upstream says of it in numbers or as "832 x 1216"."""
        if link_of(value) is None:
            return value

        def found(node: Node) -> object:
            plain = _number(node.inputs, (name,))
            own = size_in(node.inputs) if plain is None else None
            return own[place] if own is not None else _number(node.inputs, (name, *NUMBERS))

        return self.first(value, found)


def size_in(inputs: Inputs) -> tuple[object, object] | None:
    """Width and height in a text such as "832 x 1216 (portrait)" among a node's inputs."""
    for value in inputs.values():
        pair = PAIR.search(value[:80]) if isinstance(value, str) else None
        if pair is not None:
            return pair[1], pair[2]
    return None


def _turned(inputs: Inputs, width: object, height: object) -> tuple[object, object]:
    turns = (inputs.get("swap_dimensions"), inputs.get("invert"), inputs.get("swap"))
    return (height, width) if any(turn is True or turn == "On" for turn in turns) else (width, height)


def _size_names(inputs: Inputs) -> list[tuple[str, str]]:
    """The pairs of names such as empty_latent_width and empty_latent_height among a node's inputs."""
    wide = [name for name in inputs if name.lower().endswith("width")]
    pairs = [(name, name[: -len("width")] + ("height" if name[-1] == "h" else "Height")) for name in wide]
    pairs = [(name, high) for name, high in pairs if high in inputs]
    return sorted(pairs, key=lambda pair: pair[0] != "width")  # the plain names first


def _number(inputs: Inputs, names: tuple[str, ...]) -> object:
    for name in names:
        value = inputs.get(name)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return value
    return None


def _word(inputs: Inputs, names: tuple[str, ...]) -> object:
    return next((value for name in names if isinstance(value := inputs.get(name), str) and value), None)


def _node(key: str, node: object) -> Node | None:
    if not isinstance(node, dict) or not isinstance(node.get("class_type"), str):
        return None
    inputs = node.get("inputs")
    if not isinstance(inputs, dict) or node.get("mode") == MUTED:
        return None
    if node.get("mode") == BYPASSED:
        inputs = {name: value for name, value in inputs.items() if link_of(value) is not None}
    title = node["class_type"][:100]
    kind = "bypassed" if node.get("mode") == BYPASSED else squeezed(title)
    return _made(
        str(key)[:60], title, kind, {name: _plain(value) for name, value in islice(inputs.items(), MOST_INPUTS)}
    )


def _plain(value: object) -> object:
    """A value, or the text in the object that some loaders write for a file with its picture."""
    content = value.get("content") if isinstance(value, dict) else None
    return content if isinstance(content, str) else value


def _made(key: str, title: str, kind: str, inputs: Inputs) -> Node:
    linked = {name: link for name, value in inputs.items() if (link := link_of(value)) is not None}
    return Node(key, title, kind, inputs, linked)


def _join_setters(nodes: dict[str, Node]) -> None:
    """Give each node that gets a value by a name a link to what the node that sets this name gets."""
    setters: dict[str, object] = {}
    for node in nodes.values():
        if "setnode" in node.kind and node.links():
            label, link = _label(node), next(iter(node.links().values()))
            if label:
                setters.setdefault(label, [link.node, link.slot])
    for key, node in nodes.items():
        label = _label(node) if "getnode" in node.kind and not node.links() else ""
        if label in setters:
            nodes[key] = _made(node.key, node.title, node.kind, {"got": setters[label]})


def _label(node: Node) -> str:
    return next((value for value in node.inputs.values() if isinstance(value, str) and value), "")
