"""Memory runs out, numbers are not numbers, samplers raise: a job fails alone, or is painted in another way."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import numpy
import pytest
import torch
from torch import Tensor

from bot.core.errors import DeviceError, EaselError
from bot.core.events import Failed, Painted
from bot.engine.engine import DiffusionEngine
from bot.engine.failures import classify_error, is_out_of_memory
from bot.engine.models.model import Model
from bot.engine.protocol import EngineEvent, Pixels, Task
from tests.engine.painters import REQUEST, ROOMY, UPLOAD, load, most_apart, paint, paint_all, tasks


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
        capacity = engine.capacity
        assert capacity.bytes < ROOMY.bytes
        assert not capacity.without([REQUEST, REQUEST]).takes(REQUEST, newcomer=True)  # the next ones wait for room
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


@pytest.mark.slow
def test_a_picture_that_never_fits_fails_with_a_sentence(sd: Model) -> None:
    engine = crowded(sd, 2)
    with rows_limited(sd, 0):
        assert failures(run(engine)) == {0: "painting.memory", 1: "painting.memory"}
    assert len(paint(engine, REQUEST)) == 1


def fail_once(model: Model, part: torch.nn.Module, error: Exception) -> None:
    """The part raises at its next call, and never again."""
    errors = [error]

    def check(module: torch.nn.Module, args: object) -> None:
        if errors:
            raise errors.pop()

    part.register_forward_pre_hook(check)


@pytest.mark.parametrize("fixed_rows", [None, 8])
def test_where_there_can_not_be_fewer_rows_the_call_is_made_once_more(sd_folder: Path, fixed_rows: int | None) -> None:
    model = load(sd_folder)
    fail_once(model, model.unet, torch.OutOfMemoryError("CUDA out of memory"))
    engine = DiffusionEngine(model, ROOMY, fixed_rows)
    engine.admit(Task(1, replace(REQUEST, guidance_scale=1.0)))
    assert len(paint_all(engine)) == 1


def test_running_out_while_a_picture_begins_is_tried_once_more(sd_folder: Path) -> None:
    model = load(sd_folder)
    fail_once(model, model.pipeline.text_encoder, torch.OutOfMemoryError("CUDA out of memory"))
    assert len(paint(DiffusionEngine(model, ROOMY), REQUEST)) == 1


def test_a_preview_that_can_not_be_made_costs_no_job(sd: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(latents: Tensor) -> Tensor:
        raise torch.OutOfMemoryError("CUDA out of memory")

    monkeypatch.setattr(sd, "show", broken)
    engine = crowded(sd, 2)
    assert len(paint_all(engine)) == 2


def test_a_device_that_is_lost_is_told_and_blamed_on_no_job(monkeypatch: pytest.MonkeyPatch) -> None:
    def lost(device: torch.device) -> None:
        raise RuntimeError("CUDA error: an illegal memory access was encountered")

    error = RuntimeError("size mismatch")
    monkeypatch.setattr(torch.cuda, "synchronize", lambda device: None)
    assert classify_error(error, torch.device("cuda")).key == "painting.failed"
    monkeypatch.setattr(torch.cuda, "synchronize", lost)
    with pytest.raises(DeviceError, match="illegal memory access"):
        classify_error(error, torch.device("cuda"))


def test_an_error_that_only_waiting_tells_of_is_no_jobs_fault(sd: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = crowded(sd, 2)

    def late() -> None:
        raise RuntimeError("CUDA error: unspecified launch failure")

    def lost(error: Exception, device: torch.device) -> EaselError:
        raise DeviceError("device.lost", reason=error)

    monkeypatch.setattr(engine._pace, "launched", late)
    monkeypatch.setattr("bot.engine.engine.classify_error", lost)
    with pytest.raises(DeviceError):
        engine.step()


def test_in_reproducible_mode_the_number_of_rows_stays(sd: Model) -> None:
    engine = DiffusionEngine(sd, ROOMY, 8)
    engine.admit(Task(1, REQUEST))
    with rows_limited(sd, 4):
        assert failures(run(engine)) == {1: "painting.memory"}


def test_the_cpus_own_words_for_it_are_understood() -> None:
    assert is_out_of_memory(RuntimeError("[enforce fail] DefaultCPUAllocator: can't allocate memory: you tried"))
    assert is_out_of_memory(torch.OutOfMemoryError("CUDA out of memory"))
    assert is_out_of_memory(RuntimeError("MPS backend out of memory (MPS allocated: 5 GB)"))
    assert not is_out_of_memory(RuntimeError("size mismatch"))


def test_a_sampler_that_raises_fails_its_job_alone(sd: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = crowded(sd, 3)
    engine.step()
    [painting] = [one for run in engine._jobs.values() for one in run.active if one.job_id == 1]

    def broken(*args: object, **kwargs: object) -> None:
        raise IndexError("beyond the last timestep")

    monkeypatch.setattr(painting._scheduler, "step", broken)
    events = run(engine)
    assert failures(events) == {1: "painting.failed"}
    assert {event.job_id for event in events if isinstance(event, Painted)} == {0, 2}


def test_a_job_whose_conditioning_breaks_the_call_fails_alone(sd: Model) -> None:
    engine = crowded(sd, 3)
    engine.step()
    wrong = engine._jobs[1].active[0]
    wrong.conditionings = [replace(wrong.conditioning, states=wrong.conditioning.states[..., :3])]
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


def test_in_reproducible_mode_a_vae_that_overflows_once_goes_back(sd_folder: Path) -> None:
    model = load(sd_folder, torch.bfloat16)
    expected = paint(DiffusionEngine(model, ROOMY, 8), REQUEST)[0]
    overflow = [True]
    spoil(model, lambda: bool(overflow) and not model.autoencoder.wide and bool(overflow.pop()))
    assert len(paint(DiffusionEngine(model, ROOMY, 8), replace(REQUEST, seed=8))) == 1
    assert not model.autoencoder.wide
    assert numpy.array_equal(paint(DiffusionEngine(model, ROOMY, 8), REQUEST)[0], expected)


def test_in_reproducible_mode_a_vae_goes_back_even_where_fp32_fails(sd_folder: Path) -> None:
    coder = load(sd_folder, torch.bfloat16).autoencoder
    coder.exact = True
    with pytest.raises(torch.OutOfMemoryError), coder.widened():
        raise torch.OutOfMemoryError("CUDA out of memory")
    assert not coder.wide


def test_an_upload_that_overflows_the_vae_is_encoded_in_fp32(sd_folder: Path, picture: Pixels) -> None:
    model = load(sd_folder, torch.bfloat16)
    [task] = tasks([replace(REQUEST, image=UPLOAD)], picture)
    expected = paint(DiffusionEngine(model, ROOMY), task.request, task.image)[0]
    encoder = model.autoencoder.vae.encoder
    encoder.register_forward_hook(
        lambda module, args, output: output if model.autoencoder.wide else output * float("nan")
    )
    [painted] = paint(DiffusionEngine(model, ROOMY), task.request, task.image)
    assert most_apart(painted, expected) <= 16


def test_numbers_that_are_none_fail_their_job_alone(sd: Model) -> None:
    engine = crowded(sd, 2)
    engine.step()
    engine._jobs[1].active[0].latents *= float("nan")
    events = run(engine)
    assert failures(events) == {1: "painting.numbers"}
    assert [event.job_id for event in events if isinstance(event, Painted)] == [0]


@pytest.mark.slow
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
