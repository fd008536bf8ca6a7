"""The Makefile: running the bot installs what it needs and no more, developing the rest."""

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MAKE = shutil.which("make") or "make"


def planned(target: str, venv: Path) -> str:
    """What make would do in a fresh clone."""
    done = subprocess.run(
        [MAKE, "--dry-run", target, f"VENV={venv}"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.mark.parametrize(("target", "wanted"), [("run", "."), ("setup", "'.[dev]'"), ("test", "'.[dev]'")])
def test_a_fresh_clone_installs_what_the_target_needs(target: str, wanted: str, tmp_path: Path) -> None:
    plan = planned(target, tmp_path / "venv")
    [install] = [line for line in plan.splitlines() if " pip install " in line]
    assert install.endswith(f"--editable {wanted}")
    assert "--quiet" not in install
    assert plan.index("-m venv") < plan.index("pip install")


def test_developing_makes_running_ready_too_and_nothing_is_installed_twice(tmp_path: Path) -> None:
    venv = tmp_path / "venv"
    venv.mkdir()
    for ready in (".ready", ".runnable"):
        (venv / ready).touch()
    for target in ("run", "test"):
        assert "pip install" not in planned(target, venv)
