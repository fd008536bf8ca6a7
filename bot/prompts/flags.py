"""Flags: options that people who know other image bots type into a prompt, such as `a red house --ar 3:2 --no fog`.

Flags that Easel knows become settings. Flags that only other bots know are taken out, and the member is told. Anything
else that looks like a flag stays text. Phones turn two hyphens into an em dash, so that counts as two hyphens.
See https://docs.midjourney.com/hc/en-us/articles/32859204029709-Parameter-List.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

from bot.core.errors import RequestError
from bot.core.request import RANDOM
from bot.core.samplers import SCHEDULERS

NAMES: Final = {
    "ar": "aspect",
    "aspect": "aspect",
    "no": "negative_prompt",
    "negative": "negative_prompt",
    "seed": "seed",
    "steps": "steps",
    "cfg": "guidance_scale",
    "scale": "guidance_scale",
    "guidance": "guidance_scale",
    "n": "images",
    "images": "images",
    "size": "size",
    "w": "width",
    "width": "width",
    "h": "height",
    "height": "height",
    "sampler": "scheduler",
    "strength": "strength",
}
"""The flags that Easel knows, each with the field of Flags that it sets."""
FORMS: Final = {
    "aspect": "--ar 3:2",
    "negative_prompt": "--no fog, people",
    "seed": "--seed 5",
    "steps": "--steps 30",
    "guidance_scale": "--cfg 7",
    "images": "--n 4",
    "size": "--size 512x768",
    "width": "--w 512",
    "height": "--h 768",
    "scheduler": '--sampler "Euler a"',
    "strength": "--strength 0.7",
}
"""An example of how each field is written."""
INTEGERS: Final = frozenset({"seed", "steps", "images", "width", "height"})
DECIMALS: Final = frozenset({"guidance_scale", "strength"})
EDGE: Final = 60
"""Characters of a prompt before and after a flag that may be words together."""
_NUMBER: Final = r"[0-9]+(?:\.[0-9]+)?"
_ALONE: Final = ""
_WORD: Final = r"\S+"
ELSEWHERE: Final = {
    **dict.fromkeys(["v", "version", "stylize", "s", "chaos", "c", "q", "quality", "weird", "iw"], _NUMBER),
    **dict.fromkeys(["stop", "repeat", "r", "cw", "sw", "niji", "exp", "uplight", "upbeta"], _NUMBER),
    **dict.fromkeys(["style", "sref", "cref", "oref", "profile", "p", "motion"], _WORD),
    **dict.fromkeys(["tile", "fast", "relax", "turbo", "raw", "hd", "test", "draft"], _ALONE),
    **dict.fromkeys(["creative", "video", "loop", "public", "stealth", "private"], _ALONE),
}
"""Flags of other bots that have no effect here, each with the pattern of its value."""
FLAG: Final = re.compile(r"(?:(?<=\s)|^)(?:--|[—–])([A-Za-z]+)(?=\s|$)")
QUOTED: Final = re.compile(r'"([^"]*)"|“([^”]*)”')


@dataclass(frozen=True, slots=True)
class Flags:
    """The values of a prompt's flags, None if not given, and the prompt's `text` without them.

    `seamless` is that text with nothing in the places of the flags, without the middles of long parts; empty if there
    were none. `aspect` is width : height as two whole numbers above 0. The seed RANDOM is a random one. `ignored` holds
    the flags that have no effect, as typed.
    """

    text: str
    seamless: str = field(default="", compare=False)
    aspect: tuple[int, int] | None = None
    negative_prompt: str | None = None
    seed: int | None = None
    steps: int | None = None
    guidance_scale: float | None = None
    images: int | None = None
    size: str | None = None
    width: int | None = None
    height: int | None = None
    scheduler: str | None = None
    strength: float | None = None
    ignored: tuple[str, ...] = ()


@lru_cache(maxsize=64)
def parse(text: str) -> Flags:
    """The flags of a prompt; the last of a repeated one counts. Raises RequestError if a known one has a bad value."""
    flags = [match for match in FLAG.finditer(text) if match[1].lower() in NAMES or match[1].lower() in ELSEWHERE]
    if not flags:
        return Flags(text)
    found: dict[str, Any] = {}
    pieces = [text[: flags[0].start()]]
    ignored: list[str] = []
    for match, following in zip(flags, [*flags[1:], None], strict=True):
        rest = text[match.end() : len(text) if following is None else following.start()]
        name = match[1].lower()
        if name in NAMES:
            value, used = _value(NAMES[name], rest, match[0])
            found[NAMES[name]] = _with_earlier(NAMES[name], value, found)
        else:
            used = _follows(ELSEWHERE[name], rest)
            ignored.append((match[0] + rest[:used]).strip())
        pieces.append(rest[used:])
    own = list(filter(None, map(str.strip, pieces)))
    return Flags(" ".join(own), seamless="".join(map(_edges, own)), ignored=tuple(ignored), **found)


def _edges(piece: str) -> str:
    """A piece of a prompt, of a long one only its beginning and end."""
    return piece if len(piece) <= 2 * EDGE else f"{piece[:EDGE]} … {piece[-EDGE:]}"


def _with_earlier(field: str, value: object, found: dict[str, Any]) -> object:
    """The value of a repeated flag: negative prompts are joined, for all others the last counts."""
    return f"{found[field]}, {value}" if field == "negative_prompt" and field in found else value


def _follows(pattern: str, rest: str) -> int:
    """How many characters of the rest belong to another bot's flag."""
    match = re.match(rf"\s+{pattern}(?=\s|$)", rest) if pattern else None
    return 0 if match is None else match.end()


def _value(field: str, rest: str, flag: str) -> tuple[object, int]:
    """The value of a flag, and how many characters of the rest it takes up."""
    lead = len(rest) - len(rest.lstrip())
    written = rest.strip()
    if field == "negative_prompt":
        taken, used = written, len(rest)
    elif (quoted := QUOTED.match(written)) is not None:
        taken, used = (quoted[1] or quoted[2] or ""), lead + quoted.end()
    elif field == "scheduler" and _sampler(written) is not None:
        taken, used = written, len(rest)  # labels such as "DPM++ 2M Karras" are several words
    else:
        taken = written.split(maxsplit=1)[0] if written else ""
        used = lead + len(taken)
    value = _read(field, taken.strip())
    if value is None:
        kind = "whole" if field in INTEGERS else "number" if field in DECIMALS else "other"
        raise RequestError("flags.value", flag=flag, kind=kind, form=FORMS[field])
    return value, used


def _read(field: str, written: str) -> object:
    """The written value; None if it isn't valid."""
    if field == "seed" and written == str(RANDOM):
        return RANDOM
    if field in INTEGERS:
        return int(written) if re.fullmatch(r"[0-9]{1,18}", written) else None
    if field in DECIMALS:
        return float(written) if re.fullmatch(_NUMBER, written) and len(written) < 19 else None
    if field == "aspect":
        return _aspect(written)
    if field == "scheduler":
        return _sampler(written)
    return written or None


def _aspect(written: str) -> tuple[int, int] | None:
    match = re.fullmatch(r"([0-9]{1,5})[:/x×]([0-9]{1,5})", written)
    if match is None or not int(match[1]) or not int(match[2]):
        return None
    return int(match[1]), int(match[2])


def _sampler(written: str) -> str | None:
    """The key in samplers.SCHEDULERS for a sampler's name or label, whatever its case."""
    wanted = written.casefold()
    return next((name for name, label in SCHEDULERS.items() if wanted in (name, label.casefold())), None)
