"""Fixtures: a demo model after one step of training, made by the command line as any other would be."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import torch
import typer
from typer.testing import CliRunner

from demo_model import train
from demo_model.painting import load_pipeline
from tests.demo_model.small import OPTIONS

if TYPE_CHECKING:
    from diffusers import StableDiffusionPipeline


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What needs a run of the whole training belongs to `make test-all`."""
    for item in items:
        if "trained" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `work` and `model`, after one step of everything."""
    folder = tmp_path_factory.mktemp("demo")
    app = typer.Typer()
    app.command()(train.train)
    result = CliRunner().invoke(app, ["--work", str(folder / "work"), "--output", str(folder / "model"), *OPTIONS])
    assert result.exit_code == 0, result.output
    return folder


@pytest.fixture(scope="session")
def pipeline(trained: Path) -> "StableDiffusionPipeline":
    return load_pipeline(trained / "model", torch.device("cpu"))
