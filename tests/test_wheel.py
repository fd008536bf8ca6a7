"""The wheel: what the Dockerfile copies becomes a package that holds every file, and runs where the sources are not."""

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

ROOT = Path(__file__).parent.parent
PACKAGES = ("bot", "cogs", "playground", "demo_model")
LEFT_OUT = ("playground/examples/", "playground/README.md", "playground/requirements.txt")
"""What is for those who have the sources."""


def run(*command: str | Path, folder: Path, **environment: str) -> str:
    done = subprocess.run(command, cwd=folder, env=os.environ | environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built of what the Dockerfile copies; with the setuptools that torch brings, so nothing is fetched."""
    folder = tmp_path_factory.mktemp("sources")
    for line in re.findall(r"^COPY (.+) \./\w*$", (ROOT / "Dockerfile").read_text(), re.MULTILINE):
        for name in line.split():
            if (ROOT / name).is_dir():
                shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(ROOT / name, folder)
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check")
    run(*pip, "wheel", ".", "--no-deps", "--no-build-isolation", "-w", "wheels", folder=folder)
    (made,) = folder.glob("wheels/easel-*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the wheel is installed into, without what it depends on."""
    folder = tmp_path_factory.mktemp("installed")
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check")
    run(*pip, "install", "--no-deps", "--target", folder, wheel, folder=folder)
    return folder


def test_it_holds_every_file(wheel: Path) -> None:
    sources = {path for package in PACKAGES for path in (ROOT / package).rglob("*") if path.is_file()}
    names = {path.relative_to(ROOT).as_posix() for path in sources if "__pycache__" not in path.parts}
    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if name.startswith(tuple(f"{one}/" for one in PACKAGES))}
    assert packed == {name for name in names if not name.startswith(LEFT_OUT)}


def test_it_runs_where_the_sources_are_not(installed: Path, tmp_path: Path) -> None:
    path = {"PYTHONPATH": str(installed)}
    assert "playground" in run(sys.executable, "-m", "bot", "--help", folder=tmp_path, **path)
    assert "--port" in run(sys.executable, "-m", "playground", "--help", folder=tmp_path, **path)
    ask = "import bot, cogs, playground.server, demo_model; print(bot, cogs, playground.server, demo_model)"
    told = run(sys.executable, "-c", ask, folder=tmp_path, **path)
    assert told.count(str(installed)) == len(PACKAGES)
    assert (installed / "bin" / "easel").is_file()
