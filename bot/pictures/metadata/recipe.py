"""Recipe: how a picture was painted according to its file, as validated and bounded values."""

import dataclasses
import json
import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from bot.core.request import MAX_GUIDANCE, MAX_PROMPT, MAX_SEED, MAX_STEPS
from bot.core.samplers import NOISE_SCHEDULES
from bot.pictures.metadata.features import Feature, Found, features_in, merged, tags_in
from bot.pictures.metadata.sampler_names import scheduler_of

EASEL: Final = "Easel"
MAX_SIDE: Final = 16384
"""The longest painted side, in pixels, that a file's claim is believed for."""
LONGEST: Final = 5 * MAX_PROMPT
"""The most characters kept of a prompt: more than can be painted, so that a long one is refused and not cut off."""
MAX_WORD: Final = 500
"""The most characters of any other text."""
MAX_OTHERS: Final = 50
UNSEEN: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Control characters except tab and line feed, and characters that reorder the text around them."""
SURROGATES: Final = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a picture was painted, according to the `tool` that wrote its file; missing or invalid values are None.

    `sampler` is the file's own word and `scheduler` the equivalent in samplers.SCHEDULERS, None if there is none.
    `others` are further (key, value) pairs in the file's words, such as a seed beyond MAX_SEED. `left_out` is what the
    tool used that can't be painted here, such as LoRAs, each with the file's words for it. All values are valid for a
    request, but the prompt may be longer than what can be painted.
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
    left_out: tuple[Found, ...] = ()

    def to_json(self) -> str:
        """The recipe as JSON, for the database."""
        return json.dumps(dataclasses.asdict(self), ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> "Recipe":
        """The recipe from what to_json wrote."""
        return cls.from_values(json.loads(text))

    @classmethod
    def from_values(cls, values: Mapping[str, Any]) -> "Recipe":
        """The recipe from the object that to_json wrote."""
        others = tuple((key, value) for key, value in values["others"])
        left_out = tuple((Feature(name), told) for name, told in values.get("left_out", ()))
        return cls(**{**values, "others": others, "left_out": left_out})


def recipe_of(
    tool: str,
    found: Mapping[str, object],
    others: Iterable[tuple[str, object]] = (),
    left_out: Iterable[Found] = (),
) -> Recipe:
    """Make a recipe from a file's values: `found` has them by Recipe's field names, and `schedule` beside `sampler`.

    Values may have any JSON type. Values out of bounds become None and are kept in `others`. Features that the others
    or the prompts name are added to those that are `left_out`, except for Easel's own files.
    """
    others = list(others)
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
    prompt, negative = prompt_text(tool, found.get("prompt")), prompt_text(tool, found.get("negative_prompt"))
    if tool != EASEL:
        left_out = [*left_out, *features_in(others), *tags_in(prompt), *tags_in(negative)]
    if schedule:
        others = [("schedule", schedule), *others]
    return Recipe(
        tool,
        prompt,
        negative,
        **whole,
        sampler=sampler,
        scheduler=scheduler_of(sampler or "", schedule or ""),
        guidance_scale=guidance,
        strength=strength,
        model=word(found.get("model")),
        noise_schedule=noise if noise in NOISE_SCHEDULES else None,
        template=prompt_text(tool, found.get("template")) or None,
        others=pairs_of([*refused, *others]),
        left_out=tuple((feature, word(told) or "") for feature, told in merged(left_out)),
    )


def whole_number(value: object, low: int, high: int) -> int | None:
    """A bounded integer from a number or its text, if a float can hold it exactly; else None."""
    number = real_number(value, low, high)
    if number is None or not number.is_integer():
        return None
    return int(number)


def real_number(value: object, low: float, high: float) -> float | None:
    """A bounded finite number from a number or its text; else None."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) and low <= number <= high else None


def prompt_text(tool: str, value: object) -> str:
    """A prompt: Easel's own exactly as typed, another tool's without invisible characters."""
    if not isinstance(value, str):
        return ""
    if tool == EASEL:
        return SURROGATES.sub("\ufffd", value)[:LONGEST]
    return plain(value, LONGEST)


def word(value: object) -> str | None:
    """A short text on one line; None if the value is empty or not a text."""
    if not isinstance(value, str):
        return None
    return " ".join(plain(value, MAX_WORD).split()) or None


def plain(text: str, limit: int) -> str:
    """Text that is safe to show: without control and reordering characters, with lone surrogates replaced."""
    text = text[: 2 * limit].replace("\r\n", "\n")
    return UNSEEN.sub("", SURROGATES.sub("\ufffd", text)).strip()[:limit]


def pairs_of(others: Iterable[tuple[str, object]]) -> tuple[tuple[str, str], ...]:
    """Further facts as pairs of texts; values that are neither text nor number are skipped."""
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
