"""The GPU rows: Stable Diffusion 1.5 and SDXL at full size with random weights, in bf16 with SDPA."""

import math
import re
from collections.abc import Sequence
from dataclasses import replace

import numpy
import torch
from torch.utils.flop_counter import FlopCounterMode

from benchmarks.alternating import alternate, timed
from benchmarks.architectures import sd15, sdxl
from benchmarks.table import Table
from benchmarks.workload import engine, in_batches, mixed, one_at_a_time, together, uniform
from bot.core.events import Stepped
from bot.core.request import ImageRequest
from bot.engine.engine import DiffusionEngine
from bot.engine.models.model import Model
from bot.engine.protocol import Pixels, Task

JOBS = 8
STEPS = 25
ABSENT = "No CUDA device was at hand: these rows are not measured here. `make bench` measures them where there is one."
LATE, PREVIEWS = "steps that a late arrival waits", "previews, share of painting"
AT_MOST = (LATE, PREVIEWS)
"""Rows whose floor is the most that is allowed."""


def measure() -> list[Table]:
    """The tables of (b), or one that says why they are missing."""
    if not torch.cuda.is_available():
        return [Table("GPU: Stable Diffusion 1.5 and SDXL", (), remarks=[ABSENT])]
    device = torch.device("cuda")
    peak = matmul_flops(device)
    tables = []
    for make in (sd15, sdxl):
        model = make(device, torch.bfloat16)
        tables.append(rows(model, f"GPU: {model.info.name}, {torch.cuda.get_device_name(device)}, bf16", peak))
        del model
        torch.cuda.empty_cache()
    return tables


def rows(model: Model, title: str, peak: float | None) -> Table:
    """Every row of the goals for one model. `peak` is what the device's matrix units do, in FLOP/s."""
    table = Table(title, ("what", "floor", "goal", "measured"))
    one = uniform(model, 1, STEPS)
    single = engine(model, JOBS)
    seconds = alternate({"P": lambda: one_at_a_time(model, one), "ours": lambda: together(single, model, one)})
    table.add("one request, P ÷ ours", "1.0", "1.9", f"{seconds['P'] / seconds['ours']:.2f}")
    requests, batch = mixed(model), engine(model, JOBS)
    alike = uniform(model, 16, STEPS)
    took = alternate(
        {
            "P": lambda: one_at_a_time(model, requests),
            "ours": lambda: together(batch, model, requests),
            "B": lambda: in_batches(model, alike),
            "alike": lambda: together(batch, model, alike),
        }
    )
    table.add("16 mixed requests, ours ÷ P", "2.0", "4.0", f"{took['P'] / took['ours']:.2f}")
    table.add("16 uniform requests, ours ÷ B (batches of 8)", "0.9", "1.5", f"{took['B'] / took['alike']:.2f}")
    if peak is not None:
        share = sum(flops(model, request) for request in alike) / took["alike"] / peak
        table.add(f"share of {peak / 1e12:.0f} TFLOP/s (matmul here)", "25%", "50%", f"{share:.0%}")
    waited = late_steps(model)
    table.add(LATE, "2", "1", waited)
    alone = [together(engine(model, JOBS), model, [request])[0] for request in requests]
    table.add(
        "alone and in a crowd, worst PSNR", "45 dB", "50 dB", f"{worst_psnr(alone, together(batch, model, requests))}"
    )
    table.add("reproducible mode, alone and in a crowd", "equal", "equal", reproducible_verdict(model, requests))
    exact = engine(model, JOBS, reproducible=True)
    full = alternate({"default": lambda: together(batch, model, alike), "exact": lambda: together(exact, model, alike)})
    table.add("reproducible mode at full load, slower by", "", "< 15%", f"{full['exact'] / full['default'] - 1:+.0%}")
    table.add(PREVIEWS, "1%", "1%", f"{preview_share(model):.2%}")
    table.failed += missed(table)
    return table


def missed(table: Table) -> list[str]:
    """The rows whose floor is missed, each in a sentence. A floor is a least value, but for those AT_MOST names."""
    sentences = []
    for what, floor, _, found in table.rows:
        least, value = number(floor), number(found)
        if floor == "equal":
            wrong = found != "equal"
        elif least is None or value is None:
            wrong = False
        else:
            wrong = value > least if what in AT_MOST else value < least
        if wrong:
            sentences.append(f"{what}: {found}, and the floor is {floor}.")
    return sentences


def number(text: str) -> float | None:
    """The number that a cell begins with."""
    match = re.match(r"[-+]?[\d.]+|inf", text)
    return float(match[0]) if match else None


def matmul_flops(device: torch.device, side: int = 8192) -> float:
    """What the device does in a large bf16 matrix product, in FLOP/s."""
    a = torch.randn(side, side, device=device, dtype=torch.bfloat16)
    seconds = min(timed(lambda: a @ a) for _ in range(10))
    return float(2 * side**3 / seconds)


@torch.no_grad()
def flops(model: Model, request: ImageRequest) -> float:
    """What a picture from noise takes: its U-Net calls and its decoding, counted by PyTorch."""
    painter = engine(model, 1)
    counter = FlopCounterMode(display=False)
    with counter:
        together(painter, model, [replace(request, steps=1)])
    one = counter.get_total_flops()
    with counter:
        together(painter, model, [replace(request, steps=2)])
    step = counter.get_total_flops() - one
    return float(one + (request.steps - 1) * step)


def late_steps(model: Model) -> int:
    """How many steps pass until a job that arrives while others are painted makes its first."""
    painter = engine(model, JOBS)
    requests = uniform(model, 3, 50)
    for number, request in enumerate(requests[:2]):
        painter.admit(Task(number, request, owner=number))
    for _ in range(3):
        painter.step()
    painter.admit(Task(9, requests[2], owner=9))
    waited = 1
    while not any(isinstance(event, Stepped) and event.job_id == 9 for event in painter.step()):
        waited += 1
    for job_id in painter.admitted:
        painter.cancel(job_id)
    return waited


def worst_psnr(one: Sequence[Pixels], other: Sequence[Pixels]) -> str:
    """The least peak signal-to-noise ratio of the pairs, in dB: 20·log₁₀(255/√MSE)."""
    worst = math.inf
    for a, b in zip(one, other, strict=True):
        mse = float(numpy.mean((a.astype(float) - b.astype(float)) ** 2))
        worst = min(worst, math.inf if mse == 0 else 20 * math.log10(255 / math.sqrt(mse)))
    return f"{worst:.1f} dB"


def reproducible_verdict(model: Model, requests: Sequence[ImageRequest]) -> str:
    """Whether every picture is the same to the bit alone and in a crowd."""
    batch = together(engine(model, JOBS, reproducible=True), model, requests)
    for request, pixels in zip(requests, batch, strict=True):
        [alone] = together(engine(model, JOBS, reproducible=True), model, [request])
        if not numpy.array_equal(alone, pixels):
            return "NOT equal"
    return "equal"


def preview_share(model: Model) -> float:
    """The time of previews as a share of the U-Net calls between two of them."""
    request = uniform(model, 1, 12)
    painter: DiffusionEngine = engine(model, 1)
    call = timed(lambda: together(painter, model, request)) / 12
    latents = torch.randn(1, 4, model.info.native // 8, model.info.native // 8, device=model.device)
    model.show(latents)
    show = min(timed(lambda: model.show(latents).cpu()) for _ in range(10))
    return show / (model.previewer.every * call)
