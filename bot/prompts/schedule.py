"""Schedule: which texts a model reads for a request, step by step."""

from dataclasses import dataclass
from typing import Final

from bot.core.errors import RequestError
from bot.core.request import MAX_PROMPT, ImageRequest
from bot.prompts import weights
from bot.prompts.edits import by_step, check_number

MOST_CHARACTERS: Final = 8 * MAX_PROMPT
"""Of all different texts of a picture together: what they are encoded as stays in memory while it is painted."""


@dataclass(frozen=True, slots=True)
class Texts:
    """What is read in one step: both have weights, but no edits."""

    prompt: str
    negative: str


def schedule(request: ImageRequest) -> tuple[Texts, ...]:
    """The texts of each painted step of a request for one picture; raises RequestError if they are too many.

    Without guidance, nobody reads the negative prompt.
    """
    steps = request.painted_steps
    negative = request.negative_prompt if request.guided else ""
    found = tuple(map(Texts, by_step(request.prompt, steps), by_step(negative, steps)))
    different = set(found)
    check_number(len(different))
    length = sum(len(one.prompt) + len(one.negative) for one in different)
    if len(different) > 1 and length > MOST_CHARACTERS:
        raise RequestError("edits.long", length=length, limit=MOST_CHARACTERS)
    return found


def check(request: ImageRequest) -> None:
    """Raise RequestError if one of the request's pictures has a prompt that can't be read."""
    for number in range(len(request.variants) or 1):
        for texts in set(schedule(request.picture(number))):
            weights.parse(texts.prompt)
            weights.parse(texts.negative)


def readings(text: str, steps: int) -> tuple[str, ...]:
    """All different texts that a model reads for a prompt over its steps, in order, without weights and edits.

    Raises RequestError if it can't be read.
    """
    return tuple(dict.fromkeys(weights.plain(one) for one in dict.fromkeys(by_step(text, steps))))


def readings_of(request: ImageRequest) -> tuple[str, ...]:
    """All different texts that a model reads as prompts of a request's pictures; not the negative ones."""
    pictures = [request.picture(number) for number in range(len(request.variants) or 1)]
    return tuple(dict.fromkeys(text for one in pictures for text in readings(one.prompt, one.painted_steps)))
