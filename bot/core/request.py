"""ImageRequest: what to paint, validated and frozen."""

import dataclasses
import json
import random
from dataclasses import dataclass
from typing import Any, Final

from bot.core.errors import RequestError
from bot.core.samplers import NOISE_SCHEDULES, SCHEDULERS, TWO_CALLS, UNSTEPPABLE

STRENGTH: Final = 0.7
"""The default strength: how much of an attached picture is repainted."""
RANDOM: Final = -1
"""What people type for a random seed."""
MAX_SEED: Final = 2**53 - 1
"""The largest integer that Discord (and JSON in a browser) can carry exactly."""
MAX_PROMPT: Final = 2000
MAX_STEPS: Final = 100
MAX_GUIDANCE: Final = 30.0
MAX_IMAGES: Final = 4
MAX_VARIANTS: Final = 16
"""The most pictures in one request that differ in more than their seeds."""
FORWARD: Final = "forward"
REVERSE: Final = "reverse"
STUDIES: Final = (FORWARD, REVERSE)
"""What can be shown of diffusion itself: how a picture turns into noise, and how one emerged from noise."""
STUDY_FRAMES: Final = {FORWARD: 5, REVERSE: 10}
"""Moments that each study shows."""
FRAME_COST: Final = 3.0
"""The cost of decoding one frame of a study, in U-Net rows of its size: about how a VAE compares with a U-Net."""


@dataclass(frozen=True, slots=True)
class Variant:
    """What one picture of a request has of its own; None means the request's value.

    `choices` are those of the prompt that tell it apart in a comparison.
    """

    seed: int
    prompt: str | None = None
    scheduler: str | None = None
    steps: int | None = None
    choices: tuple[str, ...] = ()

    @property
    def own(self) -> dict[str, Any]:
        """The values that it has of its own, by the names of ImageRequest's fields."""
        values = {"seed": self.seed, "prompt": self.prompt, "scheduler": self.scheduler, "steps": self.steps}
        return {key: value for key, value in values.items() if value is not None}


@dataclass(frozen=True, slots=True)
class ImageRequest:
    """What to paint. Always valid: a value out of range raises RequestError with the reason.

    `image` is the content hash of a stored upload; `strength` matters only with an image. Picture i is what seed + i
    alone would paint, or what variant i says if there are `variants`, one for each picture. `noise_schedule` None means
    the model's own. `study` names one of STUDIES to show instead of a picture. `template` is the prompt, style
    included, with its choices such as {red|blue} and lists such as __animal__ still open, if the seed decided them.
    """

    prompt: str
    width: int
    height: int
    steps: int
    guidance_scale: float
    scheduler: str
    model: str
    seed: int
    negative_prompt: str = ""
    image: str | None = None
    strength: float = STRENGTH
    images: int = 1
    noise_schedule: str | None = None
    variants: tuple[Variant, ...] = ()
    study: str | None = None
    template: str = ""

    def __post_init__(self) -> None:
        check_text(self.prompt)
        if not self.prompt.strip():
            raise RequestError("prompt.empty")
        check_text(self.negative_prompt)
        if not 1 <= self.steps <= MAX_STEPS:
            raise RequestError("steps.range", limit=MAX_STEPS, value=self.steps)
        if not 0 <= self.guidance_scale <= MAX_GUIDANCE:
            raise RequestError("guidance.range", limit=MAX_GUIDANCE, value=self.guidance_scale)
        if not 0 < self.strength <= 1:
            raise RequestError("strength.range", value=self.strength)
        if self.painted_steps < 1:
            raise RequestError("strength.steps", steps=self.steps, strength=self.strength)
        most = MAX_VARIANTS if self.variants else MAX_IMAGES
        if not 1 <= self.images <= most:
            raise RequestError("images.range", limit=most, value=self.images)
        if not 0 <= self.seed <= MAX_SEED - self.images + 1:
            raise RequestError("seed.range", limit=MAX_SEED - self.images + 1)
        if self.scheduler not in SCHEDULERS:
            raise RequestError("scheduler.unknown", name=self.scheduler, known=", ".join(SCHEDULERS))
        self._check_noise_schedule()
        self._check_variants()

    def _check_variants(self) -> None:
        if self.variants and len(self.variants) != self.images:
            raise ValueError(f"{len(self.variants)} variants for {self.images} pictures")
        if self.study not in (None, *STUDIES) or (self.study is not None and self.images > 1):
            raise ValueError(f"no study of {self.images} pictures: {self.study}")
        for number in range(len(self.variants)):
            self.picture(number)

    def picture(self, number: int) -> "ImageRequest":
        """The request that paints picture `number` alone."""
        if not self.variants:
            return dataclasses.replace(self, images=1, seed=self.seed + number)
        return dataclasses.replace(self, images=1, variants=(), **self.variants[number].own)

    @property
    def is_group(self) -> bool:
        """Whether its pictures are a comparison: they share one seed and differ in something else."""
        return len(self.variants) > 1 and len({variant.seed for variant in self.variants}) == 1

    def _check_noise_schedule(self) -> None:
        if self.noise_schedule not in (None, *NOISE_SCHEDULES):
            known = ", ".join(NOISE_SCHEDULES)
            raise RequestError("noise_schedule.unknown", name=self.noise_schedule, known=known)
        if (self.scheduler, self.noise_schedule) in UNSTEPPABLE:
            raise RequestError("noise_schedule.sampler", name=self.noise_schedule, sampler=SCHEDULERS[self.scheduler])

    @property
    def painted_steps(self) -> int:
        """How many of the steps are run: all of them from noise, some from an image, as diffusers counts them."""
        return self.steps if self.image is None else min(int(self.steps * self.strength), self.steps)

    @property
    def guided(self) -> bool:
        """Whether classifier-free guidance needs a second U-Net row."""
        return self.guidance_scale > 1

    @property
    def rows(self) -> int:
        """U-Net rows that one picture takes in each call; a forward study takes none."""
        return 0 if self.study == FORWARD else 2 if self.guided else 1

    @property
    def pixels(self) -> int:
        """Pixels of one picture."""
        return self.width * self.height

    @property
    def frames(self) -> int:
        """The most frames of its study that are decoded: a forward study of one schedule has half as many."""
        if self.study is None:
            return 0
        one_schedule = self.study == FORWARD and self.noise_schedule is not None
        return STUDY_FRAMES[self.study] * (1 if one_schedule else 2)

    @property
    def all_steps(self) -> int:
        """The steps that progress counts: those of all pictures, and a study's frames."""
        if self.variants:
            return sum(self.picture(number).all_steps for number in range(self.images))
        return self.images * (self.painted_steps if self.rows else 0) + self.frames

    @property
    def cost(self) -> float:
        """The cost of painting it, in U-Net rows of one megapixel; fairness adds these up."""
        if self.variants:
            return sum(self.picture(number).cost for number in range(self.images))
        calls = self.painted_steps * (2 if self.scheduler in TWO_CALLS else 1)
        return self.images * (self.rows * calls + self.frames * FRAME_COST) * self.pixels / 1e6

    def to_json(self) -> str:
        """The request as a JSON object, for the database."""
        return json.dumps(dataclasses.asdict(self), ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> "ImageRequest":
        """The request that `to_json` wrote."""
        values: dict[str, Any] = json.loads(text)
        for name in ("mask", "adapters"):  # older rows have these fields, always empty
            values.pop(name, None)
        values["variants"] = tuple(
            Variant(**(one | {"choices": tuple(one.get("choices", ()))})) for one in values.get("variants", ())
        )
        return cls(**values)


def check_text(text: str) -> None:
    """Raise RequestError for text that is too long or can't be encoded."""
    if len(text) > MAX_PROMPT:
        raise RequestError("prompt.long", length=len(text), limit=MAX_PROMPT)
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise RequestError("prompt.text") from error


def random_seed() -> int:
    """A random seed, small enough to read aloud."""
    return random.randrange(2**32)
