"""The commands that measure the model, on one that has learned nothing yet."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import typer
from PIL import Image
from typer.testing import CliRunner

from demo_model import evaluate, samplers
from demo_model.judge.trial import held_out_captions
from demo_model.scenes.sheet import GAP, TILE, contact_sheet
from demo_model.schedulers import SAMPLERS, make_sampler

if TYPE_CHECKING:
    from diffusers import StableDiffusionPipeline

# diffusers' schedulers make NumPy arrays of tensors in a way that NumPy 2 remarks on
pytestmark = pytest.mark.filterwarnings("ignore:__array__ implementation doesn't accept a copy:DeprecationWarning")

FAST = ["--steps", "3", "--count", "2"]


def command(function: object) -> typer.Typer:
    app = typer.Typer()
    app.command()(function)  # type: ignore[type-var]
    return app


def test_a_model_that_learned_nothing_misses_the_gates(trained: Path, tmp_path: Path) -> None:
    sheet = tmp_path / "pictures" / "sheet.png"
    free = tmp_path / "free.png"
    options = ["--model", str(trained / "model"), "--night-count", "2", "--scheduler", "euler", "--sheet", str(sheet)]
    options += ["--free-count", "3", "--free-sheet", str(free)]
    result = CliRunner().invoke(command(evaluate.evaluate), [*FAST, *options])
    assert result.exit_code == 1, result.output
    assert "FAIL" in result.output
    assert "at night" in result.output
    assert "3 free prompts" in result.output
    for path in (sheet, free):
        with Image.open(path) as picture:
            assert picture.format == "PNG"


@pytest.mark.parametrize("options", [["--model", "nowhere"], ["--scheduler", "magic"]])
def test_a_missing_model_and_an_unknown_sampler_are_refused(options: list[str], trained: Path) -> None:
    result = CliRunner().invoke(command(evaluate.evaluate), ["--model", str(trained / "model"), *options])
    assert result.exit_code == 2


def test_every_sampler_paints_something(trained: Path) -> None:
    result = CliRunner().invoke(command(samplers.samplers), [*FAST, "--model", str(trained / "model")])
    assert result.exit_code == 0, result.output
    assert all(name in result.output for name in SAMPLERS)
    assert "failed" not in result.output


@pytest.mark.parametrize(("name", "steps"), [("pndm", 1), ("lcm", 100)])
def test_samplers_take_the_fewest_and_the_most_steps(
    name: str, steps: int, pipeline: "StableDiffusionPipeline"
) -> None:
    sampler = make_sampler(name, pipeline.scheduler.config)
    sampler.set_timesteps(steps)
    assert len(sampler.timesteps) == steps


def test_a_sampler_that_breaks_off_is_named(trained: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(SAMPLERS, "pndm", ("PNDMScheduler", {"skip_prk_steps": False}))
    options = ["--only", "pndm", "--only", "ddim", "--model", str(trained / "model")]
    result = CliRunner().invoke(command(samplers.samplers), [*FAST, *options])
    assert result.exit_code == 1
    assert "pndm failed: ValueError" in result.output
    assert "ddim" in result.output


def test_the_captions_asked_are_held_out_and_the_same_each_time() -> None:
    scenes, captions = held_out_captions(50, 0)
    assert all(scene.held_out for scene in scenes)
    assert (scenes, captions) == held_out_captions(50, 0)
    assert captions != held_out_captions(50, 1)[1]


def test_the_sheet_has_a_cell_for_every_picture() -> None:
    pictures = [Image.new("RGB", (64, 64), "red")] * 7
    sheet = contact_sheet(pictures, ["a red square on nothing in particular"] * 7, columns=3)
    assert sheet.width == 3 * (TILE + GAP) + GAP
    assert sheet.height > 3 * TILE
    assert sheet.mode == "P"
