"""Who may know whom: the table of docs/architecture.md, held by reading the imports."""

import subprocess
import sys
from graphlib import CycleError, TopologicalSorter

import pytest

from tests.layers import SECTION, drawn
from tests.rooms import ALLOWED, LIBRARIES, PACKAGES, ROOT, THEMES, WIRING, edges, inside, known, modules, room_of


def is_wiring(module: str) -> bool:
    return any(inside(module, room) for room in WIRING)


def allowed_for(module: str) -> set[str]:
    room = room_of(module)
    if room is not None:
        return {room, *ALLOWED[room]}
    return {"playground"} if inside(module, "playground") else set(PACKAGES)


@pytest.mark.parametrize("module", sorted(set(modules()) - set(PACKAGES)))
def test_a_module_knows_only_whom_its_room_may_know(module: str) -> None:
    strangers = {
        name for name in known(module) - set(PACKAGES) if not any(inside(name, one) for one in allowed_for(module))
    }
    assert strangers == set(), f"{module} may not know {sorted(strangers)}"


def test_every_module_has_a_room() -> None:
    homeless = {one for one in modules() if room_of(one) is None and not is_wiring(one) and one not in PACKAGES}
    assert homeless == set()


def test_no_room_may_know_more_than_it_does() -> None:
    """A permission that nobody uses is a door left open. The shared rooms of cogs and the playground's floor aside."""
    used = edges()
    for room in ("bot.i18n", "bot.core", "bot.prompts", "bot.moderation", "bot.pictures", "bot.store", "bot.engine"):
        for allowed in ALLOWED[room]:
            assert (room, allowed) in used, f"{room} no longer needs {allowed}"


def test_the_themes_know_nothing_of_each_other() -> None:
    between = {pair: by for pair, by in edges().items() if pair[0] in THEMES and pair[1] in THEMES}
    assert between == {}


@pytest.mark.parametrize("package", ["playground", "demo_model"])
def test_what_stands_alone_imports_nothing_of_the_rest(package: str) -> None:
    others = {one for one in PACKAGES if one != package} | {"benchmarks", "tests"}
    own = [module for module in modules() if inside(module, package)]
    assert len(own) > 10
    assert {name for module in own for name in modules()[module] if name.partition(".")[0] in others} == set()


def test_no_modules_import_each_other_in_a_circle() -> None:
    graph = {module: known(module) - {module, *PACKAGES} for module in modules()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(f"a circle: {' → '.join(error.args[1])}")


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_library_lives_in_its_rooms(library: str) -> None:
    users = {module for module, names in modules().items() if any(inside(name, library) for name in names)}
    assert users, f"nobody uses {library}"
    assert {one for one in users if not any(inside(one, home) for home in LIBRARIES[library])} == set()


def test_the_picture_of_the_layers_is_up_to_date() -> None:
    text = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    assert SECTION.search(text), "docs/architecture.md has lost its picture"
    assert drawn() in text, "run: python -m tests.layers"


def loaded_by(*arguments: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", *arguments], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return {line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if line.startswith("import time:")}


@pytest.mark.parametrize("arguments", [("-m", "bot", "--help"), ("-c", "import bot")])
def test_help_imports_neither_torch_nor_discord(arguments: tuple[str, ...]) -> None:
    loaded = loaded_by(*arguments)
    assert "bot" in loaded
    assert loaded & {"torch", "diffusers", "transformers", "discord", "PIL"} == set()


def test_the_wired_bot_imports_torch_only_when_it_loads() -> None:
    loaded = loaded_by("-W", "ignore", "-c", "import bot.app.wiring, bot.app.executor")
    assert "discord" in loaded
    assert loaded & {"torch", "diffusers", "transformers"} == set()


def test_the_playground_imports_nothing_that_only_the_bot_needs() -> None:
    loaded = loaded_by("-W", "ignore", "-c", "import playground.server")
    assert "aiohttp" in loaded
    assert loaded & {"torch", "diffusers", "transformers", "discord", "PIL", "pydantic", "fluent", "aiosqlite"} == set()
