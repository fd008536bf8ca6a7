"""Try every sampler on the demo model: `python -m demo_model.samplers`.

It paints the same held-out captions with each, and shows how often the judge sees what was asked for. It exits with 1
if a sampler fails.
"""

import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import torch
import typer
from rich.console import Console
from rich.table import Column, Table

from demo_model import WEIGHTS
from demo_model.judge.judge import Judge, load_judge
from demo_model.judge.reports import percent, show
from demo_model.judge.score import ALL_MAIN, MAIN
from demo_model.judge.trial import paint_held_out
from demo_model.painting import Settings, load_pipeline
from demo_model.schedulers import SAMPLERS, make_sampler

if TYPE_CHECKING:
    from diffusers import StableDiffusionPipeline

BREAKDOWNS: Final = (ArithmeticError, LookupError, RuntimeError, TypeError, ValueError)
"""The errors of samplers that can't step through the model's noise schedule."""


def try_sampler(
    pipeline: "StableDiffusionPipeline", judge: Judge, name: str, count: int, settings: Settings
) -> list[str]:
    """A row of the table: the name, the shares of the main attributes and of all four, and the seconds per picture."""
    started = time.monotonic()
    result = paint_held_out(pipeline, judge, count, settings, name).score()
    seconds = (time.monotonic() - started) / count
    return [name, *(percent(result[part].rate) for part in (*MAIN, ALL_MAIN)), f"{seconds:.2f}"]


def samplers(
    model: Annotated[Path, typer.Option(help="A diffusers folder.")] = WEIGHTS,
    count: Annotated[int, typer.Option(help="Held-out captions to paint with each sampler.")] = 60,
    steps: Annotated[int, typer.Option(help="Steps of each sampler.")] = 20,
    guidance_scale: Annotated[float, typer.Option(help="How strongly captions are followed.")] = 4.0,
    seed: Annotated[int, typer.Option(help="Seed of captions and pictures.")] = 0,
    device: Annotated[str, typer.Option(help="cpu, cuda or mps.")] = "cpu",
    only: Annotated[list[str] | None, typer.Option(help="A sampler to try; repeat it for several.")] = None,
) -> None:
    """Try every sampler on the same held-out captions."""
    judge = load_judge(device=torch.device(device))
    pipeline = load_pipeline(model, torch.device(device))
    config, settings = pipeline.scheduler.config, Settings(steps, guidance_scale, seed)
    title = f"{count} held-out captions, {steps} steps, guidance {guidance_scale:g}"
    table = Table(Column("sampler", no_wrap=True), *MAIN, ALL_MAIN, "s a picture")
    broken: dict[str, Exception] = {}
    for name in only or SAMPLERS:
        try:
            pipeline.scheduler = make_sampler(name, config)
            table.add_row(*try_sampler(pipeline, judge, name, count, settings))
        except BREAKDOWNS as error:
            broken[name] = error
    console = Console()
    show(console, title, table)
    for name, reason in broken.items():
        console.print(f"[red]{name} failed: {type(reason).__name__}: {reason}[/]")
    raise typer.Exit(1 if broken else 0)


if __name__ == "__main__":
    typer.run(samplers)
