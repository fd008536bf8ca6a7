"""Fixtures: small untrained models, loaded, and engines that paint with them on one thread of torch."""

from collections.abc import Iterator
from pathlib import Path

import numpy
import pytest
import torch

from bot.core.model_info import ModelInfo
from bot.engine.engine import DiffusionEngine
from bot.engine.models.model import Model
from bot.engine.protocol import Pixels
from tests.engine import tiny
from tests.engine.painters import ROOMY, load


@pytest.fixture(scope="session")
def sd_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny.save_sd(tmp_path_factory.mktemp("sd"))


@pytest.fixture(scope="session")
def xl_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny.save_xl(tmp_path_factory.mktemp("xl"))


@pytest.fixture(scope="session")
def demo_like(model: Path) -> Model:
    """The demo model's form: v-prediction, betas of its own, pooled captions."""
    return load(model)


@pytest.fixture(scope="session")
def sd(sd_folder: Path) -> Model:
    return load(sd_folder)


@pytest.fixture(scope="session")
def xl(xl_folder: Path) -> Model:
    return load(xl_folder)


@pytest.fixture(params=[pytest.param("demo_like", marks=pytest.mark.slow), "sd", "xl"])
def loaded(request: pytest.FixtureRequest) -> Model:
    """Each of the models in turn."""
    model: Model = request.getfixturevalue(request.param)
    return model


@pytest.fixture
def engine(sd: Model) -> DiffusionEngine:
    return DiffusionEngine(sd, ROOMY)


@pytest.fixture
def info(sd: Model) -> ModelInfo:
    return sd.info


@pytest.fixture(autouse=True)
def one_thread() -> Iterator[None]:
    """Sums in one order: with more threads torch may round differently from run to run."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="session")
def picture() -> Pixels:
    """A picture to paint over."""
    noise: Pixels = numpy.random.default_rng(3).integers(0, 256, (96, 96, 3), dtype=numpy.uint8)
    return noise
