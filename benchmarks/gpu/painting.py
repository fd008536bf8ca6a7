"""Painting: measures one model, Stable Diffusion 1.5 or SDXL: its calls, requests, accuracy and waiting times."""

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy
import torch
from torch import Tensor
from torch.utils.flop_counter import FlopCounterMode

from benchmarks.alternating import alternate, timed
from benchmarks.gpu.calls import call_inputs, eager_call
from benchmarks.gpu.result import Found
from benchmarks.gpu.subject import Subject
from benchmarks.workload import engine, in_batches, one_at_a_time, together, uniform
from bot.core.events import Stepped
from bot.core.request import ImageRequest
from bot.engine.models.model import Model
from bot.engine.protocol import Pixels, Task


def peak(subject: Subject) -> Found:
    """The TFLOP/s of a large matrix product."""
    teraflops = subject.peak / 1e12
    return measured(f"{teraflops:.0f}", teraflops=teraflops)


def u_net_call(subject: Subject, rows: int) -> Found:
    """The milliseconds of one U-Net call, made as the engine makes it."""
    work = eager_call(subject.model, call_inputs(subject.model, rows))
    took = alternate({"call": work}, rounds=10)["call"]
    return measured(milliseconds(took), seconds=took)


@torch.no_grad()
def decode(subject: Subject) -> Found:
    """The milliseconds of decoding one picture at native size."""
    latents = noise(subject.model)
    took = alternate({"decode": lambda: subject.model.autoencoder.decode(latents)}, rounds=10)["decode"]
    return measured(milliseconds(took), seconds=took)


def one_request(subject: Subject) -> Found:
    """P ÷ ours for one request alone."""
    model, alone = subject.model, engine(subject.model, subject.load.jobs)
    took = alternate(
        {
            "P": lambda: one_at_a_time(model, subject.single()),
            "ours": lambda: together(alone, model, subject.single()),
        },
        subject.load.rounds,
    )
    return ratio(took, "P", "ours")


def mixed_requests(subject: Subject) -> Found:
    """P ÷ ours for requests that diffusers can't batch."""
    model = subject.model
    took = alternate(
        {
            "P": lambda: one_at_a_time(model, subject.mixed()),
            "ours": lambda: together(subject.shared_engine, model, subject.mixed()),
        },
        subject.load.rounds,
    )
    return ratio(took, "P", "ours")


def uniform_requests(subject: Subject) -> Found:
    """B ÷ ours for requests that diffusers can batch."""
    model, load = subject.model, subject.load
    took = alternate(
        {
            "B": lambda: in_batches(model, subject.uniform(), load.jobs),
            "ours": lambda: together(subject.shared_engine, model, subject.uniform()),
        },
        load.rounds,
    )
    subject.uniform_seconds = took["ours"]
    return ratio(took, "B", "ours")


def share(subject: Subject) -> Found:
    """The share of the matrix product's FLOP/s that the uniform requests reached."""
    requests = subject.uniform()
    took = subject.uniform_seconds
    if took is None:
        took = alternate({"ours": lambda: together(subject.shared_engine, subject.model, subject.uniform())}, 1)["ours"]
    work = len(requests) * flops(subject.model, requests[0])
    return measured(f"{work / took / subject.peak:.0%}", flops=work, seconds=took, peak=subject.peak)


@torch.no_grad()
def flops(model: Model, request: ImageRequest) -> float:
    """The FLOPs of a picture from noise, for its U-Net calls and its decoding, counted by PyTorch."""
    model.condition(request)  # cached from now on, so that encoding the text isn't counted
    painter, counter = engine(model, 1), FlopCounterMode(display=False)
    counts = []
    for steps in (1, 2):
        with counter:
            together(painter, model, [replace(request, steps=steps)])
        counts.append(counter.get_total_flops())
    one, two = counts
    return float(one + (request.steps - 1) * (two - one))


def late(subject: Subject) -> Found:
    """How many steps pass until a job that arrives while others are painted takes its first step."""
    painter = engine(subject.model, subject.load.jobs)
    first, second, last = uniform(subject.model, 3, 50)
    painter.admit(Task(0, first, owner=0))
    painter.admit(Task(1, second, owner=1))
    for _ in range(3):
        painter.step()
    painter.admit(Task(2, last, owner=2))
    waited = 1
    while not any(isinstance(event, Stepped) and event.job_id == 2 for event in painter.step()):
        waited += 1
    for job_id in painter.admitted:
        painter.cancel(job_id)
    return measured(str(waited), steps=waited)


def psnr(subject: Subject) -> Found:
    """The worst PSNR between pictures painted in a batch and painted alone."""
    model, requests = subject.model, subject.mixed()
    alone = [together(subject.shared_engine, model, [request])[0] for request in requests]
    worst = worst_psnr(alone, together(subject.shared_engine, model, requests))
    return measured(f"{worst:.1f} dB", **({"decibels": worst} if math.isfinite(worst) else {}))


def worst_psnr(one: Sequence[Pixels], other: Sequence[Pixels]) -> float:
    """The lowest peak signal-to-noise ratio of the pairs in dB, 20·log₁₀(255/√MSE); infinite if all are equal."""
    worst = math.inf
    for a, b in zip(one, other, strict=True):
        mse = float(numpy.mean((a.astype(float) - b.astype(float)) ** 2))
        worst = min(worst, math.inf if mse == 0 else 20 * math.log10(255 / math.sqrt(mse)))
    return worst


def previews(subject: Subject) -> Found:
    """The time of a preview as a share of the painting between two previews."""
    model, steps = subject.model, subject.load.long
    alone = engine(model, 1)
    took = alternate({"one": lambda: together(alone, model, subject.single())}, 1)["one"] / steps
    latents = noise(model)
    shown = min(timed(lambda: model.show(latents).cpu()) for _ in range(10))
    return measured(f"{shown / (model.previewer.every * took):.2%}", preview=shown, step=took)


def noise(model: Model) -> Tensor:
    """Random latents (1, 4, h, w) at native size."""
    side = model.info.native // model.pipeline.vae_scale_factor
    return torch.randn(1, 4, side, side, device=model.device).to(model.unet.dtype)


def measured(text: str, **values: float) -> Found:
    """The result of a successful measurement."""
    return Found("measured", text, values)


def ratio(took: dict[str, float], one: str, other: str) -> Found:
    """How many times as long one candidate took as the other."""
    behind = ", ".join(f"{name} {seconds:.2f} s" for name, seconds in took.items())
    return measured(f"{took[one] / took[other]:.2f} ({behind})", **took)


def milliseconds(seconds: float) -> str:
    """Seconds as a text in milliseconds."""
    return f"{1000 * seconds:.1f} ms"
