"""Transfers: moves tensors between host and device without making the host wait for the device's pending work.

On the CPU there is nothing to do. On CUDA, a copy from or to ordinary memory waits for everything launched before it; a
copy from or to pinned memory is only queued in the stream.
"""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import torch
from torch import Tensor
from torch.overrides import TorchFunctionMode

AHEAD: Final = 2
"""How many U-Net calls may be launched before the oldest is done: enough to keep the device busy, and few enough that a
job which joins or is cancelled waits for no more than these."""


@dataclass(slots=True)
class Arrival:
    """Tensors on their way to the host."""

    tensors: tuple[Tensor, ...]
    event: torch.cuda.Event | None = None

    @property
    def ready(self) -> bool:
        """Whether they have arrived."""
        return self.event is None or bool(self.event.query())  # type: ignore[no-untyped-call]

    def wait(self) -> None:
        """Wait until they have arrived."""
        if self.event is not None:
            self.event.synchronize()


def copy_to_host(*tensors: Tensor) -> Arrival:
    """Start copying tensors to the host."""
    if tensors[0].device.type != "cuda":
        return Arrival(tuple(tensor.cpu() for tensor in tensors))
    copies = tuple(torch.empty(one.shape, dtype=one.dtype, pin_memory=True) for one in tensors)
    for copy, tensor in zip(copies, tensors, strict=True):
        copy.copy_(tensor, non_blocking=True)
    return Arrival(copies, record(tensors[0].device))


def copy_to_device(values: Sequence[float], device: torch.device) -> Tensor:
    """Copy numbers to the device as a float32 tensor."""
    tensor = torch.tensor(values, dtype=torch.float32)
    return tensor.pin_memory().to(device, non_blocking=True) if device.type == "cuda" else tensor.to(device)


def record(device: torch.device) -> torch.cuda.Event | None:
    """An event after everything launched so far; None if the device isn't asynchronous."""
    if device.type != "cuda":
        return None
    event = torch.cuda.Event()  # type: ignore[no-untyped-call]
    event.record()
    return event


class Pace:
    """Keeps the host at most AHEAD calls ahead of the device."""

    def __init__(self, device: torch.device) -> None:
        self._device = device
        self._marks: deque[torch.cuda.Event] = deque()

    def launched(self) -> None:
        """Note a launched call, and wait until at most AHEAD calls are pending."""
        if (mark := record(self._device)) is not None:
            self._marks.append(mark)
        if len(self._marks) > AHEAD:
            self._marks.popleft().synchronize()


class PinnedUploads(TorchFunctionMode):
    """A context in which host tensors are copied to CUDA through pinned memory.

    Samplers that add noise draw it on the CPU, so that a seed gives the same picture on every device, and move it with
    a plain `.to(device)`, which would make the host wait in every step.
    """

    def __torch_function__(
        self, func: Callable[..., Any], types: Any, args: tuple[Any, ...] = (), kwargs: dict[str, Any] | None = None
    ) -> Any:
        """Call the function; Tensor.to from host to CUDA becomes a pinned, non-blocking copy."""
        del types
        kwargs = kwargs or {}
        if func is torch.Tensor.to and args[0].device.type == "cpu" and _goes_to_cuda(*args[1:], **kwargs):
            return func(args[0].pin_memory(), *args[1:], **(kwargs | {"non_blocking": True}))
        return func(*args, **kwargs)


def _goes_to_cuda(*args: Any, **kwargs: Any) -> bool:
    values = (*args, *kwargs.values())
    places = [torch.device(value) for value in values if isinstance(value, torch.device | str)]
    places += [value.device for value in values if isinstance(value, Tensor)]
    return any(place.type == "cuda" for place in places)
