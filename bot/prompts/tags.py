"""Tags: what other tools read in a prompt and Easel doesn't: `<lora:name:0.8>`, other `<…>` tags, and AND.

They are taken out of the prompt. `<3` and `a < b > c` stay text, and so does AND between words in capitals.
"""

import re
from dataclasses import dataclass
from typing import Final

COMPOSED: Final = "AND"
"""Joins prompts that A1111 paints together, each with a weight of its own."""
TAG: Final = re.compile(
    r"<(?P<kind>[A-Za-z]\w*):(?P<name>[^<>:\n]*)(?P<more>(?::[^<>:\n]*)*)>|<(?:[A-Za-z][\w.-]*|:\w+:\d+)>"
)
JOINT: Final = re.compile(r"\bAND\b")
CAPITALS: Final = re.compile(r"\b[A-Z]{2,}\W*$")
CAPITALS_AFTER: Final = re.compile(r"\W*[A-Z]{2,}\b")
WEIGHT: Final = re.compile(r"\s*:\s*[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)$")
"""The weight at the end of one of the prompts that AND joins."""
LOOK_BACK: Final = 40
NUMBER: Final = re.compile(r"-?[0-9]{1,9}(?:\.[0-9]*)?|-?\.[0-9]+")


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag as `written`. `<lora:x:0.8>` has the kind "lora", the name "x" and the weight 0.8."""

    written: str
    kind: str = ""
    name: str = ""
    weight: float | None = None


@dataclass(frozen=True, slots=True)
class Tagged:
    """A prompt's `text` without its tags, and the tags in order."""

    text: str
    tags: tuple[Tag, ...] = ()

    @property
    def left_out(self) -> tuple[str, ...]:
        """The tags as written, each once."""
        return tuple(dict.fromkeys(tag.written for tag in self.tags))


def take_out(text: str) -> Tagged:
    """Take the tags out of a prompt, and a comma with each that would be left alone."""
    found: list[Tag] = []
    pieces: list[str] = []
    place = 0
    for match in TAG.finditer(text):
        found.append(_tag(match))
        pieces.append(text[place : match.start()])
        place = match.end()
    text = _joined([*pieces, text[place:]]) if found else text
    parts = _parts(text)
    if len(parts) > 1:
        found += [Tag(COMPOSED)] * (len(parts) - 1)
        text = ", ".join(filter(None, map(_unweighted, parts)))
    return Tagged(text, tuple(found))


def _tag(match: re.Match[str]) -> Tag:
    if match["kind"] is None:
        return Tag(match[0])
    weight = match["more"].split(":")[1].strip() if match["more"] else ""
    return Tag(
        match[0], match["kind"].lower(), match["name"].strip(), float(weight) if NUMBER.fullmatch(weight) else None
    )


def _joined(pieces: list[str]) -> str:
    """What is left around tags: one space where there were two, and no comma after a comma or at the beginning."""
    joined = pieces[0]
    for piece in pieces[1:]:
        bare = joined.rstrip()
        if piece.lstrip().startswith(",") and (not bare or bare.endswith(",")):
            piece = piece.lstrip().removeprefix(",")
        joined = bare + " " + piece.lstrip() if joined[-1:].isspace() and piece[:1].isspace() else joined + piece
    return joined.strip()


def _parts(text: str) -> list[str]:
    """The prompts on either side of each AND."""
    parts: list[str] = []
    place = 0
    for match in JOINT.finditer(text):
        shouted = CAPITALS.search(text[max(match.start() - LOOK_BACK, 0) : match.start()])
        if shouted and CAPITALS_AFTER.match(text, match.end()):
            continue
        parts.append(text[place : match.start()])
        place = match.end()
    return [*parts, text[place:]]


def _unweighted(part: str) -> str:
    """A prompt beside AND without its weight, spaces and comma."""
    part = part.strip()
    end = part[-LOOK_BACK:]
    return (part[: len(part) - len(end)] + WEIGHT.sub("", end)).rstrip().removesuffix(",").rstrip()
