"""Rooms: which module lies in which room, whom each room may know, and what the imports say."""

import ast
from functools import cache
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parent.parent
PACKAGES: Final = ("bot", "cogs", "playground", "demo_model")

BOT: Final = {"bot.client", "bot.core", "bot.i18n", "bot.moderation", "bot.pictures", "bot.prompts", "bot.store"}
"""What every cog may know of the bot; the studio comes on top where jobs are submitted, cancelled or watched."""
THEMES: Final = (
    "cogs.painting",
    "cogs.members",
    "cogs.moderation",
    "cogs.administration",
    "cogs.privacy",
)
"""What members and moderators meet. They know nothing of each other."""
SHARED: Final = {"cogs.ui", "cogs.common", "cogs.intake", "cogs.delivery"}
PLAYGROUND_FLOOR: Final = {
    "playground.addresses",
    "playground.errors",
    "playground.snowflakes",
    "playground.wire",
}
"""What every room of the playground stands on."""

ALLOWED: Final[dict[str, set[str]]] = {
    "bot.i18n": set(),
    "bot.core": {"bot.i18n"},
    "bot.config": {"bot.core"},
    "bot.prompts": {"bot.core"},
    "bot.moderation": {"bot.core"},
    "bot.pictures": {"bot.core", "bot.i18n", "bot.moderation"},
    "bot.store": {"bot.core", "bot.moderation"},
    "bot.engine": {"bot.core", "bot.prompts", "demo_model"},
    "bot.executors": {"bot.core", "bot.engine.protocol"},
    "bot.studio": {"bot.core", "bot.executors.protocol", "bot.moderation", "bot.store"},
    "bot.client": {"bot.core", "bot.i18n"},
    "cogs.ui": BOT,
    "cogs.common": {"cogs.ui", *BOT},
    "cogs.intake": {"cogs.ui", "cogs.common", *BOT, "bot.studio"},
    "cogs.delivery": {"cogs.ui", "cogs.common", *BOT, "bot.studio"},
    **{theme: {*SHARED, *BOT, "bot.studio"} for theme in THEMES},
    "demo_model": set(),
    **dict.fromkeys(PLAYGROUND_FLOOR, PLAYGROUND_FLOOR),
    "playground.tls": PLAYGROUND_FLOOR,
    "playground.connect": {*PLAYGROUND_FLOOR, "playground.tls"},
    "playground.pixels": PLAYGROUND_FLOOR,
    "playground.rules": PLAYGROUND_FLOOR,
    "playground.state": {*PLAYGROUND_FLOOR, "playground.rules", "playground.pixels"},
    "playground.gateway": {*PLAYGROUND_FLOOR, "playground.rules", "playground.state"},
    "playground.rest": {*PLAYGROUND_FLOOR, "playground.rules", "playground.state"},
    "playground.client": {*PLAYGROUND_FLOOR, "playground.rules", "playground.state"},
    "playground.page": {
        *PLAYGROUND_FLOOR,
        "playground.rules",
        "playground.state",
        "playground.client",
        "playground.rest",
    },
    "playground.testing": {*PLAYGROUND_FLOOR, "playground.rules", "playground.state", "playground.client"},
}
"""Whom a room may know, itself aside. What is not named here may be known to nobody but the wiring."""
WIRING: Final = (
    "bot.__main__",
    "bot.app",
    "bot.cli",
    "playground.__main__",
    "playground.server",
    "playground.ports",
    "playground.faults",
)
"""Where objects are made and put together: the bot's may know everything, the playground's all of the playground."""
LIBRARIES: Final = {
    "torch": {"bot.engine", "demo_model"},
    "diffusers": {"bot.engine", "demo_model"},
    "transformers": {"bot.engine", "demo_model"},
    "compel": {"bot.engine"},
    "PIL": {"bot.pictures", "demo_model"},
    "matplotlib": {"bot.pictures"},
    "aiosqlite": {"bot.store"},
    "re2": {"bot.moderation"},
    "snowballstemmer": {"bot.moderation"},
    "discord": {"cogs", "bot.client", "bot.app", "bot.cli", "bot.i18n.translator"},
    "fluent": {"bot.i18n"},
    "trustme": {"playground.tls"},
}
"""Libraries that live in certain rooms only."""


@cache
def modules() -> dict[str, frozenset[str]]:
    """What each module imports, by its dotted name, at whatever depth the import stands."""
    return {_name(file): frozenset(_imports(ast.parse(file.read_text()))) for file in _files()}


def inside(name: str, room: str) -> bool:
    """Whether a dotted name is a room, or something in it."""
    return name == room or name.startswith(f"{room}.")


def room_of(module: str) -> str | None:
    """The room that a module lies in; None for wiring and for the packages themselves."""
    return max((room for room in ALLOWED if inside(module, room)), key=len, default=None)


def known(module: str) -> set[str]:
    """The modules of this project that a module imports from."""
    return {name for name in modules()[module] if name in modules()}


def edges() -> dict[tuple[str, str], set[str]]:
    """Which room knows which, and by which modules."""
    found: dict[tuple[str, str], set[str]] = {}
    for module in modules():
        room = room_of(module)
        for other in known(module):
            target = room_of(other)
            if room is not None and target is not None and room != target:
                found.setdefault((room, target), set()).add(module)
    return found


def _files() -> list[Path]:
    found = [file for package in PACKAGES for file in sorted((ROOT / package).rglob("*.py"))]
    return [file for file in found if "examples" not in file.parts]  # whoever copies one has no Easel


def _name(file: Path) -> str:
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imports(tree: ast.Module) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            names |= {f"{node.module}.{alias.name}" for alias in node.names} | {node.module}
    return names
