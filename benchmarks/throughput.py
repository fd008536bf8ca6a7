"""Throughput on the CPU: sixteen requests on a narrow Stable Diffusion 1.5, with one thread."""

import numpy
import torch

from benchmarks.alternating import alternate
from benchmarks.architectures import narrow
from benchmarks.table import Table
from benchmarks.workload import engine, in_batches, mixed, one_at_a_time, together, uniform
from bot.engine.models.model import Model

FLOOR = 2.3
"""The benchmark fails if 8 jobs in flight aren't this many times as fast as one at a time."""
IN_FLIGHT = (1, 4, 8, 16)


def measure() -> list[Table]:
    """Measure mixed and uniform requests."""
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        model = narrow()
        return [mixed_requests(model), uniform_requests(model)]
    finally:
        torch.set_num_threads(threads)


def mixed_requests(model: Model) -> Table:
    """Compare the engine with plain pipelines on requests that diffusers can't batch."""
    requests = mixed(model)
    engines = {str(jobs): engine(model, jobs) for jobs in IN_FLIGHT}
    candidates = {"P": lambda: one_at_a_time(model, requests)}
    candidates |= {jobs: lambda ours=ours: together(ours, model, requests) for jobs, ours in engines.items()}  # type: ignore[misc]
    seconds = alternate(candidates)
    table = Table("CPU: 16 mixed requests, launch-bound, one thread", ("way", "seconds", "P ÷ this"))
    table.plot = "images/benchmarks/throughput.png"
    for key, taken in seconds.items():
        name = "P: plain pipelines, one at a time" if key == "P" else f"ours, jobs in flight: {key}"
        table.add(name, f"{taken:.2f}", f"{seconds['P'] / taken:.2f}")
    table.remarks.append(f"Pictures painted in either way differ by at most {levels(model)} of 255 levels.")
    gain = seconds["P"] / seconds["8"]
    if gain < FLOOR:
        table.failed.append(f"8 jobs in flight are {gain:.2f} times as fast, below the floor of {FLOOR}.")
    return table


def levels(model: Model) -> int:
    """The largest difference, in 8-bit levels, between batched pictures and those of plain pipelines."""
    requests = mixed(model)
    pairs = zip(one_at_a_time(model, requests), together(engine(model, 8), model, requests), strict=True)
    return max(int(numpy.abs(plain.astype(int) - ours.astype(int)).max()) for plain, ours in pairs)


def uniform_requests(model: Model) -> Table:
    """Compare the engine with diffusers' own batches, on requests that diffusers can batch."""
    requests = uniform(model)
    ours, exact = engine(model, 8), engine(model, 8, reproducible=True)
    names = {
        "P: plain pipelines, one at a time": lambda: one_at_a_time(model, requests),
        "B: plain pipelines, batches of 8": lambda: in_batches(model, requests),
        "ours, 8 jobs in flight": lambda: together(ours, model, requests),
        "ours, the same in reproducible mode": lambda: together(exact, model, requests),
    }
    seconds = alternate(names)
    plain, batched, default, reproducible = seconds.values()
    table = Table("CPU: 16 uniform requests, launch-bound, one thread", ("way", "seconds", "P ÷ this", "B ÷ this"))
    for name, taken in seconds.items():
        table.add(name, f"{taken:.2f}", f"{plain / taken:.2f}", f"{batched / taken:.2f}")
    table.remarks.append(
        f"At this full load, reproducible mode takes {reproducible / default - 1:+.0%} time (goal: below +15%); with"
        " fewer jobs in flight, it also computes padding rows. Diffusers decodes a batch together; Easel decodes one"
        " picture at a time, so that none depends on another."
    )
    return table
