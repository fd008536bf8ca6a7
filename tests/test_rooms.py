"""Who may know whom: the table of docs/architecture.md, held by reading the imports."""

import ast
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
COMMON = {
    "bot.jobs",
    "bot.errors",
    "bot.modelinfo",
    "bot.room",
    "bot.texts",
    "bot.studies",
    "bot.samplers",
    "bot.forgetting",
    "bot.anatomy",
    "bot.preferences",
}
ALLOWED: dict[str, set[str]] = {
    "bot.texts": set(),
    "bot.errors": {"bot.texts"},
    "bot.jobs": {"bot.errors", "bot.samplers", "bot.texts"},
    "bot.samplers": set(),
    "bot.studies": set(),
    "bot.forgetting": {"bot.jobs"},
    "bot.anatomy": set(),
    "bot.preferences": set(),
    "bot.prompts": {*COMMON},
    "bot.translator": {"bot.texts"},
    "bot.modelinfo": {"bot.samplers", "bot.jobs", "bot.errors"},
    "bot.room": {"bot.jobs"},
    "bot.asks": {*COMMON, "bot.prompts"},
    "bot.config": {"bot.errors"},
    "bot.fairness": set(),
    "bot.heartbeat": set(),
    "bot.logs": set(),
    "bot.client": {"bot.config", "bot.errors", "bot.texts", "bot.translator"},
    "bot.store": {*COMMON, "bot.moderation"},
    "bot.moderation": {*COMMON, "bot.fairness"},
    "bot.pictures": {*COMMON},
    "bot.engine": {*COMMON, "bot.prompts"},
    "bot.executors": {*COMMON, "bot.engine.protocol"},
    "bot.studio": {*COMMON, "bot.fairness", "bot.moderation", "bot.executors.base", "bot.store"},
    "bot.demo": set(),
    "bot.playground": set(),
    "cogs": {
        *COMMON,
        "bot.asks",
        "bot.client",
        "bot.prompts",
        "bot.studio",
        "bot.moderation",
        "bot.pictures",
        "bot.store",
        "bot.translator",
    },
}
LIBRARIES = {
    "torch": {"bot.engine", "bot.demo"},
    "diffusers": {"bot.engine", "bot.demo"},
    "transformers": {"bot.engine", "bot.demo"},
    "PIL": {"bot.pictures", "bot.demo"},
    "aiosqlite": {"bot.store"},
    "discord": {"cogs", "bot.client", "bot.app", "bot.translator"},
    "fluent": {"bot.texts"},
    "compel": {"bot.engine"},
    "matplotlib": {"bot.pictures"},
    "re2": {"bot.moderation"},
    "trustme": {"bot.playground"},
}
"""Libraries that live in certain rooms only."""
WIRING = {"bot.__main__", "bot.app", "bot.options", "bot.paint", "bot.doctor"}
"""Where objects are made and put together: these may know everything."""


@cache
def modules() -> dict[str, set[str]]:
    """Each module's imports, at whatever depth they stand, except those for type checking only."""
    graph = {}
    for file in [*ROOT.glob("bot/**/*.py"), *ROOT.glob("cogs/**/*.py")]:
        parts = file.relative_to(ROOT).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        graph[name] = imported(ast.parse(file.read_text()))
    return graph


def imported(tree: ast.Module) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            names |= {f"{node.module}.{alias.name}" for alias in node.names} | {node.module}
    return names


def inside(name: str, room: str) -> bool:
    return name == room or name.startswith(f"{room}.")


def room_of(module: str) -> str:
    return max((room for room in ALLOWED if inside(module, room)), key=len, default=module)


@pytest.mark.parametrize("module", sorted(set(modules()) - WIRING - {"bot"}))
def test_a_module_knows_only_whom_its_room_may_know(module: str) -> None:
    room = room_of(module)
    own = {name for name in modules()[module] if inside(name, "bot") or inside(name, "cogs")}
    strangers = {
        name for name in own if name != "bot" and not any(inside(name, allowed) for allowed in {room, *ALLOWED[room]})
    }
    assert strangers == set(), f"{module} may not know {strangers}"


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_library_lives_in_its_rooms(library: str) -> None:
    homes = LIBRARIES[library]
    guests = {
        module
        for module, names in modules().items()
        if any(inside(name, library) for name in names) and not any(inside(module, home) for home in homes)
    }
    assert guests == set()


def test_every_module_has_a_room() -> None:
    assert {room_of(module) for module in set(modules()) - WIRING - {"bot"}} <= set(ALLOWED)


def loaded_by(*arguments: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", *arguments], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return {line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if line.startswith("import time:")}


def test_help_imports_neither_torch_nor_discord() -> None:
    loaded = loaded_by("-m", "bot", "--help")
    assert "typer" in loaded
    assert loaded & {"torch", "diffusers", "transformers", "discord", "PIL"} == set()


def test_the_wired_bot_imports_torch_only_when_it_loads() -> None:
    loaded = loaded_by("-W", "ignore", "-c", "import bot.app")
    assert "discord" in loaded
    assert loaded & {"torch", "diffusers", "transformers"} == set()
