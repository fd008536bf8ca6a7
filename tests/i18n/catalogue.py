"""The Fluent files as their syntax trees, to hold languages and source against each other."""

from pathlib import Path

from fluent.syntax import FluentParser
from fluent.syntax.ast import BaseNode, Junk, Message, VariableReference
from fluent.syntax.visitor import Visitor


class Variables(Visitor):
    """Collects the names of all variables in a tree."""

    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: VariableReference) -> None:  # noqa: N802 - the library's name
        self.names.add(node.id.name)


def messages(file: Path) -> dict[str, Message]:
    """All messages of a file by their identifiers; a line that can't be read is an error."""
    body = FluentParser().parse(file.read_text()).body
    junk = [entry.content for entry in body if isinstance(entry, Junk)]
    assert junk == [], f"{file}: {junk}"
    found = [entry for entry in body if isinstance(entry, Message)]
    names = [entry.id.name for entry in found]
    assert len(names) == len(set(names)), f"{file} says something twice"
    return {entry.id.name: entry for entry in found}


def variables(node: BaseNode) -> set[str]:
    """The names of the parameters that a message takes."""
    visitor = Variables()
    visitor.visit(node)
    return visitor.names
