"""Captions: what tells the pictures of a comparison apart."""

from bot.core.request import ImageRequest
from bot.core.samplers import SCHEDULERS
from bot.prompts.choices import combinations


def captions(request: ImageRequest) -> list[str]:
    """A label for each picture of a comparison; none for other requests."""
    return [" · ".join(parts) for parts in choices(request)]


def choices(request: ImageRequest) -> list[tuple[str, ...]]:
    """What differs in each picture of a comparison: words of the prompt, or sampler and steps."""
    if not request.is_group:
        return []
    if request.template:
        return [made for _, made in combinations(request.template)]
    pictures = [request.picture(number) for number in range(request.images)]
    columns = [[SCHEDULERS[one.scheduler] for one in pictures], [str(one.steps) for one in pictures]]
    varied = [column for column in columns if len(set(column)) > 1]
    return list(zip(*(varied or columns[:1]), strict=True))
