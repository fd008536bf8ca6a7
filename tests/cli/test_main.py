"""The command line: what is wrong is one line on stderr and an exit code, whatever went wrong where."""

import asyncio
import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from bot.cli.run import serve
from bot.config import ALLOWED, read_settings
from bot.core.errors import SettingsError
from playground.server import Playground

ROOT = Path(__file__).parents[2]


def environment(folder: Path, **settings: str) -> dict[str, str]:
    """This process's environment with these settings and no others."""
    outside = {key: value for key, value in os.environ.items() if key not in ALLOWED}
    return {**outside, "PYTHONPATH": str(ROOT), "EASEL_DATA": str(folder / "data"), **settings}


def run(folder: Path, *arguments: str, **settings: str) -> "subprocess.CompletedProcess[str]":
    """Run a command to its end, in a folder without a .env."""
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        capture_output=True,
        text=True,
        cwd=folder,
        env=environment(folder, **settings),
    )


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        ({"EASEL_DEVICE": "tpu"}, "EASEL_DEVICE=tpu isn't valid"),
        ({"DISCORD_TOKEN": "s3cret"}, "DISCORD_TOKEN=… isn't valid"),
        ({"EASEL_MODEL": "./nowhere"}, "There's no model at nowhere"),
        ({"EASEL_MODEL": "."}, "model_index.json"),
        ({"EASEL_DATA": "/dev/null"}, "Easel can't write to the data folder /dev/null"),
        ({"EASEL_PLAYGROUND": "127.0.0.1:1"}, "There's no playground at 127.0.0.1:1"),
    ],
)
def test_a_wrong_setting_is_one_line_and_exit_code_2(tmp_path: Path, settings: dict[str, str], named: str) -> None:
    settings = {"EASEL_PLAYGROUND_PORT": "0"} | settings
    done = run(tmp_path, **settings)
    assert done.returncode == 2
    [line] = done.stderr.splitlines()
    assert named in line
    assert "s3cret" not in line
    assert done.stdout == "", "no address is told that would lead nowhere"


def test_a_file_that_can_not_be_read_is_one_line(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"EASEL_MODEL=caf\xe9")
    done = run(tmp_path)
    assert done.returncode == 2
    [line] = done.stderr.splitlines()
    assert str(tmp_path / ".env") in line


@pytest.mark.parametrize(
    ("code", "key"), [(4004, "token.refused"), (4013, "discord.intents"), (4014, "discord.intents")]
)
async def test_what_discord_closes_for_good_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, key: str
) -> None:
    for name in ALLOWED:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    async with Playground() as playground:
        settings = read_settings(playground=f"127.0.0.1:{playground.port}", data=tmp_path / "data")
        serving = asyncio.create_task(serve(settings))
        await playground.bot_online(30)
        await playground.gateway.close_all(code)
        with pytest.raises(SettingsError) as refused:
            await asyncio.wait_for(serving, 60)
    assert refused.value.key == key


def test_a_model_that_is_not_there_is_one_line_before_painting(tmp_path: Path) -> None:
    done = run(tmp_path, "imagine", "a tree", "--model", "./nowhere")
    assert done.returncode == 2
    [line] = done.stderr.splitlines()
    assert "There's no model at nowhere" in line


def test_the_version_is_told(tmp_path: Path) -> None:
    done = run(tmp_path, "--version")
    assert (done.returncode, done.stdout) == (0, f"easel {version('easel')}\n")
