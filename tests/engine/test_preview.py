"""Previews show what is being painted, and are fitted once for each VAE."""

from dataclasses import replace
from pathlib import Path

import numpy
import pytest
import torch
from diffusers import AutoencoderTiny

from bot.core.errors import ModelError
from bot.core.events import Stepped
from bot.engine.engine import DiffusionEngine
from bot.engine.models.model import Model
from bot.engine.preview import colour_fields, fingerprint, linear_previewer, tiny_previewer
from bot.engine.protocol import EngineOptions, Task
from demo_model import WEIGHTS
from tests.engine import tiny
from tests.engine.painters import REQUEST, load


def test_colours_are_recognised() -> None:
    vae = load(WEIGHTS).pipeline.vae
    previewer = linear_previewer(vae, 64, None)
    fields = colour_fields(3, 64) * 0.8
    for field in fields:
        with torch.no_grad():
            latents = vae.encode(field[None]).latent_dist.mean * vae.config.scaling_factor
        shown = previewer(latents).numpy().astype(float)
        true = torch.nn.functional.interpolate(field[None], (16, 16), mode="area")[0].permute(1, 2, 0).numpy()
        wrong = numpy.abs(shown - (true + 1) * 127.5).mean()
        assert wrong < 25
        for other in (numpy.full_like(shown, 127.5), shown[::-1], shown[:, ::-1], shown[..., ::-1]):
            assert wrong < numpy.abs(other - (true + 1) * 127.5).mean() * 0.75


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
    fitted = linear_previewer(sd.pipeline.vae, 64, tmp_path / "file" / "cache")
    assert torch.allclose(fitted.matrix, linear_previewer(sd.pipeline.vae, 64, None).matrix, atol=1e-4)
    assert [one.name for one in tmp_path.iterdir()] == ["file"]


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


@pytest.mark.parametrize(("factor", "shrunk"), [(4, 1), (8, 4)])
def test_a_taesd_preview_is_what_that_model_decodes_a_quarter_as_wide_where_latents_are_coarse(
    tmp_path: Path, factor: int, shrunk: int
) -> None:
    folder = tiny.save_taesd(tmp_path)
    latents = torch.randn((1, 4, 8, 8), generator=torch.Generator().manual_seed(2))
    with torch.no_grad():
        decoded = AutoencoderTiny.from_pretrained(folder).decode(latents).sample
    expected = (torch.nn.functional.avg_pool2d(decoded, shrunk)[0].permute(1, 2, 0) + 1) * 127.5
    shown = tiny_previewer(str(folder), 4, factor, torch.device("cpu"), torch.float32)(latents)
    assert shown.shape == expected.shape
    assert expected.std() > 5
    assert (shown - expected.clamp(0, 255)).abs().max() <= 1


def test_a_preview_model_that_is_missing_or_for_other_latents_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="EASEL_TAESD"):
        tiny_previewer(str(tmp_path / "nowhere"), 4, 4, torch.device("cpu"), torch.float32)
    other = tiny.save_taesd(tmp_path / "other", latent_channels=16)
    with pytest.raises(ModelError, match="16 latent channels, but the model has 4"):
        tiny_previewer(str(other), 4, 4, torch.device("cpu"), torch.float32)


def test_latents_that_are_no_numbers_are_shown_all_the_same(sd: Model) -> None:
    latents = torch.randn((1, 4, 8, 8), generator=torch.Generator().manual_seed(1))
    expected = sd.show(latents).clone()
    expected[3, 5] = 0
    latents[0, 2, 3, 5] = float("nan")
    assert torch.equal(sd.show(latents), expected)
