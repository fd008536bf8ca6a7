"""Measure the demo model: `python -m demo_model.evaluate`.

It paints captions with held-out combinations of object, colour, ground and sky, and asks the judge what the pictures
show. It exits with 1 if a gate is missed. Free prompts have goals, which the present weights miss.
"""

import random
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Final

import torch
import typer
from PIL.Image import Image
from rich.console import Console

from demo_model import WEIGHTS
from demo_model.judge.free_prompts import paint_free, read_free_prompts
from demo_model.judge.judge import JUDGE, Judge, load_judge
from demo_model.judge.reports import FREE_GOALS, GATES, JUDGE_GATES, NIGHT_GATES, judge_table, score_table, show
from demo_model.judge.score import Score, failed_gates, score
from demo_model.judge.trial import STRENGTH, paint_held_out, turn_to_night
from demo_model.painting import Settings, load_pipeline
from demo_model.scenes.drawing import draw
from demo_model.scenes.scene import random_scene
from demo_model.scenes.sheet import contact_sheet
from demo_model.schedulers import SAMPLERS, make_sampler

JUDGED: Final = 1000
"""How many renders measure the judge itself."""


def score_judge(judge: Judge, count: int, seed: int) -> tuple[Score, Score]:
    """The judge's accuracy on new renders, and on the same renders with shuffled captions."""
    rng = random.Random(f"{seed}/unseen renders")
    scenes = [random_scene(rng) for _ in range(count)]
    seen = judge.verdicts([draw(scene, rng) for scene in scenes])
    return score(scenes, seen), score(rng.sample(scenes, count), seen)


def check_options(model: Path, scheduler: str) -> None:
    """Refuse a folder without a model, and an unknown sampler."""
    if not (model / "model_index.json").exists():
        raise typer.BadParameter(f"{model} has no diffusers model. Train one with python -m demo_model.train.")
    if scheduler and scheduler not in SAMPLERS:
        raise typer.BadParameter(f"The samplers are {', '.join(SAMPLERS)}.")


def save_sheet(path: Path | None, pictures: Sequence[Image], captions: Sequence[str]) -> None:
    """Save the pictures with their captions, if a path is given."""
    if path is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
        contact_sheet(pictures, captions).save(path, optimize=True)


def evaluate(
    count: Annotated[int, typer.Option(help="Held-out captions to paint.")] = 200,
    night_count: Annotated[int, typer.Option(help="Pictures by day to turn into night.")] = 40,
    free_count: Annotated[int, typer.Option(help="Free prompts to paint, of 200.")] = 200,
    steps: Annotated[int, typer.Option(help="Steps of the sampler.")] = 20,
    model: Annotated[Path, typer.Option(help="A diffusers folder.")] = WEIGHTS,
    scheduler: Annotated[str, typer.Option(help="A sampler's name; the model's own by default.")] = "",
    guidance_scale: Annotated[float, typer.Option(help="How strongly captions are followed.")] = 4.0,
    seed: Annotated[int, typer.Option(help="Seed of captions and pictures.")] = 0,
    device: Annotated[str, typer.Option(help="cpu, cuda or mps.")] = "cpu",
    sheet: Annotated[Path | None, typer.Option(help="Where to save the first pictures with their captions.")] = None,
    free_sheet: Annotated[Path | None, typer.Option(help="Where to save pictures of free prompts.")] = None,
    sheet_count: Annotated[int, typer.Option(help="How many pictures the sheet shows.")] = 24,
) -> None:
    """Measure how often the demo model paints what the caption asks for."""
    check_options(model, scheduler)
    console, settings = Console(), Settings(steps, guidance_scale, seed)
    judge = load_judge(JUDGE, torch.device(device))
    unseen, shuffled = score_judge(judge, JUDGED, seed)
    show(console, f"The judge on {JUDGED} unseen renders", judge_table(unseen, shuffled))

    pipeline = load_pipeline(model, torch.device(device))
    if scheduler:
        pipeline.scheduler = make_sampler(scheduler, pipeline.scheduler.config)
    started = time.monotonic()
    trial = paint_held_out(pipeline, judge, count, settings)
    seconds = (time.monotonic() - started) / count
    title = f"{count} held-out captions, {steps} steps, guidance {guidance_scale:g}, {seconds:.2f} s a picture"
    show(console, title, score_table(trial.score(), GATES))
    failed = failed_gates(unseen, JUDGE_GATES) + failed_gates(trial.score(), GATES)
    if night_count:
        night = turn_to_night(pipeline, judge, night_count, settings)
        title = f'{night_count} renders by day repainted "… at night", strength {STRENGTH:g}'
        show(console, title, score_table(night.score(), NIGHT_GATES))
        failed += failed_gates(night.score(), NIGHT_GATES)
    if free_count:
        prompts = read_free_prompts()
        free = paint_free(pipeline, judge, prompts[:: -(-len(prompts) // free_count)], settings)
        show(console, f"{len(free.prompts)} free prompts (goals)", score_table(free.score(), FREE_GOALS))
        save_sheet(free_sheet, *free.samples(sheet_count))
    save_sheet(sheet, trial.pictures[:sheet_count], trial.captions[:sheet_count])
    raise typer.Exit(1 if failed else 0)


if __name__ == "__main__":
    typer.run(evaluate)
