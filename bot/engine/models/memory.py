"""Memory: what a U-Net row and a decoded picture take on the device, measured, and what is free there."""

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
"""The most rows at once: more make every member wait longer for each step, and the device is busy with these."""
SHARE: Final = 0.8
"""Of the free memory, what painting may take."""
CGROUP: Final = Path("/sys/fs/cgroup")
UNSEEN: Final = 2.0
"""What a row really takes, for one byte that PeakMeter sees: kernels allocate scratch memory of their own. On the CPU,
1.6 was measured for a U-Net of Stable Diffusion's form."""


class PeakMeter(TorchDispatchMode):  # type: ignore[no-untyped-call]
    """The most bytes of tensors that lived at once while this is on; for devices whose allocator doesn't count."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.peak = 0
        self._live = 0
        self._seen: set[int] = set()

    def __torch_dispatch__(
        self, func: Callable[..., Any], types: Any, args: tuple[Any, ...] = (), kwargs: dict[str, Any] | None = None
    ) -> Any:
        """Call the operation, and count the storages that it made."""
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
    """What a piece of work takes on the device beside what is there already."""
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
    """What could be allocated on the device now."""
    if device.type == "cuda":
        kept = torch.cuda.memory_reserved(device) - torch.cuda.memory_allocated(device)
        return int(torch.cuda.mem_get_info(device)[0]) + int(kept)
    if device.type == "mps":
        most: int = torch.mps.recommended_max_memory() - torch.mps.current_allocated_memory()
        return most
    available: int = psutil.virtual_memory().available
    return min(available, container_bytes())


def container_bytes() -> int:
    """What a Linux container may still take; without a bound more than any machine has."""
    try:
        limit, used = ((CGROUP / name).read_text() for name in ("memory.max", "memory.current"))
        return int(limit) - int(used)
    except (OSError, ValueError):  # no control groups here, or "max"
        return 2**63


@torch.no_grad()
def measure(pipeline: DiffusionPipeline, info: ModelInfo, conditioning: Conditioning) -> Budget:
    """The budget of a loaded pipeline: two U-Net calls and a decoded picture of its native size.

    A call takes something whatever its rows, and the same for each row; the difference between one row and two is what
    counts. Attention is not quadratic in memory with PyTorch's fused kernels, so a row is counted by its pixels.
    """
    device, factor = pipeline.device, pipeline.vae_scale_factor
    side = info.native // factor
    channels = pipeline.unet.config.in_channels
    latents = torch.zeros(1, channels, side, side, device=device, dtype=pipeline.unet.dtype)

    def paint(rows: int) -> Tensor:
        batch = together([conditioning.piece(slice(0, 1))] * rows, lambda tensor: tensor)
        return call(pipeline.unet, torch.cat([latents] * rows), torch.full((rows,), 500.0, device=device), batch)

    paint(1)  # libraries' own workspaces come with the first call
    one, two = peak_bytes(lambda: paint(1), device), peak_bytes(lambda: paint(2), device)
    decoding = peak_bytes(lambda: pipeline.vae.decode(latents.to(pipeline.vae.dtype), return_dict=False), device)
    usable = SHARE * free_bytes(device) - decoding - max(2 * one - two, 0)
    budget = Budget(ROWS.get(device.type, ROWS["cpu"]), max(int(usable), 0), max(two - one, 1) / info.native**2)
    return replace(budget, rows=max(budget.rows_a_call(info.native**2), 2))


@torch.no_grad()
def warm_up(
    pipeline: DiffusionPipeline, info: ModelInfo, conditioning: Conditioning, rows: int, report: Report
) -> None:
    """Call the U-Net on CUDA with each power of two of rows, so that no member waits for kernels to be chosen."""
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
