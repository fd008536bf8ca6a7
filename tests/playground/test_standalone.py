"""The playground without Easel: what it imports, `python -m playground`, and a virtual environment of its own."""

import ast
import asyncio
import os
import re
import shutil
import subprocess
import sys
import tomllib
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest

from playground.connect import connect

ROOT = Path(__file__).parents[2]
PLAYGROUND = ROOT / "playground"
REQUIREMENTS = PLAYGROUND / "requirements.txt"
SERVE = ("-m", "playground", "--port", "0")


def required(lines: list[str]) -> dict[str, str]:
    """Requirements by name; here each package is imported by the name it is installed by."""
    parts = [re.fullmatch(r"([\w.]+)(.*)", line) for line in lines if not line.startswith("#")]
    return {part[1]: part[2] for part in parts if part is not None}


def imported() -> set[str]:
    """What the playground imports from outside the standard library; its examples are left out, for they are bots."""
    names: set[str] = set()
    for file in set(PLAYGROUND.rglob("*.py")) - set(PLAYGROUND.glob("examples/*")):
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Import):
                names |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module is not None:
                names |= {f"{node.module}.{alias.name}" for alias in node.names}
    own = {"playground", "compression", *sys.stdlib_module_names}  # Python 3.14 has compression
    return {name for name in names if name.partition(".")[0] not in own}


def inside(name: str, package: str) -> bool:
    return name == package or name.startswith(f"{package}.")


def test_what_is_imported_is_required_and_nothing_else() -> None:
    own, names = required(REQUIREMENTS.read_text().splitlines()), imported()
    assert {name for name in names if not any(inside(name, package) for package in own)} == set()
    assert {package for package in own if not any(inside(name, package) for name in names)} == set()
    easel = required(tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"])
    assert own.items() <= easel.items()


@asynccontextmanager
async def served(python: str, *arguments: str, folder: Path) -> AsyncIterator[str]:
    """Serve a playground in another process; what it says once it listens."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "EASEL"))}
    process = await asyncio.create_subprocess_exec(python, *arguments, cwd=folder, env=environment, stdout=PIPE)
    try:
        assert process.stdout is not None
        yield b"".join([await process.stdout.readline() for _ in range(4)]).decode()
    finally:
        if process.returncode is None:
            process.terminate()
        code = await process.wait()
    assert code == 0, "SIGTERM ends it in good order"


def found(pattern: str, output: str) -> str:
    match = re.search(pattern, output)
    assert match is not None, output
    return match[1]


@pytest.mark.parametrize("arguments", [SERVE, ("-m", "bot", "playground", "--server-only", "--port", "0")])
async def test_a_served_playground_lets_bots_in(arguments: tuple[str, ...]) -> None:
    async with served(sys.executable, *arguments, folder=ROOT) as output:
        credentials = await connect(found(r"EASEL_PLAYGROUND=(\S+)", output))
        assert credentials.token == found(r"token: +(\S+)", output)
        async with aiohttp.ClientSession(connector=credentials.connector()) as session:
            headers = {"Authorization": f"Bot {credentials.token}"}
            async with session.get("https://discord.com/api/v10/applications/@me", headers=headers) as response:
                application = await response.json()
    granted = 1 << 13 | 1 << 15 | 1 << 19
    assert application["flags"] & granted == granted, "a bot may ask for every privileged intent"


async def test_a_port_that_is_taken_is_told() -> None:
    async with served(sys.executable, *SERVE, folder=ROOT) as output:
        port = found(r"EASEL_PLAYGROUND=127\.0\.0\.1:(\d+)", output)
        second = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "playground", "--port", port, cwd=ROOT, stderr=PIPE
        )
        _, errors = await second.communicate()
    assert second.returncode == 2
    assert f"can't use port {port}" in errors.decode().splitlines()[-1]


def new_environment(folder: Path) -> str:
    """A virtual environment with the playground's requirements and nothing else; its Python."""
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    python = str(folder / "bin" / "python")
    install = [python, "-m", "pip", "install", "--quiet", "-r", str(REQUIREMENTS), "-c", str(ROOT / "constraints.txt")]
    done = subprocess.run(install, capture_output=True, text=True)
    if done.returncode != 0:
        pytest.skip(f"pip can't install the playground's requirements here: {done.stderr[-300:]}")
    return python


@pytest.mark.slow
@pytest.mark.timeout(600)
async def test_it_needs_its_own_requirements_only(tmp_path: Path) -> None:
    python = new_environment(tmp_path / "venv")
    shutil.copytree(PLAYGROUND, tmp_path / "copy" / "playground", ignore=shutil.ignore_patterns("__pycache__"))
    async with (
        served(python, *SERVE, folder=tmp_path / "copy") as output,
        aiohttp.ClientSession(raise_for_status=True) as session,
    ):
        async with session.get(found(r"page: +(\S+)", output)) as response:
            page = await response.text()
        async with session.get(found(r"bots: +(\S+)", output) + "/gateway") as response:
            gateway = await response.json()
        async with session.ws_connect(gateway["url"] + "/?v=10&encoding=json&compress=zstd-stream") as socket:
            hello = await socket.receive_bytes()
    assert "<title>" in page
    assert hello[:4] == b"\x28\xb5\x2f\xfd", "a frame of zstd"
