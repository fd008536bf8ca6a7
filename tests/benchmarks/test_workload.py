"""The workload: requests as they are said to be, and the same pictures whoever paints them."""

from dataclasses import replace

import numpy
import pytest

from benchmarks.null_engine import HELD, INFO, NullEngine
from benchmarks.workload import engine, in_batches, mixed, one_at_a_time, together, uniform
from bot.core.errors import PaintingError
from bot.core.events import Begun, Failed, Painted, Stepped
from bot.core.request import ImageRequest
from bot.core.samplers import SCHEDULERS
from bot.engine.engine import DiffusionEngine
from bot.engine.models.model import Model
from bot.engine.protocol import EngineEvent, Task


def test_mixed_requests_are_of_all_kinds(narrow_model: Model) -> None:
    requests = mixed(narrow_model)
    assert {one.scheduler for one in requests} == set(SCHEDULERS)
    assert {one.image is None for one in requests[::4]} == {True}
    assert all(one.image for one in requests[3::4])
    assert all(6 <= one.steps <= 20 for one in requests)
    assert {one.guidance_scale for one in requests} == {1.0, 4.0, 7.5, 12.0}
    assert requests == mixed(narrow_model)


def test_uniform_requests_differ_in_prompt_and_seed_only(narrow_model: Model) -> None:
    requests = uniform(narrow_model)
    assert len({(one.prompt, one.seed) for one in requests}) == len(requests)
    assert len({replace(one, prompt="any", seed=0) for one in requests}) == 1


def test_all_ways_paint_the_same_pictures_but_for_rounding(narrow_model: Model) -> None:
    requests = uniform(narrow_model, 3, steps=3)
    plain = one_at_a_time(narrow_model, requests)
    for pictures in (
        in_batches(narrow_model, requests, 2),
        together(engine(narrow_model, 2), narrow_model, requests),
        together(engine(narrow_model, 2, reproducible=True), narrow_model, requests),
    ):
        for one, other in zip(plain, pictures, strict=True):
            assert numpy.abs(one.astype(int) - other.astype(int)).max() <= 1


def test_mixed_pictures_are_the_same_both_ways(narrow_model: Model) -> None:
    requests = [replace(one, steps=4) for one in mixed(narrow_model, 4)]
    both = one_at_a_time(narrow_model, requests), together(engine(narrow_model, 4), narrow_model, requests)
    for one, other in zip(*both, strict=True):
        assert numpy.abs(one.astype(int) - other.astype(int)).max() <= 1


class FailingEngine(DiffusionEngine):
    """An engine with which the second job fails in its first step."""

    def step(self) -> list[EngineEvent]:
        self.cancel(1)
        return [Failed(1, PaintingError("painting.memory"))]


def test_a_failure_is_raised_and_leaves_no_job_behind(narrow_model: Model) -> None:
    failing = FailingEngine(narrow_model, engine(narrow_model, 4)._budget)
    with pytest.raises(PaintingError):
        together(failing, narrow_model, uniform(narrow_model, 3, steps=3))
    assert failing.admitted == ()


def request(prompt: str) -> ImageRequest:
    return ImageRequest(prompt, 64, 64, 1, 1.0, "ddim", INFO.name, 1)


def test_the_engine_that_paints_nothing_is_done_at_once() -> None:
    null = NullEngine()
    null.admit(Task(1, request("a red fox")))
    kinds = [type(event) for event in null.step()]
    assert kinds == [Begun, Stepped, Painted]
    assert null.admitted == ()


def test_held_jobs_keep_their_rows_for_ever() -> None:
    null = NullEngine()
    before = null.capacity.rows
    null.admit(Task(1, request(HELD)))
    assert [type(event) for event in null.step()] == [Begun]
    assert null.admitted == ()
    assert null.capacity.rows == before - 1
    null.cancel(1)
    assert null.capacity.rows == before
