"""Captions: what tells the pictures of a comparison apart."""

from bot.core.errors import RequestError
from bot.core.request import MAX_VARIANTS, ImageRequest
from bot.core.samplers import SCHEDULERS
from bot.prompts.choices import combinations, count


def captions(request: ImageRequest) -> list[str]:
    """A label for each picture of a comparison; none for other requests."""
    return [" · ".join(parts) for parts in choices(request)]


def choices(request: ImageRequest) -> list[tuple[str, ...]]:
    """What differs in each picture of a comparison: words of the prompt, or sampler and steps."""
    if not request.is_group:
        return []
    if any(one.choices for one in request.variants):
        return [one.choices for one in request.variants]
    pictures = [request.picture(number) for number in range(request.images)]
    if request.template:
        made = _made(request.template)
        return made if len(made) == len(pictures) else [(one.prompt,) for one in pictures]
    columns = [[SCHEDULERS[one.scheduler] for one in pictures], [str(one.steps) for one in pictures]]
    varied = [column for column in columns if len(set(column)) > 1]
    return list(zip(*(varied or columns[:1]), strict=True))


def _made(template: str) -> list[tuple[str, ...]]:
    """The choices of a template in older rows, whose pictures don't say theirs; none if they read differently today."""
    try:
        return [made for _, made in combinations(template)] if count(template) <= MAX_VARIANTS else []
    except RequestError:
        return []
