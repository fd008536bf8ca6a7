"""The CUDA path: nothing in the loop waits for the device. Most of it is skipped where there is no CUDA device."""

from dataclasses import replace
from pathlib import Path

import numpy
import pytest
import torch

from bot.core.request import ImageRequest
from bot.core.samplers import SCHEDULERS
from bot.engine.engine import DiffusionEngine
from bot.engine.protocol import EngineOptions, Task
from bot.engine.transfers import _goes_to_cuda
from tests.engine.painters import most_apart, paint

cuda = pytest.mark.skipif(not torch.cuda.is_available(), reason="needs a CUDA device")
WAITS = {"unipc"}
"""Samplers whose diffusers class solves a small linear system on the device in every step, and waits for it."""


@pytest.fixture
def engine(sd_folder: Path) -> DiffusionEngine:
    return DiffusionEngine.load(EngineOptions(str(sd_folder), "cuda", "bfloat16"))


def request(engine: DiffusionEngine, scheduler: str) -> ImageRequest:
    return ImageRequest("a red cat", 64, 64, 8, 4.0, scheduler, engine.info.name, 7)


@cuda
@pytest.mark.parametrize("scheduler", sorted(set(SCHEDULERS) - WAITS))
def test_no_step_waits_for_the_device(engine: DiffusionEngine, scheduler: str) -> None:
    engine.admit(Task(1, request(engine, scheduler)))
    engine.step()
    torch.cuda.set_sync_debug_mode("error")
    try:
        for _ in range(5):
            engine.step()
    finally:
        torch.cuda.set_sync_debug_mode("default")


@cuda
def test_a_seed_is_the_same_picture_on_cuda_and_on_the_cpu(engine: DiffusionEngine, sd_folder: Path) -> None:
    here = DiffusionEngine.load(EngineOptions(str(sd_folder), "cpu", "float32"))
    there = DiffusionEngine.load(EngineOptions(str(sd_folder), "cuda", "float32"))
    for scheduler in ("ddim", "euler_a", "dpm++_2m_sde"):
        one = request(engine, scheduler)
        assert most_apart(paint(here, one)[0], paint(there, one)[0]) <= 4


@cuda
def test_reproducible_mode_is_exact_on_cuda(sd_folder: Path) -> None:
    exact = DiffusionEngine.load(EngineOptions(str(sd_folder), "cuda", "bfloat16", reproducible=True))
    one = request(exact, "euler_a")
    alone = paint(exact, one)[0]
    for number in range(4):
        exact.admit(Task(number + 2, replace(one, seed=number), owner=number))
    exact.step()
    assert numpy.array_equal(alone, paint(exact, one)[0])


def test_only_copies_to_cuda_are_pinned() -> None:
    assert _goes_to_cuda("cuda")
    assert _goes_to_cuda(device=torch.device("cuda", 0))
    assert not _goes_to_cuda("cpu", torch.float16)
    assert not _goes_to_cuda(dtype=torch.float32)
