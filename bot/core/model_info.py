"""ModelInfo: what a model can paint, and its defaults. Requests are checked against it before they are queued."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.core.errors import RequestError
from bot.core.request import ImageRequest
from bot.core.samplers import SCHEDULERS
from bot.core.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """What a model can paint. Sizes are in pixels; `native` is the side of the square it was trained on.

    `least_steps` is the fewest steps with which a sampler paints well on this model; `unfit` samplers can't be used on
    it at all. `noise_schedules` are those a member may choose. `max_pixels` is what fits the device's memory, if known.
    `vocabulary` has all words that a small model knows; other models have none.
    """

    name: str
    native: int
    multiple: int
    steps: int
    guidance_scale: float
    scheduler: str
    least_steps: Mapping[str, int] = field(default_factory=dict, hash=False)
    unfit: frozenset[str] = frozenset()
    noise_schedules: tuple[str, ...] = ()
    max_pixels: int | None = None
    vocabulary: Vocabulary | None = None

    @property
    def low(self) -> int:
        """The shortest side allowed."""
        return -(-self.native // 2 // self.multiple) * self.multiple

    @property
    def high(self) -> int:
        """The longest side allowed."""
        return 2 * self.native // self.multiple * self.multiple

    @property
    def sizes(self) -> tuple[tuple[int, int], ...]:
        """Sizes worth offering: square, wide and tall, all of about the native area."""
        long = self._round(self.native * 1.25)
        short = self._round(self.native * 0.75)
        return (self.native, self.native), (long, short), (short, long)

    def parse_size(self, text: str) -> tuple[int, int]:
        """Width and height from a text such as "512x768"; raises RequestError if it isn't a possible size."""
        match = re.fullmatch(r"\s*(\d{1,5})\s*[xX×*]\s*(\d{1,5})\s*", text)
        if match is None:
            raise RequestError("size.form", value=text[:40], example=f"{self.native}x{self.native}")
        width, height = int(match[1]), int(match[2])
        self.check_size(width, height)
        return width, height

    def check_size(self, width: int, height: int) -> None:
        """Raise RequestError if a side is out of range, or not a multiple of what the U-Net and VAE divide by."""
        if not (self.low <= width <= self.high and self.low <= height <= self.high):
            raise RequestError("size.range", width=width, height=height, low=self.low, high=self.high)
        if width % self.multiple or height % self.multiple:
            near = f"{self._round(width)}x{self._round(height)}"
            raise RequestError("size.multiple", width=width, height=height, multiple=self.multiple, example=near)
        if self.max_pixels is not None and width * height > self.max_pixels:
            raise RequestError("size.memory", width=width, height=height, limit=self.max_pixels)

    def check_aspect(self, width: int, height: int) -> None:
        """Raise RequestError if no size that can be painted has this aspect ratio, or nearly."""
        most = self.high / self.low
        if max(width, height) > most * min(width, height):
            raise RequestError("aspect.range", written=f"{width}:{height}", most=f"{most:g}")

    def check(self, request: ImageRequest) -> None:
        """Raise RequestError if this model can't paint the request."""
        if request.model != self.name:
            raise RequestError("model.other", name=request.model, loaded=self.name)
        self.check_size(request.width, request.height)
        for number in range(len(request.variants) or 1):
            self._check_sampler(request.picture(number))

    def fit(self, width: int, height: int) -> tuple[int, int]:
        """The size of about the native area that best keeps the aspect ratio of a width × height picture."""
        scale = (self.native * self.native / (width * height)) ** 0.5
        return self._bound(width * scale), self._bound(height * scale)

    def _check_sampler(self, request: ImageRequest) -> None:
        name = SCHEDULERS[request.scheduler]
        if request.scheduler in self.unfit:
            raise RequestError("scheduler.model", name=name)
        least = self.least_steps.get(request.scheduler, 1)
        if request.steps < least:
            raise RequestError("scheduler.steps", name=name, least=least, steps=request.steps)
        if request.noise_schedule not in (None, *self.noise_schedules):
            if not self.noise_schedules:
                raise RequestError("noise_schedule.model", name=request.noise_schedule)
            known = ", ".join(self.noise_schedules)
            raise RequestError("noise_schedule.precision", name=request.noise_schedule, known=known)

    def _round(self, side: float) -> int:
        return max(round(side / self.multiple), 1) * self.multiple

    def _bound(self, side: float) -> int:
        return min(max(self._round(side), self.low), self.high)
