"""PNG chunks: the texts of a PNG within bounds, and the file without chunks that Pillow would refuse it for.

Pillow gives a whole picture up if one of its texts or its colour profile is longer than a MiB unpacked. See
https://www.w3.org/TR/png-3/#11textinfo for how texts are stored.
"""

import struct
import zlib
from collections.abc import Iterator, Sequence
from typing import Final

MAGIC: Final = b"\x89PNG\r\n\x1a\n"
TEXTS: Final = frozenset({b"tEXt", b"zTXt", b"iTXt"})
PROFILE: Final = b"iCCP"
LABEL: Final = b"XML:com.adobe.xmp\0"
"""How a text with an XMP packet begins."""
MOST_CHUNKS: Final = 20_000
"""The most chunks that are looked at."""
MAX_KEPT: Final = 1 << 19
"""The most bytes, unpacked, of a chunk that is left for Pillow."""
MAX_KEPT_TOTAL: Final = 1 << 24
MAX_TEXT: Final = 4 << 20
"""The most bytes of one text, unpacked. A ComfyUI graph with pictures in it takes a MiB or two."""
MAX_TEXTS: Final = 16 << 20
"""The most bytes of all compressed texts together, unpacked."""


def texts_of(data: bytes) -> dict[str, str]:
    """The texts in a PNG by keyword, also those after the pixels; longer ones are left out. No PNG has none."""
    found: dict[str, str] = {}
    left = MAX_TEXTS
    for kind, start, end in _chunks(data):
        if kind not in TEXTS or end - start > MAX_TEXT:
            continue
        if left <= 0 and _is_packed(kind, data[start:end]):
            continue
        key, raw, is_utf8 = _text(kind, data[start:end], MAX_TEXT)
        if _is_packed(kind, data[start:end]):
            left -= MAX_TEXT if raw is None else len(raw)
        if key and raw is not None:
            found.setdefault(key, raw.decode("utf-8", "replace") if is_utf8 else _latin(raw))
    return found


def readable(data: bytes) -> bytes:
    """A PNG without the texts and the colour profile that are too long for Pillow; any other file as it is."""
    dropped: list[tuple[int, int]] = []
    left = MAX_KEPT_TOTAL
    for kind, start, end in _chunks(data):
        if kind not in TEXTS and kind != PROFILE:
            continue
        is_packed = _is_packed(kind, data[start:end])
        size = MAX_KEPT + 1 if is_packed and left <= 0 else _unpacked(kind, data[start:end])
        left -= min(size, MAX_KEPT) if is_packed else 0
        if size > MAX_KEPT:
            dropped.append((start - 8, end + 4))
    return _without(data, dropped)


def wordless(data: bytes) -> bytes:
    """A PNG without the texts in it, except the label that says how it was made; any other file as it is."""
    texts = [(kind, start, end) for kind, start, end in _chunks(data) if kind in TEXTS]
    return _without(data, [(start - 8, end + 4) for _, start, end in texts if not data.startswith(LABEL, start)])


def _without(data: bytes, dropped: Sequence[tuple[int, int]]) -> bytes:
    """The data without the parts from each start to each end."""
    kept, at = [], 0
    for start, end in dropped:
        kept.append(data[at:start])
        at = end
    return b"".join([*kept, data[at:]]) if dropped else data


def _chunks(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    """The kind of each whole chunk, and where its data starts and ends."""
    at = len(MAGIC) if data.startswith(MAGIC) else len(data)
    for _ in range(MOST_CHUNKS):
        if at + 12 > len(data):
            return
        (length,) = struct.unpack_from(">I", data, at)
        end = at + 8 + length
        if end + 4 > len(data):
            return
        yield data[at + 4 : at + 8], at + 8, end
        at = end + 4


def _is_packed(kind: bytes, chunk: bytes) -> bool:
    """Whether a text or profile is compressed, so that it may be far longer than its chunk."""
    return kind in (b"zTXt", PROFILE) or (kind == b"iTXt" and chunk.partition(b"\0")[2][:1] != b"\0")


def _text(kind: bytes, chunk: bytes, limit: int) -> tuple[str, bytes | None, bool]:
    """The keyword and the bytes of a text, None if it is damaged or longer than `limit`, and whether it is UTF-8."""
    key, _, rest = chunk.partition(b"\0")
    name = key.decode("latin-1")
    if kind == b"tEXt":
        return name, rest if len(rest) <= limit else None, False
    if kind == b"zTXt":
        return name, _inflated(rest[1:], limit) if rest[:1] == b"\0" else None, False
    packed, method, rest = rest[:1], rest[1:2], rest[2:]
    raw = rest.partition(b"\0")[2].partition(b"\0")[2]
    if packed == b"\0":
        return name, raw if len(raw) <= limit else None, True
    return name, _inflated(raw, limit) if method == b"\0" else None, True


def _inflated(packed: bytes, limit: int) -> bytes | None:
    """The unpacked bytes; None if they are damaged or more than `limit`."""
    reader = zlib.decompressobj()
    try:
        raw = reader.decompress(packed, limit + 1)
    except zlib.error:
        return None
    return raw if len(raw) <= limit else None


def _unpacked(kind: bytes, chunk: bytes) -> int:
    """How many bytes a text or profile has unpacked, counted up to just over MAX_KEPT."""
    if kind == PROFILE:
        raw = _inflated(chunk.partition(b"\0")[2][1:], MAX_KEPT)
        return MAX_KEPT + 1 if raw is None else len(raw)
    if kind == b"tEXt":
        return len(chunk)
    raw = _text(kind, chunk, MAX_KEPT)[1]
    return MAX_KEPT + 1 if raw is None else len(raw)


def _latin(raw: bytes) -> str:
    """Text of a chunk that should be Latin-1; many tools write UTF-8 there."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")
