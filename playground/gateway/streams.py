"""Compression: of the transport, one stream for each connection flushed after each payload, or of each payload."""

import zlib
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Protocol


class Stream(Protocol):
    """Encodes a payload for the wire."""

    def encode(self, text: str) -> str | bytes:
        """A text frame's text, or a binary frame's bytes."""


class PlainStream:
    """No compression: text frames."""

    def encode(self, text: str) -> str:
        """The payload as it is."""
        return text


class ZlibPayloads:
    """`compress: true` in IDENTIFY: each payload compressed by itself, as a binary frame."""

    def encode(self, text: str) -> bytes:
        """The payload, compressed."""
        return zlib.compress(text.encode())


class ZlibStream:
    """zlib-stream: one zlib context, each payload ending in a sync flush (00 00 FF FF)."""

    def __init__(self) -> None:
        self._context = zlib.compressobj()

    def encode(self, text: str) -> bytes:
        """The payload's part of the stream."""
        return self._context.compress(text.encode()) + self._context.flush(zlib.Z_SYNC_FLUSH)


class ZstdStream:
    """zstd-stream: one frame that goes on, each payload ending its block. Needs Python 3.14 or a library."""

    def __init__(self, library: Any, name: str) -> None:
        self._builtin = name != "zstandard"
        self._library = library
        self._context = library.ZstdCompressor() if self._builtin else library.ZstdCompressor().compressobj()

    def encode(self, text: str) -> bytes:
        """The payload's part of the stream."""
        if self._builtin:
            flushed: bytes = self._context.compress(text.encode(), mode=self._context.FLUSH_BLOCK)
            return flushed
        written: bytes = self._context.compress(text.encode())
        return written + bytes(self._context.flush(self._library.COMPRESSOBJ_FLUSH_BLOCK))


def open_stream(compress: str | None) -> Stream | None:
    """The stream a client asks for; None where this machine can't make it."""
    if compress is None:
        return PlainStream()
    if compress == "zlib-stream":
        return ZlibStream()
    if compress == "zstd-stream":
        for name in ("compression.zstd", "backports.zstd", "zstandard"):
            if _installed(name):
                return ZstdStream(import_module(name), name)
    return None


def _installed(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except ModuleNotFoundError:
        return False
