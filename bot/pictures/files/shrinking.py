"""Shrinking: smaller and smaller files of one picture, each with its parameters and its label.

A still picture becomes a tighter PNG, lossless WebP, lossy WebP of falling quality, and is then scaled down. An
animation loses quality (a GIF loses colours), is scaled down, loses every second frame, and is scaled down further.
"""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from PIL import Image

from bot.pictures.metadata.inscription import Inscription, read_inscription, save_options

QUALITIES: Final = (95, 85, 70, 50)
"""The qualities of lossy WebP, in the order they are tried."""
COLOURS: Final = (128, 64, 32, 16)
"""The numbers of colours of a GIF, in the order they are tried."""
LEAST_SIDE: Final = 32
"""The longer side, in pixels, below which no picture is scaled down."""
LEAST_MOVING_SIDE: Final = 128
"""The longer side, in pixels, below which an animation loses frames before it is scaled down further."""
MAX_WEBP_SIDE: Final = 16383
"""The most pixels a side in a WebP file."""


@dataclass(frozen=True, slots=True)
class Moving:
    """An animation: RGB frames, their durations in milliseconds, and its loop count; None plays it once."""

    frames: tuple[Image.Image, ...]
    durations: tuple[int, ...]
    loop: int | None

    def halved(self) -> "Moving":
        """The animation at half the size."""
        return Moving(tuple(frame.reduce(2) for frame in self.frames), self.durations, self.loop)

    def sparser(self) -> "Moving":
        """The animation without every second frame, in the same total time."""
        pairs = [self.durations[at : at + 2] for at in range(0, len(self.durations), 2)]
        return Moving(self.frames[::2], tuple(sum(pair) for pair in pairs), self.loop)


def smaller_files(opened: Image.Image) -> Iterator[tuple[bytes, str]]:
    """Yield files of an opened picture with their suffixes, usually each smaller than the one before."""
    told = read_inscription(opened)
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
    while len(moving.frames) > 3:  # four become two, which still move
        moving = moving.sparser()
        yield _animation(moving, told, kind, levels[-1]), suffix
    while max(moving.frames[0].size) // 2 >= LEAST_SIDE:
        moving = moving.halved()
        yield _animation(moving, told, kind, levels[-1]), suffix


def _read_frames(opened: Image.Image) -> Moving:
    frames, durations = [], []
    for number in range(getattr(opened, "n_frames", 1)):
        opened.seek(number)
        frames.append(opened.convert("RGB"))  # decodes the frame; its duration is known only then
        durations.append(round(opened.info.get("duration", 0)))
    return Moving(tuple(frames), tuple(durations), opened.info.get("loop"))


def _animation(moving: Moving, told: Inscription, kind: str, level: int) -> bytes:
    """An animated file; `level` is the number of colours of a GIF or the quality of a WebP."""
    frames = moving.frames
    options = save_options(kind, told) | ({} if kind == "GIF" else {"quality": level})
    if kind == "GIF":
        frames = tuple(frame.quantize(level) for frame in frames)
    if moving.loop is not None:
        options["loop"] = moving.loop
    out = io.BytesIO()
    frames[0].save(out, kind, save_all=True, append_images=frames[1:], duration=list(moving.durations), **options)
    return out.getvalue()
