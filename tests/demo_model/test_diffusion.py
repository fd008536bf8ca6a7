"""Training of U-Net and text encoder: resumed after a stop, it ends with the same weights."""

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import torch

from demo_model.architecture import make_scheduler, make_text_encoder
from demo_model.scenes.scene import Scene
from demo_model.tokenizer import train_tokenizer
from demo_model.training import descent, diffusion
from demo_model.training.batches import SHAPES, LatentBank
from demo_model.training.checkpoint import load_checkpoint, save_checkpoint
from demo_model.training.diffusion import (
    DiffusionTraining,
    Painter,
    Recipe,
    borrowed,
    denoising_loss,
    loss_weights,
    uneven,
)

RECIPE = Recipe("cosine", "v_prediction", steps=5, decay_steps=2, repaint_steps=2, batch=2, warm_up=2)
TOKENIZER = train_tokenizer(["a red cat on the snow at night"])
CPU = torch.device("cpu")


@pytest.fixture(scope="module")
def bank() -> LatentBank:
    """Two scenes of each shape, with noise for latents."""
    rng = torch.Generator().manual_seed(0)
    scenes = [Scene("cat", "red", "big", "snow", "night", "moon"), Scene("boat", "blue", "small", "sea", "day", "sun")]
    return LatentBank([(scenes, torch.randn(2, 4, h // 4, w // 4, generator=rng).half()) for w, h in SHAPES])


def train(folder: Path, bank: LatentBank, stop_after: int | None = None) -> dict[str, Any]:
    """Train until the end, or be stopped after so many steps; returns the state on disk."""
    torch.manual_seed(0)
    save_checkpoint(folder / "text.pt", make_text_encoder(TOKENIZER).state_dict())
    for step, _ in DiffusionTraining(folder, RECIPE, TOKENIZER, CPU).run(bank):
        if step == stop_after:
            break
    state = load_checkpoint(folder / f"{RECIPE.name}.pt")
    assert state is not None
    return state


@pytest.mark.slow
def test_a_stopped_run_ends_like_an_uninterrupted_one(
    tmp_path: Path, bank: LatentBank, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(descent, "SAVE_EVERY", 2)
    whole = train(tmp_path / "whole", bank)
    assert train(tmp_path / "stopped", bank, stop_after=3)["step"] == 2
    resumed = train(tmp_path / "stopped", bank)
    assert resumed["step"] == whole["step"] == RECIPE.total
    for name, weight in whole["painter"].items():
        assert torch.equal(weight, resumed["painter"][name]), name
    averages = zip(whole["average"]["shadow_params"], resumed["average"]["shadow_params"], strict=True)
    assert all(torch.equal(one, other) for one, other in averages)


@pytest.mark.slow
def test_a_finished_run_is_not_trained_further(tmp_path: Path, bank: LatentBank) -> None:
    train(tmp_path, bank)
    assert list(DiffusionTraining(tmp_path, RECIPE, TOKENIZER, CPU).run(bank)) == []


def test_the_learning_rate_rises_stays_and_falls() -> None:
    recipe = Recipe("cosine", "v_prediction", steps=1_000, decay_steps=100, peak_rate=1.0, warm_up=10)
    rates = [recipe.learning_rate(step) for step in range(1_000)]
    assert rates[0] == pytest.approx(0.1)
    assert set(rates[10:900]) == {1.0}
    assert rates[999] == pytest.approx(0.01)
    assert all(after < before for before, after in pairwise(rates[900:]))


def test_repainting_is_learned_at_half_of_the_rate_falling_to_nothing() -> None:
    recipe = Recipe("cosine", "v_prediction", steps=100, decay_steps=20, repaint_steps=50, peak_rate=1.0, warm_up=10)
    rates = [recipe.learning_rate(step) for step in range(100, recipe.total)]
    assert (len(rates), rates[0]) == (50, 0.5)
    assert rates[-1] == pytest.approx(0.01)
    assert all(after < before for before, after in pairwise(rates))


def test_uneven_noise_drowns_the_mean_of_half_of_the_pictures() -> None:
    white = torch.randn(64, 4, 16, 16, generator=torch.Generator().manual_seed(0))
    noise = uneven(white, torch.Generator().manual_seed(1))
    assert torch.equal(noise[::2], white[::2])
    means = noise.mean(dim=(2, 3))
    assert means[::2].std() < 0.1  # 1/16
    assert means[1::2].std() > 0.25
    tall = torch.zeros(2, 4, 20, 12)
    assert uneven(tall, torch.Generator()).shape == tall.shape


def test_every_fourth_picture_borrows_the_colours_of_its_neighbour() -> None:
    """Day and night by turns: added to half-noised latents, what is borrowed turns the one into the other."""
    latents = torch.tensor([1.0, -1.0]).repeat(4)[:, None, None, None].expand(8, 4, 16, 16)
    sigma = 2.0
    smooth = borrowed(latents, torch.full((8,), sigma))
    chosen = torch.arange(8) % 4 == 2
    assert torch.all(smooth[~chosen] == 0)
    assert torch.allclose(latents[chosen] + sigma * smooth[chosen], latents.roll(1, 0)[chosen])
    faint = borrowed(latents, torch.full((8,), 0.1))
    assert torch.allclose(faint, smooth * sigma)
    tall = torch.zeros(4, 4, 20, 12)
    assert borrowed(tall, torch.ones(4)).shape == tall.shape


def test_noise_is_weighed_by_min_snr() -> None:
    """An error e of x₀ is e·√SNR in ε: the weighted squares are min(SNR, γ)·e²."""
    timesteps = torch.tensor([0, 250, 500, 750, 999])
    scheduler = make_scheduler("cosine", "epsilon")
    bars = scheduler.alphas_cumprod[timesteps]
    snr = bars / (1 - bars)
    assert torch.allclose(loss_weights(scheduler, timesteps) * snr, snr.clamp(max=diffusion.SNR_GAMMA), rtol=1e-4)


def test_velocity_keeps_its_weight_at_the_noisiest_timesteps() -> None:
    timesteps = torch.tensor([0, 500, 999])
    assert loss_weights(make_scheduler("cosine", "v_prediction"), timesteps).tolist() == [1.0, 1.0, 1.0]


def test_places_in_focus_count_more() -> None:
    """Of a painter that predicts nothing, whose error is the velocity itself, only the latents in focus are felt."""

    class Nothing(torch.nn.Module):
        def forward(self, noisy: torch.Tensor, timesteps: torch.Tensor, ids: torch.Tensor) -> torch.Tensor:
            return torch.zeros_like(noisy)

    def loss(latents: torch.Tensor, focus: torch.Tensor | None) -> float:
        painter: Painter = Nothing()  # type: ignore[assignment]
        return denoising_loss(painter, scheduler, latents, torch.zeros(4, 77), 0, focus=focus).item()

    scheduler = make_scheduler("cosine", "v_prediction")
    plain = torch.zeros(4, 4, 8, 8)
    left, right = plain.clone(), plain.clone()
    left[..., :4] = 3
    right[..., 4:] = 3
    focus = torch.ones(8, 8)
    focus[:, :4] = 0
    assert loss(left, focus) == pytest.approx(loss(plain, focus))
    assert loss(right, focus) > loss(right, None) > loss(plain, None)
    assert loss(left, torch.ones(8, 8)) == pytest.approx(loss(left, None))
