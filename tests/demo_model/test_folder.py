"""The saved model is an ordinary diffusers folder, and training by the command line goes on where it stopped."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import torch
import typer
from typer.testing import CliRunner

from demo_model import train
from demo_model.judge.trial import day_scenes
from demo_model.painting import SIDE, Settings, paint, repaint
from tests.demo_model.small import OPTIONS

if TYPE_CHECKING:
    from diffusers import StableDiffusionPipeline


def test_the_folder_loads_in_fp32(pipeline: "StableDiffusionPipeline") -> None:
    for network in (pipeline.unet, pipeline.vae, pipeline.text_encoder):
        assert next(network.parameters()).dtype == torch.float32
    assert pipeline.scheduler.config.prediction_type == "v_prediction"
    assert pipeline.scheduler.config.timestep_spacing == "trailing"


def test_the_folder_is_small_and_everyone_may_read_it(trained: Path) -> None:
    files = [file for file in (trained / "model").rglob("*") if file.is_file()]
    assert sum(file.stat().st_size for file in files) < 16_000_000
    assert all(file.stat().st_mode & 0o444 == 0o444 for file in files)


def test_a_typed_end_of_text_stays_text_after_loading(pipeline: "StableDiffusionPipeline") -> None:
    tokenizer = pipeline.tokenizer
    assert tokenizer.eos_token_id not in tokenizer("a cat <|endoftext|> at night").input_ids[:-1]


def test_a_picture_is_the_same_alone_and_among_others(pipeline: "StableDiffusionPipeline") -> None:
    captions = ["a red cat on the snow at night", "a blue boat on the sea by day"]
    [together] = paint(pipeline, captions, Settings(steps=2, seed=7))
    [alone] = paint(pipeline, captions[1:], Settings(steps=2, seed=8))
    assert together[1].size == (SIDE, SIDE)
    differences = (a - b for a, b in zip(together[1].tobytes(), alone[0].tobytes(), strict=True))
    assert max(abs(difference) for difference in differences) <= 1  # rounding may differ with the batch


def test_a_picture_can_be_painted_over(pipeline: "StableDiffusionPipeline") -> None:
    _, renders = day_scenes(2, 0)
    [pictures] = repaint(pipeline, renders, ["a red cat at night"] * 2, Settings(steps=4), strength=0.65)
    assert [picture.size for picture in pictures] == [(SIDE, SIDE)] * 2


def test_the_command_line_goes_on_where_it_stopped(trained: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(train, "fill_bank", None)  # neither drawn nor trained again
    app = typer.Typer()
    app.command()(train.train)
    folders = ["--work", str(trained / "work"), "--output", str(trained / "again")]
    result = CliRunner().invoke(app, [*folders, *OPTIONS])
    assert result.exit_code == 0, result.output
    weights = "unet/diffusion_pytorch_model.safetensors"
    assert (trained / "again" / weights).read_bytes() == (trained / "model" / weights).read_bytes()


@pytest.mark.parametrize("options", [["--schedule", "quadratic"], ["--prediction", "sample"]])
def test_an_unknown_recipe_is_refused(options: list[str], tmp_path: Path) -> None:
    app = typer.Typer()
    app.command()(train.train)
    result = CliRunner().invoke(app, ["--work", str(tmp_path), *options])
    assert result.exit_code == 2
