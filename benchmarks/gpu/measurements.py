"""Measurements: the function that measures each row, by its key."""

from collections.abc import Callable
from functools import partial
from typing import Final

from benchmarks.gpu import accelerations, painting, reproducible
from benchmarks.gpu.result import Found
from benchmarks.gpu.subject import Subject

MEASUREMENTS: Final[dict[str, Callable[[Subject], Found]]] = {
    "peak": painting.peak,
    **{f"call-{rows}": partial(painting.u_net_call, rows=rows) for rows in (2, 8, 16)},
    "decode": painting.decode,
    "one": painting.one_request,
    "mixed": painting.mixed_requests,
    "uniform": painting.uniform_requests,
    "share": painting.share,
    "late": painting.late,
    "psnr": painting.psnr,
    "previews": painting.previews,
    **{f"graph-{rows}": partial(accelerations.graph, rows=rows) for rows in (2, 8, 16)},
    "step": accelerations.step,
    "stream": accelerations.stream,
    "trace": accelerations.trace,
    **{f"blocks-{rows}": partial(accelerations.blocks, rows=rows) for rows in (2, 16)},
    "compile-2": partial(accelerations.whole, rows=2),
    "equal": reproducible.equal,
    "slower": reproducible.slower,
}
