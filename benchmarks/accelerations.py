"""Accelerations that are not in: CUDA graphs, torch.compile, decoding on a second stream; what would decide on them.

Each goes into the engine only with a gain that was measured on a real GPU. This is the measurement.
"""

from collections.abc import Callable

import torch
from torch import Tensor

from benchmarks.alternating import alternate, timed
from benchmarks.architectures import sd15
from benchmarks.gpu import ABSENT
from benchmarks.table import Table
from benchmarks.workload import uniform
from bot.engine.batch import call
from bot.engine.conditioning import Conditioning, together
from bot.engine.models.model import Model

ROWS = (2, 8, 16)


def measure() -> list[Table]:
    """Gains over the eager U-Net call, for each number of rows."""
    if not torch.cuda.is_available():
        return [Table("GPU: accelerations that are not in", (), remarks=[ABSENT])]
    model = sd15(torch.device("cuda"), torch.bfloat16)
    table = Table("GPU: accelerations that are not in, SD 1.5 512²", ("what", "rows", "eager ÷ this", "first call s"))
    compiled = torch.compile(model.unet)
    for rows in ROWS:
        inputs = call_inputs(model, rows)
        eager = eager_call(model, inputs)
        graph, capture = captured(eager)
        other = compiled_call(compiled, inputs)
        first = timed(other)
        seconds = alternate({"eager": eager, "graph": graph, "compile": other}, rounds=10)
        table.add("CUDA graph", rows, f"{seconds['eager'] / seconds['graph']:.2f}", f"{capture:.1f}")
        table.add("torch.compile", rows, f"{seconds['eager'] / seconds['compile']:.2f}", f"{first:.1f}")
    table.add("decode on a second stream", 16, f"{second_stream(model):.2f}", "")
    return [table]


Inputs = tuple[Tensor, Tensor, Conditioning]


@torch.no_grad()
def call_inputs(model: Model, rows: int) -> Inputs:
    """Latents, timesteps and conditioning of a call with so many rows."""
    one = model.condition(uniform(model, 1)[0]).piece(slice(0, 1))
    side = model.info.native // model.pipeline.vae_scale_factor
    latents = torch.randn(rows, 4, side, side, device=model.device, dtype=model.unet.dtype)
    return latents, torch.full((rows,), 500.0, device=model.device), together([one] * rows, lambda part: part)


def eager_call(model: Model, inputs: Inputs) -> Callable[[], Tensor]:
    """The call as the engine makes it."""

    @torch.no_grad()
    def work() -> Tensor:
        return call(model.unet, *inputs)

    return work


def compiled_call(unet: Callable[..., object], inputs: Inputs) -> Callable[[], Tensor]:
    """The call through a compiled U-Net."""

    @torch.no_grad()
    def work() -> Tensor:
        return call(unet, *inputs)

    return work


def captured(eager: Callable[[], Tensor]) -> tuple[Callable[[], object], float]:
    """The call as a CUDA graph on static inputs, and the seconds that capturing took."""
    graph = torch.cuda.CUDAGraph()

    def capture() -> None:
        side = torch.cuda.Stream()  # type: ignore[no-untyped-call]
        side.wait_stream(torch.cuda.current_stream())
        with torch.cuda.stream(side):
            for _ in range(3):
                eager()
        torch.cuda.current_stream().wait_stream(side)
        with torch.cuda.graph(graph):
            eager()

    return graph.replay, timed(capture)


@torch.no_grad()
def second_stream(model: Model) -> float:
    """How much faster sixteen rows and a decoded picture are on two streams than on one."""
    eager = eager_call(model, call_inputs(model, 16))
    latents = torch.randn(1, 4, model.info.native // 8, model.info.native // 8, device=model.device)
    latents = latents.to(model.unet.dtype)
    side = torch.cuda.Stream()  # type: ignore[no-untyped-call]

    def one_stream() -> None:
        eager()
        model.autoencoder.decode(latents)

    def two_streams() -> None:
        side.wait_stream(torch.cuda.current_stream())
        with torch.cuda.stream(side):
            model.autoencoder.decode(latents)
        eager()
        torch.cuda.current_stream().wait_stream(side)

    seconds = alternate({"one": one_stream, "two": two_streams}, rounds=10)
    return seconds["one"] / seconds["two"]
