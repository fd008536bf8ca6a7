"""Parts: refuses files of absurdly many parts before Pillow reads each of them.

This only saves time, where counting is simple. What holds for every file is that the process that reads it is bounded.
"""

import struct
from collections.abc import Iterator
from itertools import islice
from typing import Final

from bot.core.errors import UploadError

MOST: Final = 20_000
"""The most chunks of a PNG, segments of a JPEG, or blocks of a GIF. A PNG of 25 MB has 3,200 as libpng writes it."""
MOST_SCANS: Final = 100
"""The most passes over the picture of one progressive JPEG; encoders make about ten."""
WITHOUT_LENGTH: Final = frozenset({0x01, *range(0xD0, 0xD9), 0xFF})
"""Markers of a JPEG that nothing belongs to."""
START_OF_SCAN: Final = b"\xff\xda"
END: Final = b"\xff\xd9"


def check_parts(data: bytes) -> None:
    """Raise UploadError if a file has more parts than any honest one."""
    if sum(1 for _ in islice(_parts(data), MOST + 1)) > MOST or _scans(data) > MOST_SCANS:
        raise UploadError("upload.slow")


def _parts(data: bytes) -> Iterator[int]:
    """Where each part begins, as far as the file can be followed."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return _chunks(data)
    if data.startswith(b"\xff\xd8"):
        return _segments(data)
    return _blocks(data) if data.startswith((b"GIF87a", b"GIF89a")) else iter(())


def _chunks(data: bytes) -> Iterator[int]:
    at = 8
    while at + 8 <= len(data):
        yield at
        at += 12 + struct.unpack_from(">I", data, at)[0]


def _segments(data: bytes) -> Iterator[int]:
    """The segments of a JPEG up to its first scan."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        yield at
        if data[at : at + 2] == START_OF_SCAN:
            return
        at += 1 if data[at + 1] == 0xFF else 2
        if data[at - 1] not in WITHOUT_LENGTH:
            at += struct.unpack_from(">H", data, at)[0]


def _blocks(data: bytes) -> Iterator[int]:
    """The blocks of a GIF's extensions up to its first picture."""
    at = 13 + (3 << (data[10] & 7) + 1 if len(data) > 13 and data[10] & 0x80 else 0)
    while at + 2 < len(data) and data[at] == ord("!"):
        yield at
        at += 2
        while at < len(data) and data[at]:
            yield at
            at += 1 + data[at]
        at += 1


def _scans(data: bytes) -> int:
    """The scans of a JPEG's first picture. Neither marker can occur in the bits of a scan."""
    if not data.startswith(b"\xff\xd8"):
        return 0
    begin = next((at for at in _segments(data) if data[at : at + 2] == START_OF_SCAN), len(data))
    end = data.find(END, begin)
    return data.count(START_OF_SCAN, begin, end if end > 0 else len(data))
