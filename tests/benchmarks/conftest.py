"""Fixtures: what GPU rows are rehearsed with."""

from pathlib import Path

import pytest

from benchmarks.architectures import narrow
from benchmarks.gpu.subject import SMALL, Subject
from bot.engine.models.model import Model


@pytest.fixture(scope="session")
def narrow_model() -> Model:
    """Stable Diffusion's topology, made narrow."""
    return narrow()


@pytest.fixture
def subject(narrow_model: Model, tmp_path: Path) -> Subject:
    return Subject(narrow_model, SMALL, tmp_path)
