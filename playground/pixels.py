"""A picture's content type, width and height, read from its first bytes.

The imagesize library was tried instead (2.0.1). It doesn't say which format a file has, reads a GIF wider than 32767
as negative and the scale bits of a WebP as part of its size, and needs 22 seconds for 1 MB of digits after "P5 ".
"""

import struct
from typing import NamedTuple

_SEARCHED = 1 << 20
"""How many bytes of a JPEG to search for its size, which comes after its metadata."""


class Pixels(NamedTuple):
    """What a picture's first bytes say: its content type, and its size in pixels."""

    content_type: str
    width: int
    height: int


def measure(data: bytes) -> Pixels | None:
    """Recognise PNG, GIF, WebP and JPEG; None for other files, and for files that end too early."""
    try:
        return _png(data) or _gif(data) or _webp(data) or _jpeg(data)
    except (struct.error, IndexError):
        return None


def _png(data: bytes) -> Pixels | None:
    if data[:8] != b"\x89PNG\r\n\x1a\n":
        return None
    return Pixels("image/png", *struct.unpack(">II", data[16:24]))


def _gif(data: bytes) -> Pixels | None:
    if data[:6] not in (b"GIF87a", b"GIF89a"):
        return None
    return Pixels("image/gif", *struct.unpack("<HH", data[6:10]))


def _webp(data: bytes) -> Pixels | None:
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP":
        return None
    kind, body = data[12:16], data[20:30]
    if kind == b"VP8X":
        width, height = (int.from_bytes(body[start : start + 3], "little") + 1 for start in (4, 7))
    elif kind == b"VP8L":
        bits = int.from_bytes(body[1:5], "little")
        width, height = (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    else:
        width, height = (size & 0x3FFF for size in struct.unpack("<HH", body[6:10]))
    return Pixels("image/webp", width, height)


def _jpeg(data: bytes) -> Pixels | None:
    if data[:3] != b"\xff\xd8\xff":
        return None
    at = 2
    while at + 9 <= min(len(data), _SEARCHED):
        if data[at + 1] == 0xFF:  # any number of these may come before a marker
            at += 1
            continue
        marker, length = data[at + 1], struct.unpack(">H", data[at + 2 : at + 4])[0]
        # Every start-of-frame marker has the size; C4, C8 and CC in the same range are tables.
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return Pixels("image/jpeg", width, height)
        at += 2 + length
    return None
