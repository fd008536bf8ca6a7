"""The examples of playground/examples, run as their first lines say: unmodified clients in processes of their own."""

import asyncio
import shutil
import subprocess
import sys
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from playground.gateway.sessions import Session
from playground.server import Playground
from playground.testing.member import Member

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "playground" / "examples"


@asynccontextmanager
async def example(*command: str | Path, folder: Path) -> AsyncIterator[None]:
    """Run a bot that writes a line when its command is registered."""
    process = await asyncio.create_subprocess_exec(*command, cwd=folder, stdout=PIPE)
    try:
        assert process.stdout is not None
        line = await asyncio.wait_for(process.stdout.readline(), 60)
        assert line.decode().rstrip().endswith("is in The Playground")
        yield
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()


async def greet_and_press(ada: Member) -> None:
    used = await ada.slash("greet", {"name": "Ada"})
    message = await used.response()
    assert message.content == "Hello, Ada!"
    pressed = await ada.click(message, "Again")
    assert (await pressed.response()).content == "Hello, Ada! And again!"


async def test_the_discord_py_bot_greets(playground: Playground, ada: Member) -> None:
    address = f"127.0.0.1:{playground.port}"
    async with example(sys.executable, "-m", "playground.examples.discord_py", address, folder=ROOT):
        await greet_and_press(ada)


def install_discord_js(folder: Path) -> None:
    """Put discord.js 14 and the example into a folder."""
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        pytest.skip("discord.js needs node and npm, and they are not installed here.")
    command = [npm, "install", "--no-audit", "--no-fund", "--prefix", str(folder), "discord.js@14"]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        pytest.skip(f"npm can't install discord.js here: {done.stderr[-300:]}")
    shutil.copy(EXAMPLES / "discord_js.mjs", folder)


def new_environment(folder: Path, *packages: str) -> Path:
    """A virtual environment with these packages; its Python. Other libraries are called discord, too."""
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    python = folder / "bin" / "python"
    done = subprocess.run([python, "-m", "pip", "install", "--quiet", *packages], capture_output=True, text=True)
    if done.returncode != 0:
        pytest.skip(f"pip can't install {', '.join(packages)} here: {done.stderr[-300:]}")
    return python


def session_of(playground: Playground) -> Session:
    (session,) = playground.gateway.sessions.attached
    return session


@pytest.mark.slow
@pytest.mark.timeout(600)
async def test_the_discord_js_bot_greets_and_resumes(playground: Playground, ada: Member, tmp_path: Path) -> None:
    install_discord_js(tmp_path)
    async with example("node", "discord_js.mjs", f"127.0.0.1:{playground.port}", folder=tmp_path):
        await greet_and_press(ada)
        session = session_of(playground)
        playground.faults.drop_socket()
        await greet_and_press(ada)
        assert session_of(playground) is session


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize(
    ("module", "package"), [("py_cord", "py-cord>=2.8,<3"), ("interactions_py", "discord-py-interactions>=5.16,<6")]
)
async def test_other_python_bots_greet_and_resume(
    playground: Playground, ada: Member, tmp_path: Path, module: str, package: str
) -> None:
    python = await asyncio.to_thread(new_environment, tmp_path / "venv", package)
    command = (python, "-m", f"playground.examples.{module}", f"127.0.0.1:{playground.port}")
    async with example(*command, folder=ROOT):
        await greet_and_press(ada)
        session = session_of(playground)
        playground.faults.ask_to_reconnect()
        await greet_and_press(ada)
        assert session_of(playground) is session
