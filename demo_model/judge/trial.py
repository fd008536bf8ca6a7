"""A trial of the demo model: scenes asked for, painted, and looked at by the judge."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from PIL.Image import Image
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from demo_model.judge.judge import Judge
from demo_model.judge.score import Score, score
from demo_model.painting import Settings, paint, repaint
from demo_model.scenes.captions import GROUNDS, full_caption
from demo_model.scenes.drawing import draw
from demo_model.scenes.scene import Scene, held_out_scene, random_scene

if TYPE_CHECKING:
    from diffusers import StableDiffusionPipeline

STRENGTH: Final = 0.65
"""How far the img2img trial may depart from the picture that it starts from."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What was asked for in words, what was painted, and what the judge sees in it."""

    asked: list[Scene]
    captions: list[str]
    pictures: list[Image]
    seen: list[Scene]

    def score(self) -> Score:
        """How often the pictures show what their captions name."""
        return score(self.asked, self.seen, self.captions)


def held_out_captions(count: int, seed: int) -> tuple[list[Scene], list[str]]:
    """Scenes that training never showed, and a full caption for each; the same for the same seed."""
    rng = random.Random(f"{seed}/evaluation")
    scenes = [held_out_scene(rng) for _ in range(count)]
    return scenes, [full_caption(scene, rng) for scene in scenes]


def day_scenes(count: int, seed: int) -> tuple[list[Scene], list[Image]]:
    """Scenes by day and their renders."""
    rng = random.Random(f"{seed}/day")
    scenes = [replace(random_scene(rng), sky="day") for _ in range(count)]
    return scenes, [draw(scene, rng) for scene in scenes]


def collect(what: str, total: int, batches: Iterator[list[Image]]) -> list[Image]:
    """All pictures of the batches, under a progress bar that is gone when they are painted."""
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    pictures: list[Image] = []
    with Progress(*columns, transient=True) as progress:
        task = progress.add_task(what, total=total)
        for batch in batches:
            pictures += batch
            progress.update(task, completed=len(pictures))
    return pictures


def paint_held_out(
    pipeline: "StableDiffusionPipeline", judge: Judge, count: int, settings: Settings, what: str = "Painting"
) -> Trial:
    """Captions whose combination training never showed."""
    scenes, captions = held_out_captions(count, settings.seed)
    pictures = collect(what, count, paint(pipeline, captions, settings))
    return Trial(scenes, captions, pictures, judge.verdicts(pictures))


def turn_to_night(pipeline: "StableDiffusionPipeline", judge: Judge, count: int, settings: Settings) -> Trial:
    """Renders of scenes by day, repainted "at night": the sky ought to change, all else to stay."""
    scenes, renders = day_scenes(count, settings.seed)
    captions = [f"a {scene.colour} {scene.object} {GROUNDS[scene.ground][0]} at night" for scene in scenes]
    batches = repaint(pipeline, renders, captions, settings, strength=STRENGTH)
    pictures = collect("Turning day into night", count, batches)
    return Trial([replace(scene, sky="night") for scene in scenes], captions, pictures, judge.verdicts(pictures))
