"""The texts beside a picture's pixels are found wherever its format keeps them, whatever stands there."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PIL.ExifTags import Base
from PIL.PngImagePlugin import PngInfo

from bot.pictures.metadata.notes import COMMENT, DESCRIPTION, MAX_NOTE, USER_COMMENT, XMP, notes_of, user_comment
from tests.pictures.sample_files import commented, png, saved


def notes(data: bytes) -> dict[str, str]:
    with Image.open(io.BytesIO(data)) as opened:
        return notes_of(opened)


def tagged(kind: str, **values: str) -> bytes:
    exif = Image.Exif()
    for name, value in values.items():
        exif[Base[name]] = value
    return saved(kind, exif=exif)


def test_a_png_tells_its_chunks_by_their_keywords() -> None:
    found = notes(png(parameters="a cat 🐈", easel="{}", Software="Easel"))
    assert {key: found[key] for key in ("parameters", "easel", "Software")} == {
        "parameters": "a cat 🐈",
        "easel": "{}",
        "Software": "Easel",
    }


def test_compressed_and_plain_chunks_are_read_alike() -> None:
    info = PngInfo()
    info.add_text("plain", "one")
    info.add_text("packed", "two", zip=True)
    info.add_itxt("wide", "three ü", zip=True)
    found = notes(saved("PNG", pnginfo=info))
    assert (found["plain"], found["packed"], found["wide"]) == ("one", "two", "three ü")


@pytest.mark.parametrize("kind", ["JPEG", "WEBP", "PNG"])
def test_exifs_tags_come_by_their_names(kind: str) -> None:
    found = notes(tagged(kind, ImageDescription='{"seed": 1}', Software="Easel", Make="prompt: a", Model="workflow: b"))
    assert found[DESCRIPTION] == '{"seed": 1}'
    assert (found["Software"], found["Make"], found["Model"]) == ("Easel", "prompt: a", "workflow: b")


def test_a_gifs_comment_is_a_note() -> None:
    assert notes(saved("GIF", comment="käse".encode()))[COMMENT] == "käse"
    assert notes(saved("GIF", comment=b"\xff\xfe"))[COMMENT] == "\ufffd\ufffd"


@pytest.mark.parametrize("kind", ["JPEG", "WEBP"])
def test_an_xmp_packet_comes_under_one_name_in_each_format(kind: str) -> None:
    packet = "<x:xmpmeta>ä</x:xmpmeta>"
    assert notes(saved(kind, xmp=packet.encode()))[XMP] == packet
    assert notes(png(**{XMP: packet}))[XMP] == packet


def test_a_picture_without_notes_has_none() -> None:
    assert not {key for key, value in notes(saved("PNG")).items() if value}
    assert USER_COMMENT not in notes(saved("JPEG"))


def test_a_text_that_is_too_long_is_left_out_and_the_others_kept() -> None:
    with Image.open(io.BytesIO(saved("PNG"))) as opened:
        opened.info |= {"long": "a" * (MAX_NOTE + 1), "short": "b", "number": 5}
        assert notes_of(opened) == {"short": "b"}


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (b"UNICODE\0" + "käse 🐈".encode("utf-16-be"), "käse 🐈"),
        (b"UNICODE\0" + "käse 🐈".encode("utf-16-le"), "käse 🐈"),
        (b"UNICODE\0" + "\ufeffkäse".encode("utf-16-be"), "käse"),
        (b"UNICODE\0" + "\ufeffkäse".encode("utf-16-le"), "käse"),
        (b"UNICODE\0" + "ﾊ".encode("utf-16-be"), "ﾊ"),  # nothing tells the order: the specification's
        (b"UNICODE\0" + b"plain ascii", "plain ascii"),
        (b"UNICODE\0" + b"ascii with an end\0\0", "ascii with an end"),
        (b"UNICODE\0" + "käse 🐈 Steps: 4".encode(), "käse 🐈 Steps: 4"),
        (b"UNICODE\0" + "\ufeffkäse".encode(), "käse"),
        (b"UNICODE\0" + "猫と犬 Steps: 4".encode("utf-16-le"), "猫と犬 Steps: 4"),
        (b"UNICODE\0" + "猫と犬 Steps: 4".encode("utf-16-be"), "猫と犬 Steps: 4"),
        (b"ASCII\0\0\0" + b"a cat\0", "a cat"),
        (bytes(8) + "käse".encode(), "käse"),
        (b"a comment without any encoding", "a comment without any encoding"),
        (b"short", "short"),
        (b"", ""),
        (b"UNICODE\0", ""),
        (b"UNICODE\0" + b"\x00", ""),
        (b"JIS\0\0\0\0\0" + b"a", "JIS\0\0\0\0\0a"),
        (b"ASCII\0\0\0" + b"\xff", "\ufffd"),
    ],
)
def test_a_user_comment_is_read_in_whichever_encoding_it_is(value: bytes, text: str) -> None:
    assert user_comment(value) == text


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff"), min_size=1))
def test_a_comment_in_the_standards_own_order_comes_back_where_it_has_latin_letters(text: str) -> None:
    said = f"parameters of a picture: {text}"
    for order in ("utf-16-be", "utf-16-le"):
        assert user_comment(b"UNICODE\0" + said.encode(order)) == said
    assert user_comment(bytes(8) + said.encode()) == said


@given(st.binary(max_size=200))
def test_any_bytes_are_a_text(value: bytes) -> None:
    user_comment(value).encode()


@pytest.mark.filterwarnings("ignore:Corrupt EXIF data:UserWarning")  # Pillow's way to say so
@pytest.mark.parametrize("kind", ["JPEG", "WEBP", "PNG"])
@pytest.mark.parametrize(
    "exif", [b"Exif\0\0", b"Exif\0\0II*\0\xff\xff\xff\xff", b"Exif\0\0MM\0*" + b"\xff" * 40, b"\0" * 30]
)
def test_a_damaged_block_is_as_good_as_none(kind: str, exif: bytes) -> None:
    assert DESCRIPTION not in notes(saved(kind, exif=exif))


@pytest.mark.parametrize("kind", ["JPEG", "WEBP"])
def test_a_user_comment_is_found_in_its_block(kind: str) -> None:
    assert notes(commented(kind, b"ASCII\0\0\0a cat"))[USER_COMMENT] == "a cat"
