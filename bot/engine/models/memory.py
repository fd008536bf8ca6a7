"""Memory: measures what a U-Net row and a decoded picture take on the device, and how much is free."""

import weakref
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import psutil
import torch
from diffusers import DiffusionPipeline
from torch import Tensor
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_leaves

from bot.core.model_info import ModelInfo
from bot.engine.batch import call
from bot.engine.budget import Budget
from bot.engine.conditioning import Conditioning, together
from bot.engine.protocol import Report

ROWS: Final = {"cpu": 16, "mps": 16, "cuda": 32}
"""The most rows at once. These keep the device busy; more would only make every step slower."""
SHARE: Final = 0.8
"""The share of the free memory that painting may use."""
CGROUP: Final = Path("/sys/fs/cgroup")
UNSEEN: Final = 2.0
"""How much a row really takes per byte that PeakMeter sees, because kernels allocate scratch memory. On the CPU, 1.6
was measured for a U-Net like Stable Diffusion's."""


class PeakMeter(TorchDispatchMode):  # type: ignore[no-untyped-call]
    """A context that measures the peak size of live tensors, for devices whose allocator doesn't."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.peak = 0
        self._live = 0
        self._seen: set[int] = set()

    def __torch_dispatch__(
        self, func: Callable[..., Any], types: Any, args: tuple[Any, ...] = (), kwargs: dict[str, Any] | None = None
    ) -> Any:
        """Call the operation and count the storages it creates."""
        del types
        result = func(*args, **(kwargs or {}))
        for tensor in tree_leaves(result):
            if isinstance(tensor, Tensor):
                self._count(tensor.untyped_storage())
        return result

    def _count(self, storage: torch.UntypedStorage) -> None:
        key, size = storage._cdata, storage.nbytes()
        if key not in self._seen:
            self._seen.add(key)
            self._live += size
            self.peak = max(self.peak, self._live)
            weakref.finalize(storage, self._gone, key, size)

    def _gone(self, key: int, size: int) -> None:
        self._seen.discard(key)
        self._live -= size


def peak_bytes(work: Callable[[], object], device: torch.device) -> int:
    """The peak memory that some work takes on the device, beyond what is already allocated."""
    if device.type != "cuda":
        meter = PeakMeter()
        with meter:
            work()
        return round(meter.peak * UNSEEN)
    torch.cuda.synchronize(device)
    before = int(torch.cuda.memory_allocated(device))
    torch.cuda.reset_peak_memory_stats(device)
    work()
    torch.cuda.synchronize(device)
    peak = int(torch.cuda.max_memory_allocated(device))
    return peak - before


def free_bytes(device: torch.device) -> int:
    """How much could be allocated on the device now."""
    if device.type == "cuda":
        kept = torch.cuda.memory_reserved(device) - torch.cuda.memory_allocated(device)
        return int(torch.cuda.mem_get_info(device)[0]) + int(kept)
    if device.type == "mps":
        most: int = torch.mps.recommended_max_memory() - torch.mps.current_allocated_memory()
        return most
    available: int = psutil.virtual_memory().available
    return min(available, container_bytes())


def container_bytes() -> int:
    """How much a Linux container may still allocate; without a limit, more than any machine has."""
    try:
        limit, used = ((CGROUP / name).read_text() for name in ("memory.max", "memory.current"))
        return int(limit) - int(used)
    except (OSError, ValueError):  # no cgroups here, or the limit is "max"
        return 2**63


@torch.no_grad()
def measure(pipeline: DiffusionPipeline, info: ModelInfo, conditioning: Conditioning) -> Budget:
    """Measure a loaded pipeline's budget with U-Net calls and a decode at its native size.

    A call's memory is a constant plus a fixed amount per row, so the difference between calls with one row and with two
    is what a row takes. With PyTorch's fused kernels, attention isn't quadratic in memory, so a row's memory is
    proportional to its pixels.
    """
    device, factor = pipeline.device, pipeline.vae_scale_factor
    side = info.native // factor
    channels = pipeline.unet.config.in_channels
    latents = torch.zeros(1, channels, side, side, device=device, dtype=pipeline.unet.dtype)

    def paint(rows: int) -> Tensor:
        batch = together([conditioning.piece(slice(0, 1))] * rows, lambda tensor: tensor)
        return call(pipeline.unet, torch.cat([latents] * rows), torch.full((rows,), 500.0, device=device), batch)

    paint(1)  # the first call also allocates library workspaces
    one, two = peak_bytes(lambda: paint(1), device), peak_bytes(lambda: paint(2), device)
    decoding = peak_bytes(lambda: pipeline.vae.decode(latents.to(pipeline.vae.dtype), return_dict=False), device)
    usable = SHARE * free_bytes(device) - decoding - max(2 * one - two, 0)
    budget = Budget(ROWS.get(device.type, ROWS["cpu"]), max(int(usable), 0), max(two - one, 1) / info.native**2)
    return replace(budget, rows=max(budget.rows_a_call(info.native**2), 2))


@torch.no_grad()
def warm_up(
    pipeline: DiffusionPipeline, info: ModelInfo, conditioning: Conditioning, rows: int, report: Report
) -> None:
    """On CUDA, call the U-Net with 1, 2, 4, … rows, so that nobody waits later while kernels are selected."""
    if pipeline.device.type != "cuda":
        return
    side = info.native // pipeline.vae_scale_factor
    channels = pipeline.unet.config.in_channels
    one = conditioning.piece(slice(0, 1))
    report("warm_up")
    for count in (2**power for power in range(rows.bit_length())):
        latents = torch.zeros(count, channels, side, side, device=pipeline.device, dtype=pipeline.unet.dtype)
        times = torch.full((count,), 500.0, device=pipeline.device)
        call(pipeline.unet, latents, times, together([one] * count, lambda tensor: tensor))
        torch.cuda.synchronize(pipeline.device)
