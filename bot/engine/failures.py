"""Failures: running out of memory, and turning an error in the engine into one for the job's owner."""

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
    """Whether the device ran out of memory; only CUDA's allocator has its own exception, the others only a message."""
    return isinstance(error, torch.OutOfMemoryError) or any(words in str(error) for words in OUT_OF_MEMORY)


def empty_cache(device: torch.device) -> None:
    """Release memory that the allocator caches, so that larger blocks can be allocated."""
    gc.collect()
    if device.type == "cuda":
        torch.cuda.empty_cache()
    elif device.type == "mps":
        torch.mps.empty_cache()


def retry_on_out_of_memory(device: torch.device, *ways: Callable[[], T]) -> T:
    """Do some work; if memory runs out, repeat it with an empty cache, then try the thriftier ways that follow."""
    for way in (ways[0], *ways):
        try:
            return way()
        except RuntimeError as error:
            if not is_out_of_memory(error):
                raise
        empty_cache(device)
    raise PaintingError("painting.memory")


def classify_error(error: Exception, device: torch.device) -> EaselError:
    """The error to report to the job's owner; raises DeviceError if the device can't paint anything any more."""
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
