"""Studies show what the schedule and the painting are: to the bit where that can be said, beside any other job."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy
import pytest
import torch
from diffusers import DDPMScheduler
from torch import Tensor

from bot.core.events import Begun, Failed, Painted, Stepped, Studied
from bot.core.request import FORWARD, REVERSE, STUDY_FRAMES, ImageRequest
from bot.core.study import CLEAN, LATENTS, NOISY, PIXELS, Frame, Study
from bot.engine.engine import MOST_FRAMES, DiffusionEngine
from bot.engine.models.model import Model
from bot.engine.protocol import EngineEvent, Pixels, Task
from bot.engine.schedulers import make_scheduler
from bot.engine.study import chosen_calls, forward_curves
from tests.engine import tiny
from tests.engine.painters import REQUEST, ROOMY, UPLOAD, load, most_apart, paint

SHORT = replace(REQUEST, steps=6, study=REVERSE)
LONG = replace(REQUEST, steps=12, study=REVERSE)
THERE = replace(REQUEST, study=FORWARD, image=UPLOAD)


def run(engine: DiffusionEngine) -> list[EngineEvent]:
    events: list[EngineEvent] = []
    while engine.admitted:
        events += engine.step()
    return events


def study_of(model: Model, request: ImageRequest, image: Pixels | None = None) -> Study:
    """The study of one job alone."""
    engine = DiffusionEngine(model, ROOMY)
    engine.admit(Task(1, request, image))
    [study] = [event.study for event in run(engine) if isinstance(event, Studied)]
    return study


def strip(study: Study, what: str, schedule: str = "") -> list[Frame]:
    return [frame for frame in study.frames if (frame.what, frame.schedule) == (what, schedule)]


def decoded(model: Model, latents: Tensor) -> Pixels:
    """Latents as the model's VAE shows them."""
    with torch.no_grad():
        pixels: Pixels = model.autoencoder.decode(latents)[0].numpy()
    return pixels


@pytest.fixture
def cut(picture: Pixels) -> Pixels:
    return numpy.ascontiguousarray(picture[:64, :64])


@pytest.fixture(scope="module")
def velocity(tmp_path_factory: pytest.TempPathFactory) -> Model:
    return load(tiny.save_sd(tmp_path_factory.mktemp("velocity"), prediction_type="v_prediction"))


FEW = ["euler", "heun", "dpm++_2m"]
SAMPLERS = [*FEW, "ddim", "pndm", "euler_a", "dpm++_2m_karras", "unipc", "lcm"]


@pytest.mark.parametrize(
    ("family", "scheduler"),
    [*(("sd", name) for name in SAMPLERS), *(("xl", name) for name in FEW), *(("velocity", name) for name in FEW)],
)
def test_a_reverse_study_ends_with_the_very_picture(
    request: pytest.FixtureRequest, family: str, scheduler: str
) -> None:
    model: Model = request.getfixturevalue(family)
    asked = replace(SHORT, scheduler=scheduler)
    study = study_of(model, asked)
    [plain] = paint(DiffusionEngine(model, ROOMY), replace(asked, study=None))
    noisy, clean = strip(study, NOISY), strip(study, CLEAN)
    assert numpy.array_equal(clean[-1].pixels, plain)
    assert numpy.array_equal(noisy[-1].pixels, plain)
    assert [frame.step for frame in noisy] == [frame.step for frame in clean]
    assert len(noisy) + len(clean) == len(study.frames) <= asked.frames


@pytest.mark.parametrize("scheduler", ["ddim", "euler", "heun", "dpm++_2m", "pndm"])
def test_a_reverse_study_begins_with_the_pure_noise(sd: Model, scheduler: str) -> None:
    noise = torch.randn(1, 4, 16, 16, generator=torch.Generator().manual_seed(REQUEST.seed))
    first = strip(study_of(sd, replace(SHORT, scheduler=scheduler)), NOISY)[0]
    config = dict(sd.pipeline.scheduler.config)
    own = make_scheduler(scheduler, config)
    own.set_timesteps(SHORT.steps)
    assert first.step == 0
    assert first.timestep == int(own.timesteps[0])
    assert most_apart(first.pixels, decoded(sd, noise)) <= 1  # Euler scales it up and down again


@pytest.mark.parametrize("scheduler", ["ddim", "euler", "heun", "pndm"])
def test_a_reverse_studys_steps_are_evenly_spaced_and_its_bars_the_schedulers(sd: Model, scheduler: str) -> None:
    study = study_of(sd, replace(LONG, scheduler=scheduler, steps=18))
    alphas_cumprod = sd.pipeline.scheduler.alphas_cumprod
    assert [frame.step for frame in strip(study, NOISY)] == list(range(0, 19, 2))
    assert study.steps == 18
    for frame in study.frames:
        assert frame.alpha_cumprod == float(alphas_cumprod[frame.timestep])
    assert [frame.alpha_cumprod for frame in strip(study, NOISY)] == sorted(
        frame.alpha_cumprod for frame in strip(study, NOISY)
    )
    assert list(study.curves) == ["scaled_linear"]
    assert numpy.array_equal(study.curves["scaled_linear"], alphas_cumprod.double().numpy())


def test_a_reverse_study_shows_what_the_sampler_itself_steps_through(sd: Model) -> None:
    """Deterministic samplers walk one path: DDIM and Euler see the same latents, at one scale."""
    one, other = (strip(study_of(sd, replace(LONG, scheduler=name)), NOISY) for name in ("ddim", "euler"))
    for here, there in zip(one, other, strict=True):
        assert numpy.abs(here.pixels.astype(float) - there.pixels).mean() < 3, here.step


def test_a_reverse_study_on_another_noise_schedule_is_read_from_it(sd: Model) -> None:
    study = study_of(sd, replace(SHORT, noise_schedule="cosine"))
    assert list(study.curves) == ["cosine"]
    for frame in study.frames:
        assert frame.alpha_cumprod == study.curves["cosine"][frame.timestep]


def test_a_reverse_study_from_an_image_begins_with_the_noised_image(sd: Model, cut: Pixels) -> None:
    asked = replace(LONG, image=UPLOAD, strength=0.5)
    study = study_of(sd, asked, cut)
    [plain] = paint(DiffusionEngine(sd, ROOMY), replace(asked, study=None), cut)
    assert numpy.array_equal(strip(study, CLEAN)[-1].pixels, plain)
    assert [frame.step for frame in strip(study, NOISY)] == list(range(7))


@pytest.mark.parametrize("steps", [1, 2])
def test_a_study_of_few_steps_has_a_frame_for_each(sd: Model, steps: int) -> None:
    study = study_of(sd, replace(LONG, steps=steps))
    assert [frame.step for frame in study.frames] == 2 * list(range(steps + 1))


def test_trials_of_a_sampler_are_left_out() -> None:
    assert chosen_calls([9, 5, 5, 1, 1], 10) == [0, 2, 4, 5]
    assert chosen_calls([9, 9, 9], 10) == [0, 2, 3]
    assert chosen_calls([float(time) for time in range(90, 0, -1)], 4) == [0, 30, 60, 90]


@pytest.mark.parametrize("family", ["sd", "xl"])
def test_a_forward_study_is_what_the_scheduler_adds(request: pytest.FixtureRequest, family: str, cut: Pixels) -> None:
    model: Model = request.getfixturevalue(family)
    study = study_of(model, THERE, cut)
    generator = torch.Generator().manual_seed(THERE.seed)
    with torch.no_grad():
        latents = model.autoencoder.encode(cut, generator)
    noise = torch.randn(latents.shape, generator=generator)
    grain = torch.randn(64, 64, 3, generator=generator)
    for schedule, known in (("linear", "linear"), ("cosine", "squaredcos_cap_v2")):
        own = DDPMScheduler(beta_start=0.00085, beta_end=0.012, beta_schedule=known)
        shown, inner = strip(study, PIXELS, schedule), strip(study, LATENTS, schedule)
        times = [frame.timestep for frame in shown]
        assert times == [frame.timestep for frame in inner] == [round(place * 999 / 4) for place in range(5)]
        for pixels, latent in zip(shown, inner, strict=True):
            time = torch.tensor([pixels.timestep])
            assert pixels.alpha_cumprod == latent.alpha_cumprod == float(own.alphas_cumprod[pixels.timestep])
            image = own.add_noise(torch.from_numpy(cut).float() / 127.5 - 1, grain, time)
            expected = ((image.clamp(-1, 1) + 1) * 127.5).round().to(torch.uint8).numpy()
            assert most_apart(pixels.pixels, expected) <= 1
            assert most_apart(latent.pixels, decoded(model, own.add_noise(latents, noise, time))) <= 1


@pytest.mark.parametrize(("schedule", "shown"), [(None, {"linear", "cosine"}), ("cosine", {"cosine"})])
def test_a_forward_study_makes_no_unet_call_and_counts_its_frames(
    sd: Model, cut: Pixels, schedule: str | None, shown: set[str]
) -> None:
    engine, there = DiffusionEngine(sd, ROOMY), replace(THERE, noise_schedule=schedule)
    engine.admit(Task(1, there, cut))
    with calls_counted(sd.unet) as calls:
        events = run(engine)
    steps = [(event.step, event.steps) for event in events if isinstance(event, Stepped)]
    assert steps == [(number + 1, there.all_steps) for number in range(there.all_steps)]
    assert isinstance(events[0], Begun)
    last = events[-1]
    assert isinstance(last, Studied)
    assert {frame.schedule for frame in last.study.frames} == shown
    assert calls == []


def test_the_curves_are_diffusers_own_also_where_a_model_has_betas_of_its_own() -> None:
    shape = {"num_train_timesteps": 1000, "beta_start": 0.0001, "beta_end": 0.02}
    own = {**shape, "trained_betas": [0.01] * 1000, "beta_schedule": "linear"}
    curves = forward_curves(own)
    assert list(curves) == ["linear", "cosine", "trained"]
    for name, config in (
        ("linear", {**shape, "beta_schedule": "linear"}),
        ("cosine", {**shape, "beta_schedule": "squaredcos_cap_v2"}),
        ("trained", own),
    ):
        expected = DDPMScheduler(**config).alphas_cumprod.double().numpy()
        assert numpy.array_equal(curves[name], expected)
        assert curves[name].dtype == numpy.float64
    assert list(forward_curves({**shape, "beta_schedule": "linear"})) == ["linear", "cosine"]
    assert list(forward_curves({**shape, "beta_schedule": "scaled_linear"})) == ["linear", "cosine", "scaled_linear"]


def test_a_forward_study_is_the_same_for_the_same_seed(sd: Model, cut: Pixels) -> None:
    one, again, other = (study_of(sd, replace(THERE, seed=seed), cut) for seed in (3, 3, 4))
    same = [numpy.array_equal(here.pixels, there.pixels) for here, there in zip(one.frames, again.frames, strict=True)]
    assert all(same)
    assert not numpy.array_equal(one.frames[4].pixels, other.frames[4].pixels)


def test_a_forward_study_begins_beside_a_full_device(sd: Model, cut: Pixels) -> None:
    engine = DiffusionEngine(sd, replace(ROOMY, rows=2))
    engine.admit(Task(1, replace(REQUEST, steps=9), owner=1))
    engine.step()
    engine.admit(Task(2, THERE, cut, owner=2))
    events = engine.step()
    assert {event.job_id for event in events if isinstance(event, Begun)} == {2}
    assert {event.job_id for event in events if isinstance(event, Stepped)} == {1, 2}
    assert engine.capacity.takes(THERE, newcomer=True)


def test_forward_studies_wait_while_many_frames_do(sd: Model, cut: Pixels) -> None:
    engine = DiffusionEngine(sd, ROOMY)
    for number in range(4):
        engine.admit(Task(number, THERE, cut, owner=number))
    most, events = 0, list[EngineEvent]()
    while engine.admitted:
        events += engine.step()
        most = max(most, len(engine._decoding.frames))
    assert most <= MOST_FRAMES + THERE.frames
    assert [event.job_id for event in events if isinstance(event, Studied)] == [0, 1, 2, 3]


@pytest.mark.parametrize("fixed_rows", [8, None])
def test_studies_change_no_job_beside_them(sd: Model, cut: Pixels, fixed_rows: int | None) -> None:
    rows = replace(ROOMY, rows=8)
    engine = DiffusionEngine(sd, rows, fixed_rows)
    requests = {number: replace(REQUEST, seed=number, steps=3 + number) for number in range(3)}
    for number, request in requests.items():
        engine.admit(Task(number, request, owner=number))
    engine.admit(Task(8, replace(LONG, scheduler="euler"), owner=8))
    engine.admit(Task(9, THERE, cut, owner=9))
    events = run(engine)
    painted = {event.job_id: event.pixels for event in events if isinstance(event, Painted)}
    assert set(painted) == set(requests)
    assert {event.job_id for event in events if isinstance(event, Studied)} == {8, 9}
    for number, request in requests.items():
        [alone] = paint(DiffusionEngine(sd, rows, fixed_rows), request)
        assert most_apart(painted[number], alone) <= (0 if fixed_rows else 1)


def test_one_is_decoded_a_step_and_pictures_do_not_wait_for_all_frames(sd: Model, cut: Pixels) -> None:
    engine = DiffusionEngine(sd, ROOMY)
    engine.admit(Task(1, THERE, cut, owner=1))
    engine.step()
    engine.admit(Task(2, replace(REQUEST, steps=1), owner=2))
    painted_after = None
    with calls_counted(sd.autoencoder.vae.decoder) as calls:
        for step in range(1, 9):
            painted = [event for event in engine.step() if isinstance(event, Painted)]
            painted_after = painted_after or (step if painted else None)
            assert len(calls) == step
    assert painted_after is not None
    assert painted_after <= 2


def test_only_the_chosen_latents_are_kept(sd: Model) -> None:
    engine = DiffusionEngine(sd, ROOMY)
    engine.admit(Task(1, replace(LONG, steps=40)))
    most = 0
    while engine.admitted:
        engine.step()
        most = max(most, len(engine._decoding.frames))
    assert most <= 2 * STUDY_FRAMES[REVERSE]


@pytest.mark.parametrize("request_", [LONG, THERE], ids=["reverse", "forward"])
@pytest.mark.parametrize("steps", [1, 7, 14])
def test_a_cancelled_study_leaves_nothing_behind(sd: Model, cut: Pixels, request_: ImageRequest, steps: int) -> None:
    engine = DiffusionEngine(sd, ROOMY)
    engine.admit(Task(1, request_, cut if request_.image else None))
    for _ in range(steps):
        engine.step()
    engine.cancel(1)
    assert engine.admitted == ()
    assert engine.step() == []
    assert not engine._decoding.waiting
    assert engine._decoding.landings == []
    assert len(paint(engine, REQUEST)) == 1


@pytest.mark.parametrize("request_", [LONG, THERE], ids=["reverse", "forward"])
@pytest.mark.parametrize(("spoiled", "key"), [(False, "painting.failed"), (True, "painting.numbers")])
def test_one_frame_that_fails_fails_its_job_alone(
    sd: Model, cut: Pixels, request_: ImageRequest, spoiled: bool, key: str
) -> None:
    engine = DiffusionEngine(sd, ROOMY)
    engine.admit(Task(1, request_, cut if request_.image else None, owner=1))
    engine.step()
    engine.admit(Task(2, REQUEST, owner=2))
    with third_decode_fails(sd, spoiled=spoiled):
        events = run(engine)
    assert [(event.job_id, event.error.key) for event in events if isinstance(event, Failed)] == [(1, key)]
    assert [event.job_id for event in events if isinstance(event, Painted)] == [2]
    assert not any(isinstance(event, Studied) for event in events)
    assert not engine._decoding.waiting


def test_an_upload_that_can_not_be_encoded_fails_its_study_alone(sd: Model) -> None:
    engine = DiffusionEngine(sd, ROOMY)
    engine.admit(Task(1, THERE, numpy.zeros((64, 64, 5), numpy.uint8), owner=1))
    engine.admit(Task(2, REQUEST, owner=2))
    events = run(engine)
    assert [event.job_id for event in events if isinstance(event, Failed)] == [1]
    assert [event.job_id for event in events if isinstance(event, Painted)] == [2]


def test_frames_of_an_overflowing_vae_are_decoded_in_fp32_in_their_order(sd_folder: Path) -> None:
    model = load(sd_folder, torch.bfloat16)
    decoder = model.autoencoder.vae.decoder
    decoder.register_forward_hook(lambda module, args, out: out if model.autoencoder.wide else out * float("nan"))
    study = study_of(model, LONG)
    assert [frame.what for frame in study.frames] == [NOISY] * 10 + [CLEAN] * 10
    assert [frame.step for frame in study.frames] == 2 * [0, 1, 3, 4, 5, 7, 8, 9, 11, 12]


@contextmanager
def calls_counted(part: torch.nn.Module) -> Iterator[list[int]]:
    """The rows of each call of a part."""
    calls: list[int] = []
    handle = part.register_forward_pre_hook(lambda module, args: calls.append(len(args[0])))
    try:
        yield calls
    finally:
        handle.remove()


@contextmanager
def third_decode_fails(model: Model, *, spoiled: bool) -> Iterator[None]:
    """The third frame from now on can't be decoded: it raises, or its numbers are none."""
    left = [3]

    def hook(module: torch.nn.Module, args: Any, output: Tensor) -> Tensor:
        left[0] -= 1
        if left[0] or output.shape[-1] != 64:
            return output
        if not spoiled:
            raise ValueError("a part is broken")
        return output * float("nan")

    handle = model.autoencoder.vae.decoder.register_forward_hook(hook)
    try:
        yield
    finally:
        handle.remove()
