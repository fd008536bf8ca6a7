"""Accelerations: measures what CUDA graphs, torch.compile and decoding on a second stream would gain.

The engine has none of them. Each is added only if it is measurably faster on a real GPU.
"""

import copy
from collections.abc import Callable
from dataclasses import replace

import torch
from torch import Tensor
from torch.profiler import ProfilerActivity, profile

from benchmarks.alternating import alternate, timed
from benchmarks.gpu.calls import call_inputs, call_of, eager_call
from benchmarks.gpu.painting import measured, noise
from benchmarks.gpu.result import Found
from benchmarks.gpu.subject import Subject
from benchmarks.workload import engine, mixed, uniform, upload
from bot.core.samplers import SCHEDULERS
from bot.engine.engine import DiffusionEngine
from bot.engine.protocol import Task

ROUNDS = 10
STEPS = 10
"""How many steps are traced."""
MOST_COMPILED = 64
"""How many variants of a block torch may compile before it gives up."""


def graph(subject: Subject, rows: int) -> Found:
    """The gain of replaying the U-Net call as a CUDA graph."""
    eager = eager_call(subject.model, call_inputs(subject.model, rows))
    captured = torch.cuda.CUDAGraph()
    kept: list[Tensor] = []

    def capture() -> None:
        side = torch.cuda.Stream()  # type: ignore[no-untyped-call]
        side.wait_stream(torch.cuda.current_stream())
        with torch.cuda.stream(side):
            for _ in range(3):
                eager()
        torch.cuda.current_stream().wait_stream(side)
        with torch.cuda.graph(captured):
            kept.append(eager())

    def replay() -> Tensor:
        captured.replay()
        return kept[0]

    took = timed(capture)
    return gain(eager, replay, took)


def blocks(subject: Subject, rows: int) -> Found:
    """The gain of compiling each transformer block of the U-Net, which is quick but skips the convolutions."""
    inputs = call_inputs(subject.model, rows)
    unet = copy.deepcopy(subject.model.unet)
    with torch._dynamo.config.patch(recompile_limit=MOST_COMPILED):
        unet.compile_repeated_blocks(dynamic=False, backend=subject.load.backend)
        return compiled_gain(eager_call(subject.model, inputs), call_of(unet, inputs))


def whole(subject: Subject, rows: int) -> Found:
    """The gain of compiling the whole U-Net."""
    inputs = call_inputs(subject.model, rows)
    unet = torch.compile(subject.model.unet, dynamic=False, backend=subject.load.backend)
    return compiled_gain(eager_call(subject.model, inputs), call_of(unet, inputs))


def compiled_gain(eager: Callable[[], Tensor], other: Callable[[], Tensor]) -> Found:
    """The gain of a compiled call, and how long its first call takes."""
    try:
        return gain(eager, other, timed(other))
    finally:
        torch.compiler.reset()


@torch.no_grad()
def gain(eager: Callable[[], Tensor], other: Callable[[], Tensor], first: float) -> Found:
    """How many times as fast another version of a call is, and how far off its result is."""
    expected = eager().float()
    off = float((other().float() - expected).abs().max() / expected.abs().max())
    took = alternate({"eager": eager, "this": other}, rounds=ROUNDS)
    each = f"{1000 * took['eager']:.1f} ms, this {1000 * took['this']:.1f} ms"
    text = f"{took['eager'] / took['this']:.2f} (eager {each}; ready in {first:.1f} s; off by {off:.1e})"
    return measured(text, **took, ready=first, off=off)


@torch.no_grad()
def stream(subject: Subject) -> Found:
    """The gain of decoding a picture on a second stream while a full batch runs."""
    model = subject.model
    eager, latents = eager_call(model, call_inputs(model, 2 * subject.load.jobs)), noise(model)
    side = torch.cuda.Stream()  # type: ignore[no-untyped-call]

    def one_stream() -> None:
        eager()
        model.autoencoder.decode(latents)

    def two_streams() -> None:
        side.wait_stream(torch.cuda.current_stream())
        with torch.cuda.stream(side):
            model.autoencoder.decode(latents)
        eager()
        torch.cuda.current_stream().wait_stream(side)

    took = alternate({"one": one_stream, "two": two_streams}, rounds=ROUNDS)
    return measured(f"{took['one'] / took['two']:.2f}", **took)


def step(subject: Subject) -> Found:
    """How much longer an engine step of mixed jobs takes than its U-Net call, for schedulers and our own work."""
    model, jobs = subject.model, subject.load.jobs
    painter = engine(model, jobs)
    for number, request in enumerate(uniform(model, jobs, 80)):
        sampler = list(SCHEDULERS)[number % len(SCHEDULERS)]
        painter.admit(Task(number, replace(request, scheduler=sampler), owner=number))
    painter.step()
    eager = eager_call(model, call_inputs(model, 2 * jobs))
    took = alternate({"step": painter.step, "call": eager}, rounds=ROUNDS)
    cancel(painter)
    return measured(f"{took['step'] / took['call']:.2f}", **took)


def trace(subject: Subject) -> Found:
    """How many kernels a step of mixed jobs launches, and how busy the device is. Saves the trace as a file."""
    model = subject.model
    painter, source = engine(model, 2 * subject.load.jobs), upload(model)
    for number, request in enumerate(mixed(model, 2 * subject.load.jobs)):
        longer = replace(request, steps=request.steps + 40)
        painter.admit(Task(number, longer, source if request.image else None, owner=number))
    for _ in range(subject.load.jobs):
        painter.step()  # until all have begun, since a step encodes only one upload
    kinds = [ProfilerActivity.CPU, *([ProfilerActivity.CUDA] if subject.device.type == "cuda" else [])]
    with profile(activities=kinds) as profiler:
        took = timed(lambda: [painter.step() for _ in range(STEPS)])
    cancel(painter)
    profiler.export_chrome_trace(str(subject.folder / "trace.json.gz"))
    averages = profiler.key_averages()
    launches = sum(one.count for one in averages if "LaunchKernel" in one.key) / STEPS
    # Operations include the time of their kernels, so only the kernels' own events are added up.
    kernels = [one for one in averages if one.device_type.name == "CUDA" and not one.is_user_annotation]
    busy = sum(one.self_device_time_total for one in kernels) / 1e6 / took
    text = f"{launches:.0f}, the device busy {busy:.0%} of {1000 * took / STEPS:.1f} ms"
    return measured(text, launches=launches, busy=busy, step=took / STEPS)


def cancel(painter: DiffusionEngine) -> None:
    """Cancel all jobs of an engine."""
    for job_id in painter.admitted:
        painter.cancel(job_id)
