"""Free prompts: what people might type, from free_prompts.json, and how well the model paints it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PIL.Image import Image

from demo_model.judge.judge import Judge
from demo_model.judge.score import MAIN, Score, Share
from demo_model.judge.trial import collect
from demo_model.painting import Settings, paint
from demo_model.scenes.scene import Scene

if TYPE_CHECKING:
    from diffusers import StableDiffusionPipeline

PROMPTS: Final = Path(__file__).parent / "free_prompts.json"
CERTAIN: Final = 0.9
"""How likely the judge must find its choice of object, colour, ground and sky in a clean scene, each by itself.

See docs/demo-model.md for how many renders, ordinary pictures and blurs reach it.
"""
UNKNOWN, AMONG, KEPT = "clean, unknown words", "clean, with known words", "known words right"


@dataclass(frozen=True, slots=True)
class FreePrompt:
    """A prompt, and the values of the scene that it names among other words, if any."""

    text: str
    named: dict[str, str] = field(default_factory=dict)

    def kept(self, seen: Scene) -> bool:
        """Whether a scene has all values that the prompt names."""
        return all(getattr(seen, name) == value for name, value in self.named.items())


def read_free_prompts() -> list[FreePrompt]:
    """The 200 free prompts: 160 of unknown words alone, and 40 that also name something."""
    data: dict[str, list[Any]] = json.loads(PROMPTS.read_text(encoding="utf-8"))
    mixed = [FreePrompt(text, named) for text, named in data["mixed"]]
    return [*(FreePrompt(text) for text in data["unknown"]), *mixed]


@dataclass(frozen=True, slots=True)
class FreeTrial:
    """The prompts, the pictures, what the judge sees in them, and how certain it is."""

    prompts: list[FreePrompt]
    pictures: list[Image]
    seen: list[Scene]
    certainties: list[float]

    def score(self) -> Score:
        """How many pictures are clean, without and with known words, and how many show all known words."""
        clean = {False: [0, 0], True: [0, 0]}
        for prompt, certainty in zip(self.prompts, self.certainties, strict=True):
            counts = clean[bool(prompt.named)]
            counts[0] += certainty >= CERTAIN
            counts[1] += 1
        kept = [prompt.kept(seen) for prompt, seen in zip(self.prompts, self.seen, strict=True) if prompt.named]
        return {UNKNOWN: Share(*clean[False]), AMONG: Share(*clean[True]), KEPT: Share(sum(kept), len(kept))}

    def samples(self, count: int) -> tuple[list[Image], list[str]]:
        """About so many pictures and prompts from the whole list, of those in letters that the sheet's font has."""
        rows = [row for row, prompt in enumerate(self.prompts) if prompt.text.isascii()]
        chosen = rows[:: max(1, len(rows) // count)][:count]
        return [self.pictures[row] for row in chosen], [self.prompts[row].text for row in chosen]


def paint_free(
    pipeline: "StableDiffusionPipeline", judge: Judge, prompts: Sequence[FreePrompt], settings: Settings
) -> FreeTrial:
    """Paint free prompts, and let the judge look at them."""
    texts = [prompt.text for prompt in prompts]
    pictures = collect("Painting free prompts", len(texts), paint(pipeline, texts, settings))
    return FreeTrial(list(prompts), pictures, judge.verdicts(pictures), judge.certainties(pictures, MAIN))
