"""The picture of the layers in docs/architecture.md, drawn from the imports: `python -m tests.layers` renews it.

An arrow that others imply is left out: where the cogs know the studio and the studio knows the store, the arrow from
the cogs to the store would say nothing new.
"""

import re
from collections.abc import Mapping
from typing import Final

from tests.rooms import ROOT, edges

PAGE: Final = ROOT / "docs/architecture.md"
SECTION: Final = re.compile(r"<!-- layers: python -m tests\.layers -->\n```mermaid\n.*?```\n", re.DOTALL)
FLOORS: Final = {
    "cogs": "Discord in, Discord out",
    "bot": "what paints and keeps",
    "playground": "a local Discord",
}


def drawn() -> str:
    """The section, as Mermaid: a box for each room, an arrow to each that it knows directly."""
    graph: dict[str, set[str]] = {}
    for room, other in edges():
        if _is_folder(room) and _is_folder(other):
            graph.setdefault(room, set()).add(other)
            graph.setdefault(other, set())
    lines = ["flowchart TD"]
    for package, about in FLOORS.items():
        rooms = sorted(room for room in graph if room.startswith(f"{package}."))
        lines.append(f'  subgraph {package}["{package}/: {about}"]')
        lines += [f'    {_id(room)}["{room.partition(".")[2]}"]' for room in rooms]
        lines.append("  end")
    lines.append("  demo_model")
    for room in sorted(graph):
        lines += [f"  {_id(room)} --> {_id(other)}" for other in sorted(direct(graph, room))]
    body = "\n".join(lines)
    return f"<!-- layers: python -m tests.layers -->\n```mermaid\n{body}\n```\n"


def direct(graph: Mapping[str, set[str]], room: str) -> set[str]:
    """Whom a room knows, without those that it reaches through another as well."""
    others = graph[room]
    return {other for other in others if not any(other in reach(graph, between) for between in others - {other})}


def reach(graph: Mapping[str, set[str]], room: str) -> set[str]:
    """Every room that one knows, directly or through others."""
    found: set[str] = set()
    waiting = [room]
    while waiting:
        for other in graph[waiting.pop()] - found:
            found.add(other)
            waiting.append(other)
    return found


def _is_folder(room: str) -> bool:
    """Whether a room is drawn: folders, and the one file in which the bot knows Discord."""
    return room == "bot.client" or (ROOT / room.replace(".", "/")).is_dir()


def _id(room: str) -> str:
    return room.replace(".", "_")


def main() -> None:
    """Write the section anew."""
    text = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(SECTION.sub(lambda _: drawn(), text), encoding="utf-8")


if __name__ == "__main__":
    main()
