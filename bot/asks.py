"""Ask: what somebody asks for in their own words; the model's defaults make an ImageRequest of it."""

from dataclasses import dataclass

from bot.jobs import STRENGTH, ImageRequest, random_seed
from bot.modelinfo import ModelInfo


@dataclass(frozen=True, slots=True)
class Ask:
    """A prompt, and whatever else was given."""

    prompt: str
    negative_prompt: str | None = None
    strength: float | None = None
    steps: int | None = None
    guidance_scale: float | None = None
    seed: int | None = None
    size: str | None = None
    scheduler: str | None = None
    images: int | None = None
    noise_schedule: str | None = None

    def request(self, info: ModelInfo, image: str | None = None, shape: tuple[int, int] | None = None) -> ImageRequest:
        """The request to this model, from a kept upload of width × height where one is given; raises RequestError."""
        width, height = self._size(info, shape)
        request = ImageRequest(
            prompt=self.prompt,
            negative_prompt=self.negative_prompt or "",
            width=width,
            height=height,
            steps=info.steps if self.steps is None else self.steps,
            guidance_scale=info.guidance_scale if self.guidance_scale is None else self.guidance_scale,
            scheduler=self.scheduler or info.scheduler,
            model=info.name,
            seed=random_seed() if self.seed is None else self.seed,
            image=image,
            strength=STRENGTH if self.strength is None else self.strength,
            images=1 if self.images is None else self.images,
            noise_schedule=self.noise_schedule,
        )
        info.check(request)
        return request

    def _size(self, info: ModelInfo, shape: tuple[int, int] | None) -> tuple[int, int]:
        if self.size is not None:
            return info.parse_size(self.size)
        return (info.native, info.native) if shape is None else info.fit(*shape)
