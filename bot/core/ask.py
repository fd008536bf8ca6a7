"""Ask: what somebody asks for in their own words; the model's defaults make an ImageRequest of it."""

from dataclasses import dataclass, replace
from typing import TypeVar

from bot.core.errors import RequestError
from bot.core.model_info import ModelInfo
from bot.core.preferences import Preferences
from bot.core.request import MAX_VARIANTS, STRENGTH, ImageRequest, Variant, check_text, random_seed
from bot.prompts import choices, flags, styles, weights
from bot.prompts.flags import Flags
from bot.prompts.styles import Style

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Ask:
    """A prompt with its flags, choices and weights, and whatever else was given, which counts before its flags.

    With `matrix` every combination of the prompt's choices is painted from one seed, as many pictures as there are.
    """

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
    style: Style | None = None
    matrix: bool = False

    @property
    def left_out(self) -> tuple[str, ...]:
        """Flags of the prompt that mean nothing here, as typed, for the member to know; raises RequestError."""
        return self._flags().left_out

    def request(self, info: ModelInfo, image: str | None = None, shape: tuple[int, int] | None = None) -> ImageRequest:
        """The request to this model, from a kept upload of width × height where one is given; raises RequestError.

        Flags come out of the prompt first, then the style goes around it, and then its choices are made by each
        picture's own seed, so that picture i is what seed + i alone would paint.
        """
        said = self._flags()
        template, negative = self._styled(said)
        seed = _given(self.seed, said.seed, random_seed())
        prompts = self._prompts(template, seed)
        for text in (*prompts, negative):
            weights.parse(text)
        width, height = self._size(info, said, shape)
        request = ImageRequest(
            prompt=prompts[0],
            negative_prompt=negative,
            width=width,
            height=height,
            steps=_given(self.steps, said.steps, info.steps),
            guidance_scale=_given(self.guidance_scale, said.guidance_scale, info.guidance_scale),
            scheduler=self.scheduler or said.scheduler or info.scheduler,
            model=info.name,
            seed=seed,
            image=image,
            strength=_given(self.strength, said.strength, STRENGTH),
            images=1 if self.matrix else _given(self.images, said.images, 1),
            noise_schedule=self.noise_schedule,
            template=template if choices.count(template) > 1 else "",
        )
        request = self._varied(request, template, prompts)
        info.check(request)
        return request

    def preferring(self, preferences: Preferences, style: Style | None, info: ModelInfo, *, sized: bool) -> "Ask":
        """The ask with a member's preferences where it is silent; with `sized` the size is one of them.

        A preferred size that the loaded model can't paint is no reason to refuse: the model's own is taken.
        """
        said = self._flags()
        size = self.size
        told = said.size or said.width or said.height or said.aspect
        if sized and size is None and preferences.size is not None and told is None:
            size = preferences.size if _paintable(preferences.size, info) else None
        steps = preferences.steps if self.steps is None and said.steps is None else self.steps
        return replace(self, size=size, steps=steps, style=self.style or style)

    def _flags(self) -> Flags:
        check_text(self.prompt)
        said = flags.parse(self.prompt)
        if not said.text.strip():
            raise RequestError("prompt.empty")
        return said

    def _styled(self, said: Flags) -> tuple[str, str]:
        """Prompt, with its choices, and negative prompt in the style that was asked for."""
        negative = _given(self.negative_prompt, said.negative_prompt, "")
        template = said.text
        if self.style is not None:
            template, negative = styles.apply(self.style, template, negative)
        check_text(template)
        check_text(negative)
        return template, negative

    def _prompts(self, template: str, seed: int) -> list[str]:
        """The resolved prompts: all combinations with matrix, else the one that the seed chooses."""
        if not self.matrix:
            return [choices.resolve(template, seed)]
        count = choices.count(template)
        if count == 1:
            raise RequestError("choices.none")
        if count > MAX_VARIANTS:
            shown = str(count) if count < 10**6 else f"{count:.0e}"
            raise RequestError("choices.many", count=shown, limit=MAX_VARIANTS)
        return [prompt for prompt, _ in choices.combinations(template)]

    def _varied(self, request: ImageRequest, template: str, prompts: list[str]) -> ImageRequest:
        """The request with a prompt for each of its pictures, where choices make them differ."""
        if self.matrix:
            variants = tuple(Variant(request.seed, prompt) for prompt in prompts)
            return replace(request, images=len(variants), variants=variants)
        if request.images == 1 or not request.template:
            return request
        seeds = range(request.seed, request.seed + request.images)
        variants = tuple(Variant(seed, choices.resolve(template, seed)) for seed in seeds)
        for variant in variants:
            weights.parse(variant.prompt or "")
        return replace(request, variants=variants)

    def _size(self, info: ModelInfo, said: Flags, shape: tuple[int, int] | None) -> tuple[int, int]:
        """Width and height: as written, else of about the native area in the shape asked for or of the upload."""
        written = _given(self.size, said.size, None)
        if written is not None:
            return info.parse_size(written)
        if said.width is not None or said.height is not None:
            width, height = said.width or info.native, said.height or info.native
            info.check_size(width, height)
            return width, height
        if said.aspect is not None:
            return info.fit(*said.aspect)
        return (info.native, info.native) if shape is None else info.fit(*shape)


def reseeded(request: ImageRequest, seed: int) -> ImageRequest:
    """The same request from another seed, by which the choices of its prompt are made anew."""
    if request.is_group:
        return replace(request, seed=seed, variants=tuple(replace(one, seed=seed) for one in request.variants))
    if not request.template:
        return replace(request, seed=seed)
    prompts = [choices.resolve(request.template, seed + number) for number in range(request.images)]
    variants = tuple(Variant(seed + number, prompt) for number, prompt in enumerate(prompts))
    return replace(request, seed=seed, prompt=prompts[0], variants=variants if request.variants else ())


def _paintable(size: str, info: ModelInfo) -> bool:
    try:
        info.parse_size(size)
    except RequestError:
        return False
    return True


def _given(option: T | None, flag: T | None, default: T) -> T:
    """What counts: the option, then the flag, then the default."""
    if option is not None:
        return option
    return default if flag is None else flag
