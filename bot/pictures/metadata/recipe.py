"""Recipes: how a picture was painted, as its file tells. Whatever stands there becomes plain, bounded values here."""

import dataclasses
import json
import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from bot.core.request import MAX_GUIDANCE, MAX_PROMPT, MAX_SEED, MAX_STEPS
from bot.core.samplers import NOISE_SCHEDULES
from bot.pictures.metadata.sampler_names import scheduler_of

EASEL: Final = "Easel"
MAX_SIDE: Final = 16384
"""Pixels a side that a file's claim of a painted size is believed to."""
LONGEST: Final = 5 * MAX_PROMPT
"""Characters of a prompt that are kept: more than can be painted, so that one is told so and not given half of it."""
MAX_WORD: Final = 500
"""Characters of any other text."""
MAX_OTHERS: Final = 50
UNSEEN: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Control characters but tab and line feed, and those that reorder the text around them."""
SURROGATES: Final = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a picture was painted, by the `tool` that wrote its file; None is what the file does not tell validly.

    `sampler` is the file's own word and `scheduler` its name in samplers.SCHEDULERS, None where none does the same.
    `others` are further (key, value) pairs in the file's words, such as a seed that is beyond jobs.MAX_SEED. All
    values are in the bounds of jobs, but a prompt may be longer than what can be painted.
    """

    tool: str
    prompt: str
    negative_prompt: str = ""
    steps: int | None = None
    sampler: str | None = None
    scheduler: str | None = None
    guidance_scale: float | None = None
    seed: int | None = None
    width: int | None = None
    height: int | None = None
    strength: float | None = None
    model: str | None = None
    noise_schedule: str | None = None
    template: str | None = None
    others: tuple[tuple[str, str], ...] = ()

    def to_json(self) -> str:
        """The recipe as a JSON object, for the database."""
        return json.dumps(dataclasses.asdict(self), ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> "Recipe":
        """The recipe that to_json wrote."""
        values = json.loads(text)
        values["others"] = tuple((key, value) for key, value in values["others"])
        return cls(**values)


def recipe_of(tool: str, found: Mapping[str, object], others: Iterable[tuple[str, object]] = ()) -> Recipe:
    """A recipe of whatever a file says: `found` by the names of Recipe's fields, and `schedule` beside `sampler`.

    Values may be of any type JSON has. What is out of bounds is None and kept in `others`.
    """
    whole = {
        "steps": whole_number(found.get("steps"), 1, MAX_STEPS),
        "seed": whole_number(found.get("seed"), 0, MAX_SEED),
        "width": whole_number(found.get("width"), 1, MAX_SIDE),
        "height": whole_number(found.get("height"), 1, MAX_SIDE),
    }
    guidance = real_number(found.get("guidance_scale"), 0, MAX_GUIDANCE)
    strength = real_number(found.get("strength"), 0, 1) or None
    noise = word(found.get("noise_schedule"))
    kept = {**whole, "guidance_scale": guidance, "strength": strength}
    refused = [(key, found[key]) for key, value in kept.items() if value is None and found.get(key) is not None]
    sampler, schedule = word(found.get("sampler")), word(found.get("schedule"))
    if schedule:
        others = [("schedule", schedule), *others]
    return Recipe(
        tool,
        prompt_text(tool, found.get("prompt")),
        prompt_text(tool, found.get("negative_prompt")),
        **whole,
        sampler=sampler,
        scheduler=scheduler_of(sampler or "", schedule or ""),
        guidance_scale=guidance,
        strength=strength,
        model=word(found.get("model")),
        noise_schedule=noise if noise in NOISE_SCHEDULES else None,
        template=prompt_text(tool, found.get("template")) or None,
        others=pairs_of([*refused, *others]),
    )


def whole_number(value: object, low: int, high: int) -> int | None:
    """An integer in bounds that a float holds exactly, from a number or its text; None for anything else."""
    number = real_number(value, low, high)
    if number is None or not number.is_integer():
        return None
    return int(number)


def real_number(value: object, low: float, high: float) -> float | None:
    """A finite number in bounds, from a number or its text; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) and low <= number <= high else None


def prompt_text(tool: str, value: object) -> str:
    """A prompt. Our own comes back as it was typed; another's without unseen characters."""
    if not isinstance(value, str):
        return ""
    if tool == EASEL:
        return SURROGATES.sub("\ufffd", value)[:LONGEST]
    return plain(value, LONGEST)


def word(value: object) -> str | None:
    """A short text on one line; None for what is none."""
    if not isinstance(value, str):
        return None
    return " ".join(plain(value, MAX_WORD).split()) or None


def plain(text: str, limit: int) -> str:
    """Text that can be shown: without control characters and reordering, halves of characters replaced."""
    text = text[: 2 * limit].replace("\r\n", "\n")
    return UNSEEN.sub("", SURROGATES.sub("\ufffd", text)).strip()[:limit]


def pairs_of(others: Iterable[tuple[str, object]]) -> tuple[tuple[str, str], ...]:
    """Further facts as texts: those with a key and a value that is a text or a number."""
    pairs: list[tuple[str, str]] = []
    for key, value in others:
        name, told = word(key), word(_shown(value))
        if name and told and len(pairs) < MAX_OTHERS:
            pairs.append((name, told))
    return tuple(pairs)


def _shown(value: object) -> str | None:
    if isinstance(value, str):
        return value
    if isinstance(value, int) and value.bit_length() > 256:  # str() refuses thousands of digits
        return None
    return str(value) if isinstance(value, int | float) else None
