"""Hostile files: small, and slow or large to read. Each is made in a few lines, from what its format allows."""

import io
import struct
import zlib
from collections.abc import Callable
from typing import Final

from PIL import Image

SEGMENT: Final = b"\xff\xe1\x00\x09Exif\0\0a"
"""An Exif segment of a JPEG that holds next to nothing. What is in several is joined."""


def jpeg(size: tuple[int, int] = (8, 8), **options: object) -> bytes:
    """A grey JPEG."""
    out = io.BytesIO()
    Image.new("L", size, 128).save(out, "JPEG", **options)
    return out.getvalue()


def segments(count: int = 900_000, segment: bytes = SEGMENT) -> bytes:
    """A JPEG with a great many segments before its picture."""
    plain = jpeg()
    return plain[:2] + segment * count + plain[2:]


def comments(count: int = 4_000_000) -> bytes:
    """A JPEG with a great many empty comments."""
    return segments(count, b"\xff\xfe\x00\x02")


def scans(count: int = 5000, side: int = 7990) -> bytes:
    """A progressive JPEG with a great many scans of no bits at all: each is another pass over all its blocks."""
    head = b"\xff\xd8\xff\xdb\x00\x43\x00" + bytes([1]) * 64
    head += b"\xff\xc2\x00\x0b\x08" + struct.pack(">HH", side, side) + b"\x01\x01\x11\x00"
    table = b"\xff\xc4\x00\x14\x10" + bytes([1] + [0] * 15) + b"\x00"
    scan = b"\xff\xda\x00\x08\x01\x01\x00\x01\x3f\x00" + b"\x00" * 50
    return head + table.replace(b"\x10", b"\x00", 1) + table + scan * count + b"\xff\xd9"


def chunk(kind: bytes, data: bytes = b"") -> bytes:
    """A chunk of a PNG."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(*between: bytes, side: int = 8, after: bytes = b"", pixels: bytes | None = None, kind: int = 0) -> bytes:
    """A PNG with chunks before its pixels, and after them."""
    header = struct.pack(">IIBBBBB", side, side, 8, kind, 0, 0, 0)
    pixels = zlib.compress(b"\0" * (side + 1) * side) if pixels is None else pixels
    start = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header)
    return start + b"".join(between) + chunk(b"IDAT", pixels) + after + chunk(b"IEND")


def chunks(count: int = 2_000_000, kind: bytes = b"tIMe") -> bytes:
    """A PNG with a great many empty chunks."""
    return png(chunk(kind) * count)


def late_chunks(count: int = 2_000_000) -> bytes:
    """A PNG with a great many empty chunks after its pixels."""
    return png(after=chunk(b"teSt") * count)


def empty_pixels(count: int = 2_000_000) -> bytes:
    """A PNG whose pixels are in a great many empty chunks."""
    return png(chunk(b"IDAT") * count)


def bombs(count: int = 60, kind: bytes = b"zTXt") -> bytes:
    """A PNG with compressed texts that each unpack to a hundred times their size."""
    body = zlib.compress(bytes(64 << 20), 9)
    body = b"a\0\0" + body if kind in (b"zTXt", b"iCCP") else b"a\0\1\0\0\0" + body
    return png(chunk(kind, body) * count)


def texts(count: int = 600_000) -> bytes:
    """A PNG with a great many different texts."""
    return png(b"".join(chunk(b"tEXt", b"%d\0" % number) for number in range(count)))


def frames(count: int = 300_000) -> bytes:
    """An animated PNG that says it has a great many frames."""
    control = struct.pack(">IIIIIHHBB", 0, 8, 8, 0, 0, 1, 1, 0, 0)
    return png(chunk(b"acTL", struct.pack(">II", count, 0)), after=chunk(b"fcTL", control) * count)


def gif(body: bytes, side: int = 8) -> bytes:
    """A GIF around its blocks."""
    return b"GIF89a" + struct.pack("<HH", side, side) + b"\x80\0\0" + bytes(6) + body + b";"


STILL: Final = b",\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0"
"""The smallest picture of a GIF."""


def gif_comment(count: int = 10_000_000) -> bytes:
    """A GIF with one comment in blocks of one byte."""
    return gif(b"!\xfe" + b"\x01a" * count + b"\0" + STILL)


def gif_comments(count: int = 4_000_000) -> bytes:
    """A GIF with a great many comments."""
    return gif(b"!\xfe\x01a\0" * count + STILL)


def gif_frames(count: int = 1_500_000) -> bytes:
    """A GIF with a great many frames."""
    return gif(STILL * count)


def gif_extensions(count: int = 5_000_000) -> bytes:
    """A GIF with a great many empty extensions."""
    return gif(b"!\x01\0" * count + STILL)


def bmp(side: int = 7990, compression: int = 1, body: bytes = b"") -> bytes:
    """A run-length encoded BMP."""
    palette = bytes(1024)
    head = struct.pack("<IiiHHIIiiII", 40, side, side, 1, 8, compression, len(body), 0, 0, 256, 0)
    return b"BM" + struct.pack("<IHHI", 54 + 1024 + len(body), 0, 0, 54 + 1024) + head + palette + body


def bmp_runs(count: int = 2_000_000) -> bytes:
    """A BMP with a great many runs of nothing."""
    return bmp(body=b"\x01\x00" * count + b"\0\1")


def bmp_jumps(count: int = 1_000_000) -> bytes:
    """A BMP with a great many jumps of no distance."""
    return bmp(body=b"\0\2\0\0" * count + b"\0\1")


def bmp_lines(count: int = 2_000_000) -> bytes:
    """A BMP with a great many ends of lines."""
    return bmp(body=b"\0\0" * count + b"\0\1")


def tiff(tags: list[tuple[int, int, int, int]], following: int = 0, tail: bytes = b"") -> bytes:
    """A TIFF with these tags (id, type, count, value), the offset of the next directory, and what follows."""
    rows = b"".join(struct.pack("<HHII", *one) for one in sorted(tags))
    return b"II*\0" + struct.pack("<I", 8) + struct.pack("<H", len(tags)) + rows + struct.pack("<I", following) + tail


PLAIN: Final = [(256, 3, 1, 1), (257, 3, 1, 1), (258, 3, 1, 8), (259, 3, 1, 1), (262, 3, 1, 1), (273, 4, 1, 0)]
PLAIN_ROWS: Final = [*PLAIN, (277, 3, 1, 1), (278, 3, 1, 1), (279, 4, 1, 1)]
"""The tags of a TIFF of one grey pixel."""


def tiff_chain(count: int = 1_000_000) -> bytes:
    """A TIFF whose directories form a chain."""
    first = tiff(PLAIN_ROWS)
    begin, each = len(first), 2 + 12 + 4
    row = struct.pack("<HHII", 256, 3, 1, 1)
    chain = b"".join(
        struct.pack("<H", 1) + row + struct.pack("<I", begin + each * (number + 1)) for number in range(count)
    )
    return tiff(PLAIN_ROWS, begin, chain + bytes(6))


def tiff_loop() -> bytes:
    """A TIFF whose directory follows itself."""
    return tiff(PLAIN_ROWS, 8)


def tiff_tags(count: int = 65535) -> bytes:
    """A TIFF whose directory has as many tags as there can be, each of them long: all share the same bytes."""
    size = 24 << 20
    tags = [*PLAIN_ROWS, *((700 + number, 7, size, 800_000) for number in range(count - 800))]
    return tiff(tags, tail=bytes(size))


def tiff_long_tag() -> bytes:
    """A TIFF with a tag of a great many short numbers."""
    return tiff([*PLAIN_ROWS, (700, 3, 12 << 20, 200)], tail=bytes(24 << 20))


def tiff_strips(side: int = 7990) -> bytes:
    """A TIFF whose many strips are all the same one, compressed a thousandfold."""
    strip = zlib.compress(bytes(side), 9)
    begin = 8 + 2 + 9 * 12 + 4
    offsets = struct.pack("<I", begin) * side
    counts = struct.pack("<I", len(strip)) * side
    tags = [
        *((256, 3, 1, side), (257, 3, 1, side), (258, 3, 1, 8), (259, 3, 1, 8), (262, 3, 1, 1), (277, 3, 1, 1)),
        *((273, 4, side, begin + len(strip)), (278, 3, 1, 1), (279, 4, side, begin + len(strip) + len(offsets))),
    ]
    return tiff(tags, tail=strip + offsets + counts)


def exif_loop() -> bytes:
    """A JPEG whose Exif directories point at each other."""
    rows = struct.pack("<HHII", 0x8769, 4, 1, 8) + struct.pack("<HHII", 0x8825, 4, 1, 8)
    exif = b"Exif\0\0II*\0" + struct.pack("<IH", 8, 2) + rows + struct.pack("<I", 8)
    return jpeg(exif=exif)


def exif_shared(count: int = 5400) -> bytes:
    """A JPEG whose Exif has a great many texts, each of them the whole segment."""
    rows = b"".join(struct.pack("<HHII", 1000 + number, 7, 64000, 8) for number in range(count))
    return jpeg(exif=b"Exif\0\0II*\0" + struct.pack("<IH", 8, count) + rows + bytes(4))


def webp_frames(count: int = 800_000) -> bytes:
    """A WebP that is animated, of a great many frames."""
    out = io.BytesIO()
    still = [Image.new("RGB", (4, 4), (red, 0, 0)) for red in (0, 255)]
    still[0].save(out, "WEBP", save_all=True, append_images=still[1:], duration=50, lossless=True)
    data = out.getvalue()
    at = data.index(b"ANMF")
    length = 8 + int.from_bytes(data[at + 4 : at + 8], "little")
    body = data[12:at] + data[at : at + length] * min(count, (24 << 20) // length)
    return riff(body)


def riff(body: bytes) -> bytes:
    """A WebP around its chunks."""
    return b"RIFF" + struct.pack("<I", 4 + len(body)) + b"WEBP" + body


def webp_chunks(count: int = 2_500_000) -> bytes:
    """A WebP with a great many chunks that nobody knows."""
    out = io.BytesIO()
    Image.new("RGB", (4, 4)).save(out, "WEBP", lossless=True, exif=b"Exif\0\0II*\0\0\0\0\0")
    return riff(out.getvalue()[12:] + b"ABCD\0\0\0\0" * count)


def interlaced(side: int = 7990) -> bytes:
    """An interlaced PNG of next to no bytes and as many pixels as are allowed."""
    pixels = zlib.compressobj(9)
    packed = pixels.compress(bytes(side * side * 4 + side * 16)) + pixels.flush()
    header = struct.pack(">IIBBBBB", side, side, 8, 6, 0, 0, 1)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", packed) + chunk(b"IEND")


def webp_canvas(side: int = 16383) -> bytes:
    """A WebP of a few bytes that claims as many pixels as its format allows."""
    bits = (side - 1) | (side - 1) << 14
    lossless = b"\x2f" + struct.pack("<I", bits) + b"\x00" * 16
    return riff(b"VP8L" + struct.pack("<I", len(lossless)) + lossless + b"\0" * (len(lossless) & 1))


def webp_animated_canvas(side: int = 16384) -> bytes:
    """A WebP that says it is animated, on a canvas as large as its format allows."""
    edge = struct.pack("<I", side - 1)[:3]
    body = webp_frames(2)[12:]
    at = body.index(b"VP8X") + 12
    return riff(body[:at] + edge + edge + body[at + 6 :])


def tiff_tile(side: int = 1 << 20) -> bytes:
    """A TIFF of a few pixels in one enormous tile."""
    body = zlib.compress(bytes(1 << 20), 9)
    begin = 8 + 2 + 10 * 12 + 4
    tags = [
        *((256, 3, 1, 8), (257, 3, 1, 8), (258, 3, 1, 8), (259, 3, 1, 8), (262, 3, 1, 1), (277, 3, 1, 1)),
        *((322, 4, 1, side), (323, 4, 1, side), (324, 4, 1, begin), (325, 4, 1, len(body))),
    ]
    return tiff(tags, tail=body)


def exif_chain(count: int = 250_000) -> bytes:
    """A PNG whose Exif has a great many tags that all point far away."""
    rows = b"".join(struct.pack("<HHII", 1 + number % 65535, 2, 1 << 20, 8) for number in range(min(count, 65535)))
    return png(chunk(b"eXIf", b"II*\0" + struct.pack("<IH", 8, min(count, 65535)) + rows + bytes(4 + (1 << 20))))


FILES: Final[dict[str, Callable[[], bytes]]] = {
    "JPEG with Exif segments": segments,
    "JPEG with comments": comments,
    "JPEG with scans": scans,
    "JPEG with Exif that loops": exif_loop,
    "JPEG with Exif that shares": exif_shared,
    "PNG with chunks": chunks,
    "PNG with chunks after its pixels": late_chunks,
    "PNG with empty pixels": empty_pixels,
    "PNG with texts": texts,
    "PNG with bombs in texts": bombs,
    "PNG with bombs in profiles": lambda: bombs(kind=b"iCCP"),
    "PNG with bombs in international texts": lambda: bombs(kind=b"iTXt"),
    "PNG with frames": frames,
    "PNG, interlaced": interlaced,
    "GIF with a comment of single bytes": gif_comment,
    "GIF with comments": gif_comments,
    "GIF with frames": gif_frames,
    "GIF with extensions": gif_extensions,
    "BMP with runs": bmp_runs,
    "BMP with jumps": bmp_jumps,
    "BMP with lines": bmp_lines,
    "TIFF with a chain": tiff_chain,
    "TIFF with a loop": tiff_loop,
    "TIFF with tags": tiff_tags,
    "TIFF with a long tag": tiff_long_tag,
    "TIFF with strips": tiff_strips,
    "WebP with frames": webp_frames,
    "WebP with chunks": webp_chunks,
    "WebP with a canvas": webp_canvas,
    "WebP with an animated canvas": webp_animated_canvas,
    "TIFF with a tile": tiff_tile,
    "PNG with Exif": exif_chain,
}
"""What makes each, by what it is."""
