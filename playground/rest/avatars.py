"""Default avatars: plain squares in six colours, for users without an avatar."""

import struct
import zlib
from typing import Final

SIDE: Final = 256
COLOURS: Final = ((88, 101, 242), (117, 126, 138), (59, 165, 92), (250, 166, 26), (237, 66, 69), (235, 69, 159))
"""https://docs.discord.com/developers/reference#image-formatting-cdn-endpoints, "Default User Avatar"."""


def default_avatar(index: int) -> bytes | None:
    """The PNG with this index; None if there is none."""
    if not 0 <= index < len(COLOURS):
        return None
    rows = (b"\0" + bytes(COLOURS[index]) * SIDE) * SIDE
    header = struct.pack(">IIBBBBB", SIDE, SIDE, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(rows)) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
