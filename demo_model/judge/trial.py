"""A trial of the demo model: it paints scenes, and the judge looks at them."""

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
"""The strength of the img2img trial."""


@dataclass(frozen=True, slots=True)
class Trial:
    """The captions, the pictures, and what the judge sees in them."""

    asked: list[Scene]
    captions: list[str]
    pictures: list[Image]
    seen: list[Scene]

    def score(self) -> Score:
        """How often the pictures show what their captions name."""
        return score(self.asked, self.seen, self.captions)


def held_out_captions(count: int, seed: int) -> tuple[list[Scene], list[str]]:
    """Held-out scenes with a full caption each; the same for each seed."""
    rng = random.Random(f"{seed}/evaluation")
    scenes = [held_out_scene(rng) for _ in range(count)]
    return scenes, [full_caption(scene, rng) for scene in scenes]


def day_scenes(count: int, seed: int) -> tuple[list[Scene], list[Image]]:
    """Scenes by day, and their renders."""
    rng = random.Random(f"{seed}/day")
    scenes = [replace(random_scene(rng), sky="day") for _ in range(count)]
    return scenes, [draw(scene, rng) for scene in scenes]


def collect(what: str, total: int, batches: Iterator[list[Image]]) -> list[Image]:
    """All pictures of the batches, with a progress bar while they are painted."""
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
    """Paint held-out captions."""
    scenes, captions = held_out_captions(count, settings.seed)
    pictures = collect(what, count, paint(pipeline, captions, settings))
    return Trial(scenes, captions, pictures, judge.verdicts(pictures))


def turn_to_night(pipeline: "StableDiffusionPipeline", judge: Judge, count: int, settings: Settings) -> Trial:
    """Repaint renders of scenes by day "at night": only the sky should change."""
    scenes, renders = day_scenes(count, settings.seed)
    captions = [f"a {scene.colour} {scene.object} {GROUNDS[scene.ground][0]} at night" for scene in scenes]
    batches = repaint(pipeline, renders, captions, settings, strength=STRENGTH)
    pictures = collect("Turning day into night", count, batches)
    return Trial([replace(scene, sky="night") for scene in scenes], captions, pictures, judge.verdicts(pictures))
