"""Reproducible: whether reproducible mode keeps its promise on the device, and what it costs."""

from collections.abc import Iterator
from contextlib import contextmanager

import numpy
import torch

from benchmarks.alternating import alternate
from benchmarks.gpu.painting import measured
from benchmarks.gpu.result import Found
from benchmarks.gpu.subject import Subject
from benchmarks.workload import engine, together


@contextmanager
def deterministic() -> Iterator[None]:
    """Make cuDNN deterministic inside the block, as the engine does when it loads a model for reproducible mode."""
    before = torch.backends.cudnn.deterministic
    torch.backends.cudnn.deterministic = True
    try:
        yield
    finally:
        torch.backends.cudnn.deterministic = before


@deterministic()
def equal(subject: Subject) -> Found:
    """Whether every picture is identical to the bit alone and in a batch."""
    model, requests = subject.model, subject.mixed()
    exact = engine(model, subject.load.jobs, reproducible=True)
    batched = together(exact, model, requests)
    alone = [together(exact, model, [request])[0] for request in requests]
    differing = [
        f"{request.scheduler}{' from a picture' if request.image else ''}"
        for request, one, other in zip(requests, alone, batched, strict=True)
        if not numpy.array_equal(one, other)
    ]
    text = f"NOT equal: {', '.join(differing)}" if differing else "equal"
    return measured(text, pictures=len(requests), differing=len(differing))


def slower(subject: Subject) -> Found:
    """How much longer the uniform requests take in reproducible mode at full load."""
    model = subject.model
    exact = engine(model, subject.load.jobs, reproducible=True)

    @deterministic()
    def reproducible() -> None:
        together(exact, model, subject.uniform())

    took = alternate(
        {"default": lambda: together(subject.shared_engine, model, subject.uniform()), "exact": reproducible},
        subject.load.rounds,
    )
    return measured(f"{took['exact'] / took['default'] - 1:+.0%}", **took)
