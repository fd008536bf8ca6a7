"""Fixtures: the small untrained model, loaded, and an engine that paints with it on one thread of torch."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy
import pytest
import torch

from bot.engine.budget import Budget
from bot.engine.engine import DiffusionEngine
from bot.engine.folder import describe
from bot.engine.loading import load_pipeline
from bot.engine.model import Model
from bot.engine.preview import linear_previewer
from bot.engine.protocol import Pixels
from bot.modelinfo import ModelInfo

if TYPE_CHECKING:
    from diffusers import StableDiffusionPipeline

ROOMY = Budget(rows=16, bytes=10**9, bytes_a_pixel=1.0)


@pytest.fixture(scope="session")
def info(model: Path) -> ModelInfo:
    return describe("small", model)


@pytest.fixture(scope="session")
def pipeline(model: Path) -> "StableDiffusionPipeline":
    pipeline = load_pipeline(model, torch.device("cpu"), torch.float32)
    pipeline.set_progress_bar_config(disable=True)
    return pipeline


@pytest.fixture
def loaded(pipeline: "StableDiffusionPipeline", info: ModelInfo) -> Model:
    return Model(pipeline, info, linear_previewer(pipeline.vae, info.native, None))


@pytest.fixture
def engine(loaded: Model) -> DiffusionEngine:
    return DiffusionEngine(loaded, ROOMY)


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
    noise: Pixels = numpy.random.default_rng(3).integers(0, 256, (64, 64, 3), dtype=numpy.uint8)
    return noise
