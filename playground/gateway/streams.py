"""Compression of what the gateway sends: of the whole stream, or of each payload."""

import sys
import zlib
from typing import Protocol

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd


class Stream(Protocol):
    """Encodes a payload for the wire."""

    def encode(self, text: str) -> str | bytes:
        """The text of a text frame, or the bytes of a binary one."""


class PlainStream:
    """No compression: text frames."""

    def encode(self, text: str) -> str:
        """The payload as it is."""
        return text


class ZlibPayloads:
    """`compress: true` in IDENTIFY: each payload is compressed by itself, in a binary frame."""

    def encode(self, text: str) -> bytes:
        """The payload, compressed."""
        return zlib.compress(text.encode())


class ZlibStream:
    """zlib-stream: one zlib context, where each payload ends in a sync flush (00 00 FF FF)."""

    def __init__(self) -> None:
        self._context = zlib.compressobj()

    def encode(self, text: str) -> bytes:
        """The payload's part of the stream."""
        return self._context.compress(text.encode()) + self._context.flush(zlib.Z_SYNC_FLUSH)


class ZstdStream:
    """zstd-stream: one unfinished zstd frame, where each payload ends a block."""

    def __init__(self) -> None:
        self._context = zstd.ZstdCompressor()

    def encode(self, text: str) -> bytes:
        """The payload's part of the stream."""
        return self._context.compress(text.encode(), mode=zstd.ZstdCompressor.FLUSH_BLOCK)


def open_stream(compress: str | None) -> Stream | None:
    """The stream that a client asks for; None if Discord has no such stream."""
    match compress:
        case None:
            return PlainStream()
        case "zlib-stream":
            return ZlibStream()
        case "zstd-stream":
            return ZstdStream()
        case _:
            return None
