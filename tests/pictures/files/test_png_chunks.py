"""Long texts beside a PNG's pixels are read within bounds, and are no reason to refuse the picture."""

import io
import struct
import time
import zlib

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from bot.core.request import ImageRequest
from bot.pictures.files import png_chunks
from bot.pictures.files.encoding import encode_picture
from bot.pictures.files.png_chunks import MAX_TEXT, MAX_TEXTS, readable, texts_of, wordless
from bot.pictures.files.uploads import normalise
from bot.pictures.metadata.inscription import GENERATED
from bot.pictures.metadata.reading import read_recipe
from tests.pictures.sample_files import png, saved

FACTS = "a cat\nSteps: 20, Sampler: Euler, Seed: 1"
HEAD = 33
"""Where the first chunk after the header starts."""


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def with_chunks(*chunks: bytes, at: int = HEAD, data: bytes | None = None) -> bytes:
    plain = png(parameters=FACTS) if data is None else data
    return plain[:at] + b"".join(chunks) + plain[at:]


def packed(key: bytes, size: int, letter: bytes = b"y") -> bytes:
    return chunk(b"zTXt", key + b"\0\0" + zlib.compress(letter * size))


@pytest.mark.parametrize(
    "beside",
    [
        packed(b"workflow", 1 << 20),
        packed(b"workflow", (1 << 20) + 1),
        packed(b"workflow", 64 << 20),
        chunk(b"iTXt", b"workflow\0\1\0\0\0" + zlib.compress(b"y" * (3 << 20))),
        chunk(b"iTXt", b"workflow\0\0\0\0\0" + b"y" * (3 << 20)),
        chunk(b"tEXt", b"workflow\0" + b"y" * (9 << 20)),
        packed(b"w", 1 << 20) * 70,
        chunk(b"zTXt", b"workflow\0\0no deflate at all"),
        chunk(b"iCCP", b"p\0\0" + zlib.compress(b"y" * (3 << 20))),
        chunk(b"iCCP", b"p\0\0broken"),
    ],
)
def test_a_long_or_broken_text_beside_is_no_reason_to_refuse(beside: bytes) -> None:
    data = with_chunks(beside)
    recipe = read_recipe(data)
    assert recipe is not None
    assert (recipe.prompt, recipe.steps) == ("a cat", 20)
    assert normalise(data) == normalise(png(parameters=FACTS))
    behind = with_chunks(beside, at=-12)
    assert normalise(behind) == normalise(data)


def test_texts_of_some_mib_and_texts_behind_the_pixels_are_read() -> None:
    assert texts_of(with_chunks(packed(b"long", MAX_TEXT)))["long"] == "y" * MAX_TEXT
    assert "long" not in texts_of(with_chunks(packed(b"long", MAX_TEXT + 1)))
    behind = with_chunks(chunk(b"tEXt", b"parameters\0" + FACTS.encode()), at=-12, data=saved("PNG"))
    recipe = read_recipe(behind)
    assert recipe is not None
    assert recipe.steps == 20


def test_plain_texts_may_be_utf8_although_they_should_be_latin() -> None:
    data = with_chunks(chunk(b"tEXt", b"a\0" + "käse 🐈".encode()), chunk(b"tEXt", b"b\0" + "käse".encode("latin-1")))
    assert texts_of(data) | {"parameters": ""} == {"a": "käse 🐈", "b": "käse", "parameters": ""}


def test_all_texts_together_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    unpacked = 0

    def counted(packed: bytes, limit: int) -> bytes | None:
        nonlocal unpacked
        raw = inflated(packed, limit)
        unpacked += limit if raw is None else len(raw)
        return raw

    inflated = png_chunks._inflated
    monkeypatch.setattr(png_chunks, "_inflated", counted)
    data = with_chunks(packed(b"k", 40 << 20) * 60, data=saved("PNG"))
    assert texts_of(data) == {}
    assert unpacked <= MAX_TEXTS + MAX_TEXT
    unpacked = 0
    assert len(readable(data)) < len(data) / 2
    assert unpacked <= png_chunks.MAX_KEPT_TOTAL + png_chunks.MAX_KEPT


def test_an_ordinary_file_is_left_as_it_is() -> None:
    for data in (png(parameters=FACTS), saved("JPEG"), b"", b"\x89PNG\r\n\x1a\n", with_chunks()):
        assert readable(data) is data


@given(st.binary(max_size=300))
def test_any_bytes_are_read(data: bytes) -> None:
    for start in (b"", b"\x89PNG\r\n\x1a\n", saved("PNG")[:HEAD]):
        assert isinstance(texts_of(start + data), dict)
        readable(start + data)


def test_a_million_chunks_are_not_all_looked_at() -> None:
    started = time.monotonic()
    data = with_chunks(chunk(b"tEXt", b"a\0b") * 1_000_000)
    assert texts_of(data)["a"] == "b"
    assert time.monotonic() - started < 60
    with Image.open(io.BytesIO(readable(saved("PNG")))) as picture:
        assert picture.size == (4, 4)


def test_a_wordless_file_has_the_same_pixels_and_says_only_that_it_was_generated() -> None:
    request = ImageRequest("a cat", 64, 64, 2, 4.5, "ddim", "demo", 7, negative_prompt="a dog")
    pixels = numpy.random.default_rng(7).integers(0, 256, (64, 64, 3), numpy.uint8)
    data = encode_picture(pixels, request, 0).data
    plain = wordless(
        with_chunks(chunk(b"tEXt", b"k\0a cat"), chunk(b"zTXt", b"k\0\0" + zlib.compress(b"a cat")), data=data)
    )
    assert texts_of(plain).keys() == {"XML:com.adobe.xmp"}
    assert GENERATED.encode() in plain
    assert b"cat" not in plain
    assert b"dog" not in plain
    with Image.open(io.BytesIO(plain)) as opened:
        assert numpy.array_equal(numpy.asarray(opened), numpy.asarray(Image.open(io.BytesIO(data))))
    assert wordless(plain) == plain


def test_what_is_no_png_stays_as_it_is() -> None:
    assert wordless(b"RIFF not a PNG tEXt") == b"RIFF not a PNG tEXt"
