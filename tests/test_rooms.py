"""Who may know whom: the table of docs/architecture.md, held by reading the imports."""

import ast
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
COMMON = {
    "bot.core.job",
    "bot.core.errors",
    "bot.core.model_info",
    "bot.core.capacity",
    "bot.i18n.localizer",
    "bot.core.study",
    "bot.core.samplers",
    "bot.core.redaction",
    "bot.core.unet_summary",
    "bot.core.preferences",
}
ALLOWED: dict[str, set[str]] = {
    "bot.i18n.localizer": set(),
    "bot.core.errors": {"bot.i18n.localizer"},
    "bot.core.job": {"bot.core.errors", "bot.core.samplers", "bot.i18n.localizer"},
    "bot.core.samplers": set(),
    "bot.core.study": set(),
    "bot.core.redaction": {"bot.core.job"},
    "bot.core.unet_summary": set(),
    "bot.core.preferences": set(),
    "bot.prompts": {*COMMON},
    "bot.i18n.translator": {"bot.i18n.localizer"},
    "bot.core.model_info": {"bot.core.samplers", "bot.core.job", "bot.core.errors"},
    "bot.core.capacity": {"bot.core.job"},
    "bot.core.ask": {*COMMON, "bot.prompts"},
    "bot.config": {"bot.core.errors"},
    "bot.studio.fairness": set(),
    "bot.cli.heartbeat": set(),
    "bot.cli.logs": set(),
    "bot.client": {"bot.config", "bot.core.errors", "bot.i18n.localizer", "bot.i18n.translator"},
    "bot.store": {*COMMON, "bot.moderation"},
    "bot.moderation": {*COMMON, "bot.studio.fairness"},
    "bot.pictures": {*COMMON},
    "bot.engine": {*COMMON, "bot.prompts"},
    "bot.executors": {*COMMON, "bot.engine.protocol"},
    "bot.studio": {*COMMON, "bot.studio.fairness", "bot.moderation", "bot.executors.protocol", "bot.store"},
    "demo_model": set(),
    "playground": set(),
    "cogs": {
        *COMMON,
        "bot.core.ask",
        "bot.client",
        "bot.prompts",
        "bot.studio",
        "bot.moderation",
        "bot.pictures",
        "bot.store",
        "bot.i18n.translator",
    },
}
LIBRARIES = {
    "torch": {"bot.engine", "demo_model"},
    "diffusers": {"bot.engine", "demo_model"},
    "transformers": {"bot.engine", "demo_model"},
    "PIL": {"bot.pictures", "demo_model"},
    "aiosqlite": {"bot.store"},
    "discord": {"cogs", "bot.client", "bot.app", "bot.i18n.translator"},
    "fluent": {"bot.i18n.localizer"},
    "compel": {"bot.engine"},
    "matplotlib": {"bot.pictures"},
    "re2": {"bot.moderation"},
    "trustme": {"playground"},
}
"""Libraries that live in certain rooms only."""
WIRING = {"bot.__main__", "bot.app", "bot.cli.engine_options", "bot.cli.imagine", "bot.cli.doctor"}
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
