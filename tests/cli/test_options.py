"""The commands and their options: what help says, what is refused before anything begins, and what reaches whom."""

import subprocess
import sys
from pathlib import Path

import pytest
from typer.core import TyperGroup
from typer.main import get_command
from typer.testing import CliRunner

from bot.__main__ import app, main
from bot.config import ALLOWED

COMMANDS = ("run", "playground", "imagine", "doctor")
ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No settings from outside; wide enough for help to stay on one line."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "300")
    for key in ALLOWED:
        monkeypatch.delenv(key, raising=False)


def invoke(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, arguments)
    return done.exit_code, done.output


def test_help_names_every_command() -> None:
    code, told = invoke("--help")
    assert code == 0
    assert all(f" {name} " in told for name in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_says_what_it_does(command: str) -> None:
    code, told = invoke(command, "--help")
    assert code == 0
    assert f" {command} [OPTIONS]" in told


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_says_what_it_is(command: str) -> None:
    group = get_command(app)
    assert isinstance(group, TyperGroup)
    for parameter in group.commands[command].params:
        said = getattr(parameter, "help", None)
        assert said, parameter.name
        assert said.endswith("."), parameter.name


@pytest.mark.parametrize(
    "arguments",
    [
        ("paint", "a cat"),
        ("imagine",),
        ("imagine", "a cat", "--steps", "many"),
        ("imagine", "a cat", "--seed", "1.5"),
        ("imagine", "a cat", "--sise", "64x64"),
        ("imagine", "a", "cat"),
        ("playground", "--port", "eighty"),
        ("run", "now"),
    ],
)
def test_what_is_no_command_or_option_is_refused(arguments: tuple[str, ...]) -> None:
    code, told = invoke(*arguments)
    assert code == 2
    assert "Usage:" in told


def exit_code(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    """The exit code of a whole command."""
    monkeypatch.setattr(sys, "argv", ["easel", *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    assert isinstance(ended.value.code, int)
    return ended.value.code


@pytest.mark.parametrize(("device", "code"), [("cpu", 0), ("mps", 1)])
def test_the_doctors_exit_code_says_whether_all_is_well(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], device: str, code: int
) -> None:
    monkeypatch.setenv("EASEL_DEVICE", device)
    assert exit_code(monkeypatch, "doctor") == code
    assert ("✗" in capsys.readouterr().out) is (code == 1)


@pytest.mark.parametrize("arguments", [(), ("run",), ("playground",), ("doctor",), ("imagine", "a cat")])
def test_a_wrong_setting_is_told_by_every_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    monkeypatch.setenv("EASEL_LOG_LEVEL", "LOUD")
    assert exit_code(monkeypatch, *arguments) == 2
    assert capsys.readouterr().err.splitlines()[-1].startswith("EASEL_LOG_LEVEL=LOUD")


def test_a_port_on_the_command_line_goes_before_the_setting(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("EASEL_PLAYGROUND_PORT", "1")
    assert exit_code(monkeypatch, "playground", "--server-only", "--port", "70000") == 2
    assert "EASEL_PLAYGROUND_PORT=70000" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("imagine", " "), "prompt is empty"),
        (("imagine", "a {red|blue cat"), "never closed"),
        (("imagine", "a cat", "--steps", "101"), "100"),
        (("imagine", "a cat", "--images", "5"), "4"),
        (("imagine", "a cat", "--size", "huge"), "huge"),
        (("imagine", "a cat", "--scheduler", "magic"), "magic"),
        (("imagine", "a cat", "-o", "nowhere/cat.png"), "nowhere"),
        (("imagine", "a cat", "-o", "cat.jpg"), "cat.jpg"),
        (("imagine", "a cat", "--image", "nowhere.png"), "nowhere.png"),
    ],
)
def test_what_can_not_be_painted_is_one_line_before_the_model_is_loaded(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], named: str
) -> None:
    assert exit_code(monkeypatch, *arguments) == 2
    assert named in capsys.readouterr().err.splitlines()[-1]


def test_help_and_the_package_wait_for_neither_torch_nor_discord(tmp_path: Path) -> None:
    look = (
        "import sys; sys.argv = ['easel', '--help']\n"
        "import bot\nfrom bot.__main__ import main\n"
        "try:\n    main()\nexcept SystemExit as end:\n    code = end.code\n"
        "heavy = {'torch', 'discord', 'diffusers', 'transformers', 'PIL', 'matplotlib'} & set(sys.modules)\n"
        "sys.exit(str(heavy) if heavy else code)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", look], capture_output=True, text=True, cwd=tmp_path, env={"PYTHONPATH": str(ROOT)}
    )
    assert (done.returncode, done.stderr) == (0, "")
