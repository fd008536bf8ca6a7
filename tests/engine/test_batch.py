"""In a crowd only rounding differs, and in reproducible mode nothing does, whoever joins, leaves or fails."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy
import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.core.events import Failed, Painted, Stepped
from bot.core.request import ImageRequest
from bot.core.samplers import SCHEDULERS
from bot.engine.engine import DiffusionEngine
from bot.engine.models.model import Model
from bot.engine.protocol import Pixels, Task
from tests.engine.painters import REQUEST, ROOMY, UPLOAD, load, most_apart, paint, paint_all, tasks

FIXED = replace(ROOMY, rows=8)


@dataclass(frozen=True)
class Guest:
    """A job that comes after so many steps, and on wish is cancelled after so many more."""

    request: ImageRequest
    comes: int
    leaves: int | None = None


def mixed(count: int = 12) -> list[ImageRequest]:
    """Requests of all samplers, with and without guidance and images, of several lengths."""
    requests = []
    for number, scheduler in zip(range(count), [*SCHEDULERS, *SCHEDULERS], strict=False):
        image = UPLOAD if number % 3 == 2 else None
        guidance = [4.0, 1.0, 7.5, 12.0][number % 4]
        one = replace(REQUEST, scheduler=scheduler, seed=100 + number, steps=3 + number % 5, guidance_scale=guidance)
        requests.append(replace(one, image=image))
    return requests


def batch(engine: DiffusionEngine, guests: Sequence[Guest], image: Pixels) -> dict[int, Pixels]:
    """The pictures of those who stayed, everyone joining and leaving in their time."""
    coming = dict(enumerate(zip(guests, tasks([guest.request for guest in guests], image), strict=True)))
    painted: dict[int, Pixels] = {}
    step = 0
    while coming or engine.admitted:
        for number, (guest, task) in list(coming.items()):
            if guest.comes <= step:
                engine.admit(task)
                del coming[number]
        for number, guest in enumerate(guests):
            if guest.leaves is not None and number not in coming and guest.comes + guest.leaves == step:
                engine.cancel(number)
        for event in engine.step():
            assert not isinstance(event, Failed), event
            if isinstance(event, Painted):
                painted[event.job_id] = event.pixels
        step += 1
    return painted


def alone(engine: DiffusionEngine, request: ImageRequest, image: Pixels) -> Pixels:
    [task] = tasks([request], image)
    return paint(engine, request, task.image)[0]


def staggered(requests: Sequence[ImageRequest]) -> list[Guest]:
    return [Guest(request, comes=number // 2) for number, request in enumerate(requests)]


@pytest.mark.parametrize("family", [pytest.param("demo_like", marks=pytest.mark.slow), "sd", "xl"])
def test_a_crowd_changes_rounding_only(request: pytest.FixtureRequest, family: str, picture: Pixels) -> None:
    model: Model = request.getfixturevalue(family)
    requests = mixed()
    painted = batch(DiffusionEngine(model, ROOMY), staggered(requests), picture)
    for number, one in enumerate(requests):
        assert most_apart(painted[number], alone(DiffusionEngine(model, ROOMY), one, picture)) <= 1, one


@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16])
@pytest.mark.parametrize("family", ["sd_folder", "xl_folder"])
def test_in_reproducible_mode_a_crowd_changes_nothing(
    request: pytest.FixtureRequest, family: str, dtype: torch.dtype, picture: Pixels
) -> None:
    folder: Path = request.getfixturevalue(family)
    model = load(folder, dtype)
    requests = mixed()
    painted = batch(DiffusionEngine(model, FIXED, 8), staggered(requests), picture)
    for number, one in enumerate(requests):
        expected = alone(DiffusionEngine(model, FIXED, 8), one, picture)
        assert most_apart(painted[number], expected) == 0, one


def of_all_lengths() -> list[ImageRequest]:
    """Requests whose texts, with and without weights, fill one, two or more windows."""
    prompts = ["a red cat", "a (red:1.4) cat", "a red cat on the snow " * 20, "a [blue] boat by day, " * 40]
    negatives = ["", "a blue boat " * 40]
    return [
        replace(one, prompt=prompts[number % 4], negative_prompt=negatives[number % 3 == 1])
        for number, one in enumerate(mixed(10))
    ]


@pytest.mark.parametrize("family", ["sd", "xl"])
def test_a_crowd_of_all_lengths_of_text_changes_rounding_only(
    request: pytest.FixtureRequest, family: str, picture: Pixels
) -> None:
    model: Model = request.getfixturevalue(family)
    requests = of_all_lengths()
    painted = batch(DiffusionEngine(model, ROOMY), staggered(requests), picture)
    for number, one in enumerate(requests):
        assert most_apart(painted[number], alone(DiffusionEngine(model, ROOMY), one, picture)) <= 1, one


@pytest.mark.parametrize("family", ["sd", "xl"])
@pytest.mark.slow
def test_in_reproducible_mode_a_crowd_of_all_lengths_of_text_changes_nothing(
    request: pytest.FixtureRequest, family: str, picture: Pixels
) -> None:
    model: Model = request.getfixturevalue(family)
    requests = of_all_lengths()
    painted = batch(DiffusionEngine(model, FIXED, 8), staggered(requests), picture)
    for number, one in enumerate(requests):
        assert most_apart(painted[number], alone(DiffusionEngine(model, FIXED, 8), one, picture)) == 0, one


def guest_lists() -> st.SearchStrategy[list[Guest]]:
    """Up to ten jobs that come and go as they like."""
    requests = st.builds(
        lambda scheduler, steps, guidance, seed, shape, repaint, prompt: replace(
            REQUEST,
            prompt=prompt,
            scheduler=scheduler,
            steps=steps,
            guidance_scale=guidance,
            seed=seed,
            width=shape[0],
            height=shape[1],
            image=UPLOAD if repaint else None,
        ),
        st.sampled_from(sorted(SCHEDULERS)),
        st.integers(2, 6),
        st.sampled_from([1.0, 4.0, 9.0]),
        st.integers(0, 2**53 - 1),
        st.sampled_from([(64, 64), (64, 64), (96, 64)]),
        st.booleans(),
        st.sampled_from(["a red cat", "a (red:1.4) cat", "a red cat " * 40]),
    )
    guests = st.builds(Guest, requests, st.integers(0, 6), st.none() | st.integers(0, 4))
    return st.lists(guests, min_size=2, max_size=10)


@pytest.mark.slow
@given(guest_lists())
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whoever_comes_and_goes_the_same_bytes(sd: Model, picture: Pixels, guests: list[Guest]) -> None:
    painted = batch(DiffusionEngine(sd, FIXED, 8), guests, picture)
    stayed = {number for number, guest in enumerate(guests) if guest.leaves is None}
    assert stayed <= set(painted)
    for number, pixels in painted.items():
        assert most_apart(pixels, alone(DiffusionEngine(sd, FIXED, 8), guests[number].request, picture)) == 0


@given(guest_lists())
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whoever_comes_and_goes_at_most_one_level(sd: Model, picture: Pixels, guests: list[Guest]) -> None:
    painted = batch(DiffusionEngine(sd, ROOMY), guests, picture)
    for number, pixels in painted.items():
        assert most_apart(pixels, alone(DiffusionEngine(sd, ROOMY), guests[number].request, picture)) <= 1


@pytest.mark.parametrize("fixed_rows", [8, None])
def test_who_fails_beside_a_job_changes_no_more_than_who_leaves(
    sd: Model, picture: Pixels, fixed_rows: int | None
) -> None:
    requests = mixed(6)
    engine = DiffusionEngine(sd, FIXED, fixed_rows)
    for task in tasks(requests, picture):
        engine.admit(task)
    engine.step()
    engine._jobs[0].active[0].latents *= float("nan")
    painted: dict[int, Pixels] = {}
    failed: list[int] = []
    while engine.admitted:
        events = engine.step()
        painted |= {event.job_id: event.pixels for event in events if isinstance(event, Painted)}
        failed += [event.job_id for event in events if isinstance(event, Failed)]
    assert failed == [0]
    for number, pixels in painted.items():
        expected = alone(DiffusionEngine(sd, FIXED, fixed_rows), requests[number], picture)
        assert most_apart(pixels, expected) <= (0 if fixed_rows else 1)


def test_each_picture_of_a_request_is_what_its_own_seed_paints(sd: Model) -> None:
    request = replace(REQUEST, images=3, scheduler="euler_a")
    together = paint(DiffusionEngine(sd, FIXED, 8), request)
    for number, pixels in enumerate(together):
        one = replace(request, images=1, seed=request.seed + number)
        assert numpy.array_equal(pixels, paint(DiffusionEngine(sd, FIXED, 8), one)[0])
    assert not numpy.array_equal(together[0], together[1])


def test_a_job_that_joins_waits_for_one_step(engine: DiffusionEngine) -> None:
    engine.admit(Task(1, replace(REQUEST, steps=20), owner=1))
    engine.step()
    engine.admit(Task(2, replace(REQUEST, steps=20), owner=2))
    assert {event.job_id for event in engine.step() if isinstance(event, Stepped)} == {1, 2}


def test_samplers_that_call_the_unet_twice_batch_too(sd: Model) -> None:
    calls: list[int] = []
    handle = sd.unet.register_forward_pre_hook(lambda module, args: calls.append(len(args[0])))
    try:
        engine = DiffusionEngine(sd, ROOMY)
        for number in range(3):
            engine.admit(Task(number, replace(REQUEST, scheduler="heun", seed=number), owner=number))
        paint_all(engine)
    finally:
        handle.remove()
    assert calls == [6] * (2 * REQUEST.steps - 1)


def test_only_guided_jobs_take_a_second_row(sd: Model) -> None:
    calls: list[int] = []
    handle = sd.unet.register_forward_pre_hook(lambda module, args: calls.append(len(args[0])))
    try:
        engine = DiffusionEngine(sd, ROOMY)
        engine.admit(Task(1, replace(REQUEST, guidance_scale=1.0), owner=1))
        engine.admit(Task(2, REQUEST, owner=2))
        paint_all(engine)
    finally:
        handle.remove()
    assert calls == [3] * REQUEST.steps


def test_shapes_take_turns(engine: DiffusionEngine) -> None:
    for number in range(3):
        engine.admit(Task(number, replace(REQUEST, steps=6), owner=number))
    engine.admit(Task(9, replace(REQUEST, steps=6, width=96), owner=9))
    turns = [{event.job_id for event in engine.step() if isinstance(event, Stepped)} for _ in range(8)]
    assert turns == [{0, 1, 2}, {9}] * 4


def test_lengths_of_text_take_turns(engine: DiffusionEngine) -> None:
    for number in range(3):
        engine.admit(Task(number, replace(REQUEST, steps=6), owner=number))
    engine.admit(Task(9, replace(REQUEST, steps=6, prompt="a red cat " * 40), owner=9))
    engine.admit(Task(8, replace(REQUEST, steps=6, negative_prompt="a red cat " * 40), owner=8))
    turns = [{event.job_id for event in engine.step() if isinstance(event, Stepped)} for _ in range(8)]
    assert turns == [{0, 1, 2}, {8, 9}] * 4
