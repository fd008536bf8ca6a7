"""The noise schedules: formulas, ends, and the samplers' view of them."""

import math
from typing import get_args

import pytest
import torch

from demo_model.architecture import SIGMA_MAX, TRAIN_TIMESTEPS, Prediction, Schedule, cosine_betas, make_scheduler


def last_sigma(betas: list[float]) -> float:
    bar = math.prod(1 - beta for beta in betas)
    return math.sqrt((1 - bar) / bar)


def test_the_cosine_schedule_ends_at_sigma_max() -> None:
    assert last_sigma(cosine_betas()) == pytest.approx(SIGMA_MAX, rel=1e-6)
    assert last_sigma(cosine_betas(200, 40.0)) == pytest.approx(40.0, rel=1e-6)


@pytest.mark.parametrize("t", [1, 10, 250, 500, 750, 999, 1000])
def test_the_cosine_schedule_follows_its_formula(t: int) -> None:
    def f(step: int) -> float:
        return math.cos((step / 1000 + 0.008) / 1.008 * math.pi / 2) ** 2

    floor = 1 / (1 + SIGMA_MAX**2)
    bar = math.prod(1 - beta for beta in cosine_betas()[:t])
    assert bar == pytest.approx(floor + (1 - floor) * f(t) / f(0), rel=1e-6)


def test_betas_are_probabilities_without_a_clip() -> None:
    betas = cosine_betas()
    assert len(betas) == TRAIN_TIMESTEPS
    assert all(0 < beta < 1 for beta in betas)


@pytest.mark.parametrize("schedule", get_args(Schedule))
def test_noise_grows_at_every_timestep(schedule: Schedule) -> None:
    bars = make_scheduler(schedule, "epsilon").alphas_cumprod
    assert bars.shape == (TRAIN_TIMESTEPS,)
    assert torch.all(bars[1:] < bars[:-1])


@pytest.mark.parametrize("prediction", get_args(Prediction))
def test_sampling_starts_at_the_noisiest_timestep(prediction: Prediction) -> None:
    scheduler = make_scheduler("cosine", prediction)
    scheduler.set_timesteps(20)
    assert scheduler.timesteps[0] == TRAIN_TIMESTEPS - 1
    assert scheduler.config.prediction_type == prediction
