"""Shrinking: ever smaller files of one picture, each of them with its parameters and its label.

A still picture: a tighter PNG, WebP without loss, WebP with ever more loss, and last of all scaled down. An animated
one: ever more loss (of a GIF, ever fewer colours), scaled down, every second frame left out, and scaled down further.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from PIL import Image

from bot.pictures.metadata.inscription import Inscription, carried, save_options

QUALITIES: Final = (95, 85, 70, 50)
"""Of lossy WebP, tried one after the other."""
COLOURS: Final = (128, 64, 32, 16)
"""Of a GIF, tried one after the other."""
LEAST_SIDE: Final = 32
"""Pixels of the longer side below which a picture is not scaled down, however small a file is wanted."""
LEAST_MOVING_SIDE: Final = 128
"""Pixels of an animation's longer side below which rather frames are left out."""
MAX_WEBP_SIDE: Final = 16383
"""Pixels a side that WebP can hold."""


@dataclass(frozen=True, slots=True)
class Moving:
    """An animation: RGB frames, how long each is shown in milliseconds, and how often all are; None for once."""

    frames: tuple[Image.Image, ...]
    durations: tuple[int, ...]
    loop: int | None

    def halved(self) -> "Moving":
        """At half the size."""
        return Moving(tuple(frame.reduce(2) for frame in self.frames), self.durations, self.loop)

    def sparser(self) -> "Moving":
        """Without every second frame, in the same time."""
        pairs = [self.durations[at : at + 2] for at in range(0, len(self.durations), 2)]
        return Moving(self.frames[::2], tuple(sum(pair) for pair in pairs), self.loop)


def ever_smaller(opened: Image.Image) -> Iterator[tuple[bytes, str]]:
    """Files of an opened picture, smaller and smaller as a rule, each with its suffix. Made as they are asked for."""
    told = carried(opened)
    if getattr(opened, "is_animated", False):
        return _moving(_read_frames(opened), told, "GIF" if opened.format == "GIF" else "WEBP")
    return _still(opened if opened.mode in ("RGB", "RGBA", "L") else opened.convert("RGB"), told)


def _still(picture: Image.Image, told: Inscription) -> Iterator[tuple[bytes, str]]:
    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=9, **save_options("PNG", told))
    yield out.getvalue(), ".png"
    while max(picture.size) > MAX_WEBP_SIDE:  # such as a long film strip
        picture = picture.reduce(2)
    yield _webp(picture, told, lossless=True), ".webp"
    for quality in QUALITIES:
        yield _webp(picture, told, quality=quality), ".webp"
    while max(picture.size) // 2 >= LEAST_SIDE:
        picture = picture.reduce(2)
        yield _webp(picture, told, quality=QUALITIES[-1]), ".webp"


def _webp(picture: Image.Image, told: Inscription, *, lossless: bool = False, quality: int = 80) -> bytes:
    out = io.BytesIO()
    picture.save(out, "WEBP", lossless=lossless, quality=quality, **save_options("WEBP", told))
    return out.getvalue()


def _moving(moving: Moving, told: Inscription, kind: str) -> Iterator[tuple[bytes, str]]:
    suffix = f".{kind.lower()}"
    levels: Sequence[int] = COLOURS if kind == "GIF" else QUALITIES
    for level in levels:
        yield _animation(moving, told, kind, level), suffix
    while max(moving.frames[0].size) // 2 >= LEAST_MOVING_SIDE:
        moving = moving.halved()
        yield _animation(moving, told, kind, levels[-1]), suffix
    while len(moving.frames) > 3:  # two are left of four, and two still move
        moving = moving.sparser()
        yield _animation(moving, told, kind, levels[-1]), suffix
    while max(moving.frames[0].size) // 2 >= LEAST_SIDE:
        moving = moving.halved()
        yield _animation(moving, told, kind, levels[-1]), suffix


def _read_frames(opened: Image.Image) -> Moving:
    frames, durations = [], []
    for number in range(getattr(opened, "n_frames", 1)):
        opened.seek(number)
        frames.append(opened.convert("RGB"))  # reads it, and only then is its time known
        durations.append(round(opened.info.get("duration", 0)))
    return Moving(tuple(frames), tuple(durations), opened.info.get("loop"))


def _animation(moving: Moving, told: Inscription, kind: str, level: int) -> bytes:
    """An animated file, its level the number of colours of a GIF and the quality of a WebP."""
    frames = moving.frames
    options = save_options(kind, told) | ({} if kind == "GIF" else {"quality": level})
    if kind == "GIF":
        frames = tuple(frame.quantize(level) for frame in frames)
    if moving.loop is not None:
        options["loop"] = moving.loop
    out = io.BytesIO()
    frames[0].save(out, kind, save_all=True, append_images=frames[1:], duration=list(moving.durations), **options)
    return out.getvalue()
