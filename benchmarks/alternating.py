"""Alternating: times candidates in turns, so that a slowdown of the machine affects all of them."""

import statistics
import time
from collections.abc import Callable, Mapping

import torch

ROUNDS = 3


def alternate(candidates: Mapping[str, Callable[[], object]], rounds: int = ROUNDS) -> dict[str, float]:
    """The median seconds of each candidate, after one untimed run of each."""
    took: dict[str, list[float]] = {name: [] for name in candidates}
    for turn in range(rounds + 1):
        for name, work in candidates.items():
            seconds = timed(work)
            if turn:
                took[name].append(seconds)
    return {name: statistics.median(seconds) for name, seconds in took.items()}


def timed(work: Callable[[], object]) -> float:
    """The seconds that some work takes, including its work on the device."""
    synchronize()
    began = time.perf_counter()
    work()
    synchronize()
    return time.perf_counter() - began


def synchronize() -> None:
    """Wait for the GPU, if there is one."""
    if torch.cuda.is_available():
        torch.cuda.synchronize()
