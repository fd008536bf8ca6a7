"""Style: ready words for a look, that go around what a member typed. Frozen data."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Style:
    """A look by its name: a template for the prompt, and what to keep out of the picture."""

    name: str
    prompt: str
    negative_prompt: str = ""
