"""Style: a named look, whose words are put around what a member typed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Style:
    """A named look: a template for the prompt, and what to keep out of the picture."""

    name: str
    prompt: str
    negative_prompt: str = ""
