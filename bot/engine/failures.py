"""Failures: what an error in the engine means, for whom."""

import gc
from collections.abc import Callable
from typing import Final, TypeVar

import torch

from bot.core.errors import DeviceError, EaselError, PaintingError

T = TypeVar("T")
OUT_OF_MEMORY: Final = (
    "can't allocate memory",  # the CPU's allocator
    "not enough memory",  # the same on Windows
    "out of memory",  # MPS, and CUDA's driver
    "CUBLAS_STATUS_ALLOC_FAILED",
)


def is_out_of_memory(error: BaseException) -> bool:
    """Whether the device had too little memory; all but CUDA's allocator say so only in words."""
    return isinstance(error, torch.OutOfMemoryError) or any(words in str(error) for words in OUT_OF_MEMORY)


def empty_cache(device: torch.device) -> None:
    """Give back what was freed and is kept for later, so that it can be had in larger pieces."""
    gc.collect()
    if device.type == "cuda":
        torch.cuda.empty_cache()
    elif device.type == "mps":
        torch.mps.empty_cache()


def recovering(device: torch.device, *ways: Callable[[], T]) -> T:
    """Do some work; where memory runs out once more with an empty cache, and then in the thriftier ways that follow."""
    for way in (ways[0], *ways):
        try:
            return way()
        except RuntimeError as error:
            if not is_out_of_memory(error):
                raise
        empty_cache(device)
    raise PaintingError("painting.memory")


def blame(error: Exception, device: torch.device) -> EaselError:
    """What the job's owner is told; raises DeviceError where no job can be painted any more."""
    if device.type == "cuda":
        try:
            torch.cuda.synchronize(device)
        except RuntimeError as lost:
            raise DeviceError("device.lost", reason=lost) from error
    if isinstance(error, EaselError):
        return error
    if is_out_of_memory(error):
        return PaintingError("painting.memory")
    failure = PaintingError("painting.failed", reason=error)
    failure.__cause__ = error
    return failure
