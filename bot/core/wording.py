"""Wording: all texts of a request that rules for words are held against."""

from dataclasses import dataclass
from typing import Final

from bot.core.request import ImageRequest


@dataclass(frozen=True, slots=True)
class Wording:
    """Texts by what they are for. A text may occur in several forms: as it was typed, and as a model reads it.

    `wanted` is to be painted and `unwanted` is not. `typed` is as somebody typed it, with both in it.
    """

    wanted: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()
    typed: tuple[str, ...] = ()

    @classmethod
    def of(cls, request: ImageRequest) -> "Wording":
        """The texts that a request has: its prompts, also with choices still open, and its negative prompt."""
        prompts = [variant.prompt for variant in request.variants if variant.prompt is not None]
        wanted = dict.fromkeys(filter(None, (request.prompt, *prompts, request.template)))
        return cls(tuple(wanted), tuple(filter(None, [request.negative_prompt])))

    def __add__(self, other: "Wording") -> "Wording":
        """The texts of both, each once."""
        return Wording(
            tuple(dict.fromkeys(self.wanted + other.wanted)),
            tuple(dict.fromkeys(self.unwanted + other.unwanted)),
            tuple(dict.fromkeys(self.typed + other.typed)),
        )


NOTHING: Final = Wording()
"""No texts."""
