"""Fixtures: a demo model after one step of training, made by the command line as any other would be."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import torch
import typer
from typer.testing import CliRunner

from bot.demo import train
from bot.demo.painting import load_pipeline

if TYPE_CHECKING:
    from diffusers import StableDiffusionPipeline


@pytest.fixture(scope="session")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `work` and `model`, after one step of everything."""
    folder = tmp_path_factory.mktemp("demo")
    app = typer.Typer()
    app.command()(train.train)
    small = {"steps": 1, "decay-steps": 0, "vae-steps": 1, "decoder-steps": 1, "reader-steps": 2, "scenes": 64}
    options = [word for name, value in small.items() for word in (f"--{name}", str(value))]
    result = CliRunner().invoke(app, ["--work", str(folder / "work"), "--output", str(folder / "model"), *options])
    assert result.exit_code == 0, result.output
    return folder


@pytest.fixture(scope="session")
def pipeline(trained: Path) -> "StableDiffusionPipeline":
    return load_pipeline(trained / "model", torch.device("cpu"))
