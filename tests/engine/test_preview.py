"""Previews show what is being painted, and are fitted once for each VAE."""

from dataclasses import replace
from pathlib import Path

import numpy
import pytest
import torch

from bot.core.errors import ModelError
from bot.core.events import Stepped
from bot.engine.engine import DiffusionEngine
from bot.engine.models.model import Model
from bot.engine.preview import colour_fields, fingerprint, linear_previewer, tiny_previewer
from bot.engine.protocol import EngineOptions, Task
from demo_model import WEIGHTS
from tests.engine import tiny
from tests.engine.painters import REQUEST, ROOMY, load


def test_colours_are_recognised() -> None:
    vae = load(WEIGHTS).pipeline.vae
    previewer = linear_previewer(vae, 64, None)
    fields = colour_fields(3, 64) * 0.8
    for field in fields:
        with torch.no_grad():
            latents = vae.encode(field[None]).latent_dist.mean * vae.config.scaling_factor
        shown = previewer(latents).numpy().astype(float)
        true = torch.nn.functional.interpolate(field[None], (16, 16), mode="area")[0].permute(1, 2, 0).numpy()
        assert numpy.abs(shown - (true + 1) * 127.5).mean() < 25


def test_a_map_is_fitted_once_and_a_damaged_one_again(
    sd: Model, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = linear_previewer(sd.pipeline.vae, 64, tmp_path)
    [file] = tmp_path.iterdir()
    assert fingerprint(sd.pipeline.vae) in file.name
    with monkeypatch.context() as patched:
        patched.setattr(sd.pipeline.vae, "encode", None)  # it is not asked again
        again = linear_previewer(sd.pipeline.vae, 64, tmp_path)
    assert torch.equal(first.matrix, again.matrix)
    file.write_bytes(b"damaged")
    assert torch.allclose(linear_previewer(sd.pipeline.vae, 64, tmp_path).matrix, first.matrix, atol=1e-4)


def test_another_vae_has_another_map(sd: Model, xl: Model) -> None:
    assert fingerprint(sd.pipeline.vae) != fingerprint(xl.pipeline.vae)


def test_a_cache_that_can_not_be_written_is_no_error(sd: Model, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    linear_previewer(sd.pipeline.vae, 64, tmp_path / "file" / "cache")


def test_taesd_shows_sharper_previews(sd_folder: Path, tmp_path: Path) -> None:
    taesd = tiny.save_taesd(tmp_path / "taesd")
    engine = DiffusionEngine.load(EngineOptions(str(sd_folder), "cpu", "float32", taesd=str(taesd)))
    engine.admit(Task(1, replace(REQUEST, steps=24, model=str(sd_folder))))
    previews = []
    while engine.admitted:
        previews += [
            event.preview for event in engine.step() if isinstance(event, Stepped) and event.preview is not None
        ]
    assert [preview.shape for preview in previews] == [(64, 64, 3)]


def test_a_preview_model_that_is_missing_or_for_other_latents_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="EASEL_TAESD"):
        tiny_previewer(str(tmp_path / "nowhere"), 4, 4, torch.device("cpu"), torch.float32)
    other = tiny.save_taesd(tmp_path / "other", latent_channels=16)
    with pytest.raises(ModelError, match="16 latent channels, and the model 4"):
        tiny_previewer(str(other), 4, 4, torch.device("cpu"), torch.float32)


def test_latents_that_are_no_numbers_are_shown_all_the_same(sd: Model) -> None:
    engine = DiffusionEngine(sd, ROOMY)
    assert engine.info.name == "small"
    shown = sd.show(torch.full((1, 4, 8, 8), float("nan")))
    assert shown.shape == (8, 8, 3)
