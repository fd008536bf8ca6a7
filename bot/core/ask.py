"""Ask: what somebody asks for in their own words, not yet parsed. bot/prompts/draft.py parses it."""

from dataclasses import dataclass

from bot.core.style import Style


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """A prompt with its flags, choices and weights, and a command's options, which override the flags.

    With `matrix`, every combination of the prompt's choices is painted from the same seed. The seed -1 is a random one.
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
