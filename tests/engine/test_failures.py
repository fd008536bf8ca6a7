"""Memory runs out, numbers are not numbers, samplers raise: a job fails alone, or is painted in another way."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import numpy
import pytest
import torch
from torch import Tensor

from bot.engine.engine import DiffusionEngine
from bot.engine.failures import is_out_of_memory
from bot.engine.model import Model
from bot.engine.protocol import EngineEvent, Failed, Painted, Task
from tests.engine.painters import REQUEST, ROOMY, load, most_apart, paint, paint_all


@contextmanager
def rows_limited(model: Model, limit: int, error: Exception | None = None) -> Iterator[list[int]]:
    """The U-Net runs out of memory with more than so many rows; yields the rows of the calls that went well."""
    calls: list[int] = []

    def check(module: torch.nn.Module, args: tuple[Tensor, ...]) -> None:
        if len(args[0]) > limit:
            raise error or torch.OutOfMemoryError("CUDA out of memory")
        calls.append(len(args[0]))

    handle = model.unet.register_forward_pre_hook(check)
    try:
        yield calls
    finally:
        handle.remove()


def run(engine: DiffusionEngine) -> list[EngineEvent]:
    events: list[EngineEvent] = []
    while engine.admitted:
        events += engine.step()
    return events


def failures(events: list[EngineEvent]) -> dict[int, str]:
    return {event.job_id: event.error.key for event in events if isinstance(event, Failed)}


def crowded(model: Model, count: int = 6) -> DiffusionEngine:
    engine = DiffusionEngine(model, ROOMY)
    for number in range(count):
        engine.admit(Task(number, replace(REQUEST, seed=number), owner=number))
    return engine


def test_out_of_memory_takes_fewer_rows_loses_no_job_and_is_remembered(sd: Model) -> None:
    engine = crowded(sd)
    with rows_limited(sd, 4) as calls:
        painted = paint_all(engine)
        assert len(painted) == 6
        assert max(calls) <= 4
        room = engine.room
        assert room.bytes < ROOMY.bytes
        assert not room.without([REQUEST, REQUEST]).takes(REQUEST, newcomer=True)  # the next ones wait for room
        before = len(calls)
        engine.admit(Task(9, REQUEST))
        engine.step()
        assert len(calls) == before + 1
    for (number, _), pixels in painted.items():
        alone = paint(DiffusionEngine(sd, ROOMY), replace(REQUEST, seed=number))[0]
        assert most_apart(pixels, alone) <= 1


def test_a_guided_picture_is_painted_row_by_row_where_two_are_too_many(sd: Model) -> None:
    engine = crowded(sd, 1)
    with rows_limited(sd, 1) as calls:
        assert len(paint_all(engine)) == 1
    assert set(calls) == {1}


def test_a_picture_that_never_fits_fails_with_a_sentence(sd: Model) -> None:
    engine = crowded(sd, 2)
    with rows_limited(sd, 0):
        assert failures(run(engine)) == {0: "painting.memory", 1: "painting.memory"}
    assert len(paint(engine, REQUEST)) == 1


def test_in_reproducible_mode_the_number_of_rows_stays(sd: Model) -> None:
    engine = DiffusionEngine(sd, ROOMY, 8)
    engine.admit(Task(1, REQUEST))
    with rows_limited(sd, 4):
        assert failures(run(engine)) == {1: "painting.memory"}


def test_the_cpus_own_words_for_it_are_understood() -> None:
    assert is_out_of_memory(RuntimeError("[enforce fail] DefaultCPUAllocator: can't allocate memory: you tried"))
    assert is_out_of_memory(torch.OutOfMemoryError("CUDA out of memory"))
    assert not is_out_of_memory(RuntimeError("size mismatch"))


def test_a_sampler_that_raises_fails_its_job_alone(sd: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = crowded(sd, 3)
    engine.step()
    [painting] = [one for run in engine._runs.values() for one in run.active if one.job_id == 1]

    def broken(*args: object, **kwargs: object) -> None:
        raise IndexError("beyond the last timestep")

    monkeypatch.setattr(painting._scheduler, "step", broken)
    events = run(engine)
    assert failures(events) == {1: "painting.failed"}
    assert {event.job_id for event in events if isinstance(event, Painted)} == {0, 2}


def test_a_job_whose_conditioning_breaks_the_call_fails_alone(sd: Model) -> None:
    engine = crowded(sd, 3)
    engine.step()
    wrong = engine._runs[1].active[0]
    wrong.conditioning = replace(wrong.conditioning, states=wrong.conditioning.states[..., :3])
    events = run(engine)
    assert failures(events) == {1: "painting.failed"}
    assert {event.job_id for event in events if isinstance(event, Painted)} == {0, 2}


def spoil(model: Model, when: Callable[[], bool]) -> torch.utils.hooks.RemovableHandle:
    """Make the VAE's decoder answer with not-a-number."""

    def hook(module: torch.nn.Module, args: object, output: Tensor) -> Tensor:
        return output * float("nan") if when() else output

    handle: torch.utils.hooks.RemovableHandle = model.autoencoder.vae.decoder.register_forward_hook(hook)
    return handle


def test_a_vae_that_overflows_is_used_in_fp32_from_then_on(sd_folder: Path) -> None:
    model = load(sd_folder, torch.bfloat16)
    expected = paint(DiffusionEngine(model, ROOMY), REQUEST)[0]
    spoil(model, lambda: not model.autoencoder.wide)
    engine = DiffusionEngine(model, ROOMY)
    [painted] = paint(engine, REQUEST)
    assert model.autoencoder.wide
    assert most_apart(painted, expected) <= 8
    assert len(paint(engine, REQUEST)) == 1


def test_numbers_that_are_none_fail_their_job_alone(sd: Model) -> None:
    engine = crowded(sd, 2)
    engine.step()
    engine._runs[1].active[0].latents *= float("nan")
    events = run(engine)
    assert failures(events) == {1: "painting.numbers"}
    assert [event.job_id for event in events if isinstance(event, Painted)] == [0]


def test_a_picture_too_large_to_decode_at_once_is_decoded_in_tiles(sd_folder: Path) -> None:
    model = load(sd_folder)
    request = replace(REQUEST, width=128, height=128)
    expected = paint(DiffusionEngine(model, ROOMY), request)[0]

    def limit(module: torch.nn.Module, args: tuple[Tensor, ...]) -> None:
        if args[0].shape[-1] > 16:
            raise torch.OutOfMemoryError("CUDA out of memory")

    model.autoencoder.vae.decoder.register_forward_pre_hook(limit)
    [painted] = paint(DiffusionEngine(model, ROOMY), request)
    assert painted.shape == expected.shape
    assert numpy.abs(painted.astype(float) - expected).mean() < 20
    exact = DiffusionEngine(model, ROOMY, 8)
    exact.admit(Task(1, request))
    assert failures(run(exact)) == {1: "painting.memory"}
