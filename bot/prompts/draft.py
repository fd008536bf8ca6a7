"""Draft: an Ask, parsed once and with its seed drawn, that may still need the picture to paint from.

Everything that doesn't depend on that picture is checked when the draft is made, so what is checked is what is painted.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from bot.core.ask import Ask
from bot.core.bidi import without_bidi
from bot.core.errors import RequestError
from bot.core.model_info import ModelInfo
from bot.core.preferences import Preferences
from bot.core.request import MAX_IMAGES, MAX_VARIANTS, RANDOM, STRENGTH, ImageRequest, Variant, check_text
from bot.core.style import Style
from bot.core.wording import Wording
from bot.prompts import choices, flags, schedule, styles
from bot.prompts.flags import Flags
from bot.prompts.tags import Tagged, take_out
from bot.prompts.wildcards import NO_WILDCARDS, Wildcards
from bot.prompts.wording import wording_of
from bot.prompts.words import has_words

T = TypeVar("T")
Transform = Callable[[ImageRequest], ImageRequest]
"""Turns a request into another, such as one for a study."""
PENDING: Final = ""
"""Stands in for the upload's hash until the upload is there."""
DEFAULTS: Final = Preferences()


@dataclass(frozen=True, slots=True)
class Draft:
    """A request that a model can paint; otherwise raises RequestError.

    The request's image is PENDING while the upload is missing. With `shaped`, the upload will decide the width and
    height, and those of the request are the model's own until then. `ignored_flags` are the flags and tags in the
    prompt that have no effect here. `ask` and `style` are what the request was made from, unless it was made from
    another one.
    """

    request: ImageRequest
    info: ModelInfo
    shaped: bool = False
    ignored_flags: tuple[str, ...] = ()
    ask: Ask | None = None
    style: Style | None = None

    @property
    def wording(self) -> Wording:
        """All that rules for words are held against."""
        return wording_of(self.request, self.ask, self.style)

    def __post_init__(self) -> None:
        self.info.check(self.request)
        schedule.check(self.request)

    @property
    def pending(self) -> bool:
        """Whether the upload is still missing."""
        return self.request.image == PENDING

    def complete(self, image: str | None = None, shape: tuple[int, int] | None = None) -> ImageRequest:
        """The request to paint; if the draft is pending, with the upload's hash and its shape (width, height).

        Raises RequestError only if the size that fits the upload is too large for the model.
        """
        if not self.pending:
            return self.request
        if not image or shape is None:
            raise ValueError("the draft waits for an upload")
        width, height = self.info.fit(*shape) if self.shaped else (self.request.width, self.request.height)
        self.info.check_size(width, height)
        return replace(self.request, image=image, width=width, height=height)


def make_draft(
    ask: Ask,
    info: ModelInfo,
    seed: int,
    *,
    preferences: Preferences = DEFAULTS,
    style: Style | None = None,
    wildcards: Wildcards = NO_WILDCARDS,
    upload: bool = False,
    transform: Transform = lambda request: request,
) -> Draft:
    """Make the draft of an ask for a model; raises RequestError if anything is wrong with the ask.

    `seed` is used if the ask has none; preferences and the preferred `style` are used for what the ask leaves out.
    `wildcards` are the lists that the prompt may name. With `upload`, a picture to paint from will follow.

    First the flags are taken out of the prompt, then the style is put around it, and then each picture's own seed makes
    its choices, so that picture i is what seed + i alone would paint. Last, tags such as `<lora:x:1>` are taken out.
    """
    typed = _flags(ask)
    template, negative = _styled(ask, typed, style)
    asked = _given(ask.seed, typed.seed, RANDOM)
    seed = seed if asked == RANDOM else asked
    images = 1 if ask.matrix else _given(ask.images, typed.images, 1)
    prompts = _combined(template, wildcards) if ask.matrix else _resolved(template, seed, images, wildcards)
    unwanted = take_out(negative)
    size = _size(ask, typed, info, None if upload else preferences.size)
    width, height = size or (info.native, info.native)
    request = ImageRequest(
        prompt=prompts[0].tagged.text,
        negative_prompt=unwanted.text,
        width=width,
        height=height,
        steps=_given(ask.steps, typed.steps, info.steps if preferences.steps is None else preferences.steps),
        guidance_scale=_given(ask.guidance_scale, typed.guidance_scale, info.guidance_scale),
        scheduler=ask.scheduler or typed.scheduler or info.scheduler,
        model=info.name,
        seed=seed,
        image=PENDING if upload else None,
        strength=_given(ask.strength, typed.strength, STRENGTH),
        images=images,
        noise_schedule=ask.noise_schedule,
        template=template if choices.is_open(template, wildcards) else "",
    )
    request = transform(_varied(request, prompts, matrix=ask.matrix))
    left_out = dict.fromkeys(name for one in (*(each.tagged for each in prompts), unwanted) for name in one.left_out)
    shaped, ignored = upload and size is None, (*typed.ignored, *left_out)
    return Draft(request, info, shaped=shaped, ignored_flags=ignored, ask=ask, style=ask.style or style)


@dataclass(frozen=True, slots=True)
class _Prompt:
    """A prompt with its choices made and its tags taken out, and what was chosen."""

    tagged: Tagged
    chosen: tuple[str, ...] = ()


def _flags(ask: Ask) -> Flags:
    check_text(ask.prompt)
    typed = flags.parse(without_bidi(ask.prompt))
    if not typed.text.strip():
        raise RequestError("prompt.empty")
    if not has_words(take_out(typed.text).text):
        raise RequestError("prompt.words")
    return typed


def _styled(ask: Ask, typed: Flags, preferred: Style | None) -> tuple[str, str]:
    """The prompt, choices still open, and the negative prompt, both in the style asked for or else preferred."""
    template, negative = typed.text, _given(ask.negative_prompt, typed.negative_prompt, "")
    style = ask.style or preferred
    if style is not None:
        template, negative = styles.apply(style, template, negative)
    template, negative = without_bidi(template), without_bidi(negative)
    check_text(template)
    check_text(negative)
    return template, negative


def _resolved(template: str, seed: int, images: int, wildcards: Wildcards) -> list[_Prompt]:
    """The prompt of each picture, as its own seed chooses; only the first if all are the same."""
    pictures = images if 1 < images <= MAX_IMAGES and choices.is_open(template, wildcards) else 1
    return [_Prompt(take_out(choices.resolve(template, seed + number, wildcards))) for number in range(pictures)]


def _combined(template: str, wildcards: Wildcards) -> list[_Prompt]:
    """All combinations of the prompt's choices, for a matrix."""
    count = choices.count(template, wildcards)
    if count == 1:
        raise RequestError("choices.none")
    if count > MAX_VARIANTS:
        shown = str(count) if count < 10**6 else f"{count:.0e}"
        raise RequestError("choices.many", count=shown, limit=MAX_VARIANTS)
    return [_Prompt(take_out(text), chosen) for text, chosen in choices.combinations(template, wildcards)]


def _varied(request: ImageRequest, prompts: list[_Prompt], *, matrix: bool) -> ImageRequest:
    """The request with a prompt for each picture, if choices make them differ."""
    for one in prompts:
        if one.tagged.text.strip() and not has_words(one.tagged.text):
            raise RequestError("prompt.words")
    if matrix:
        variants = tuple(Variant(request.seed, one.tagged.text, choices=one.chosen) for one in prompts)
        return replace(request, images=len(variants), variants=variants)
    if len(prompts) == 1:
        return request
    return replace(request, variants=tuple(Variant(request.seed + n, one.tagged.text) for n, one in enumerate(prompts)))


def _size(ask: Ask, typed: Flags, info: ModelInfo, preferred: str | None) -> tuple[int, int] | None:
    """Width and height as written, or else from the aspect ratio at about the native area, or else as preferred.

    None if none of these is given. A preferred size that the loaded model can't paint is ignored, not refused.
    """
    written = _given(ask.size, typed.size, None)
    if written is not None:
        return info.parse_size(written)
    if typed.width is not None or typed.height is not None:
        width, height = typed.width or info.native, typed.height or info.native
        info.check_size(width, height)
        return width, height
    if typed.aspect is not None:
        info.check_aspect(*typed.aspect)
        return info.fit(*typed.aspect)
    return None if preferred is None else _paintable(preferred, info)


def _paintable(size: str, info: ModelInfo) -> tuple[int, int] | None:
    try:
        return info.parse_size(size)
    except RequestError:
        return None


def _given(option: T | None, flag: T | None, default: T) -> T:
    """The option if given, else the flag, else the default."""
    if option is not None:
        return option
    return default if flag is None else flag
