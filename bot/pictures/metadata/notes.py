"""Notes: the texts in a picture's file, from wherever its format keeps them."""

from typing import Any, Final

from PIL import Image
from PIL.ExifTags import IFD, Base

MAX_NOTE: Final = 4 << 20
"""The most characters of one text; longer ones are skipped. ComfyUI's graphs take tens of thousands, or a million if
they have pictures in them."""
USER_COMMENT: Final = "UserComment"
DESCRIPTION: Final = "ImageDescription"
COMMENT: Final = "comment"
XMP: Final = "XML:com.adobe.xmp"
"""PNG's keyword for an XMP packet, used here for the packets of other formats too."""
TAGS: Final = {
    Base.ImageDescription: DESCRIPTION,
    Base.Make: "Make",
    Base.Model: "Model",
    Base.Software: "Software",
    Base.UserComment: USER_COMMENT,  # Fooocus writes it outside the Exif IFD
}


def notes_of(opened: Image.Image) -> dict[str, str]:
    """A file's texts by keyword: PNG text chunks, a GIF comment, Exif tags by name, and the XMP packet."""
    notes: dict[str, str] = {}
    for key, value in [*_exif(opened).items(), *opened.info.items()]:
        text = value if isinstance(value, str) else _decoded(key, value)
        if text and len(text) <= MAX_NOTE:
            notes[XMP if key == "xmp" else str(key)] = str(text)
    return notes


def _exif(opened: Image.Image) -> dict[str, Any]:
    try:
        exif = opened.getexif()
        found = {name: exif[tag] for tag, name in TAGS.items() if tag in exif}
        inner = exif.get_ifd(IFD.Exif)
    except Exception:  # Pillow fails in many ways on damaged Exif
        return {}
    return found | ({USER_COMMENT: inner[Base.UserComment]} if Base.UserComment in inner else {})


def _decoded(key: object, value: object) -> str | None:
    if not isinstance(value, bytes):
        return None
    if key == USER_COMMENT:
        return user_comment(value[: 2 * MAX_NOTE])
    return value.decode("utf-8", "replace") if key in ("xmp", COMMENT) else None


def user_comment(value: bytes) -> str:
    """The text of an Exif user comment; its first 8 bytes name the encoding, sometimes wrongly."""
    kind, raw = value[:8], value[8:]
    if kind == b"UNICODE\0" and not _is_utf8(raw.rstrip(b"\0")):
        return raw.decode(_utf16(raw), "replace").removeprefix("\ufeff").rstrip("\0")
    if kind not in (b"UNICODE\0", b"ASCII\0\0\0", bytes(8)):
        raw = value
    return raw.decode("utf-8", "replace").removeprefix("\ufeff").rstrip("\0")


def _is_utf8(raw: bytes) -> bool:
    """Whether bytes that should be UTF-16 are UTF-8: those have no zero bytes, as Latin letters have in UTF-16."""
    try:
        raw.decode()
    except UnicodeDecodeError:
        return False
    return b"\0" not in raw


def _utf16(raw: bytes) -> str:
    """Guess the byte order from the zero bytes of Latin letters; big-endian if unsure."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16-le" if raw.startswith(b"\xff\xfe") else "utf-16-be"
    return "utf-16-le" if raw[1::2].count(0) > raw[::2].count(0) else "utf-16-be"
