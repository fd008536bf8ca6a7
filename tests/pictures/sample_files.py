"""Picture files with texts beside their pixels, as tools write them."""

import io

from PIL import Image
from PIL.ExifTags import IFD, Base
from PIL.PngImagePlugin import PngInfo

from bot.core.request import ImageRequest

REQUEST = ImageRequest("ein rotes Kätzchen 🐈", 64, 48, 20, 4.5, "euler_a", "demo", 7, negative_prompt="fog")


def saved(kind: str, **options: object) -> bytes:
    """A small picture's file."""
    out = io.BytesIO()
    Image.new("RGB", (4, 4)).save(out, kind, **options)
    return out.getvalue()


def png(**texts: str) -> bytes:
    """A PNG with text chunks."""
    info = PngInfo()
    for key, text in texts.items():
        info.add_itxt(key.replace("XMP", "XML:com.adobe.xmp"), text)
    return saved("PNG", pnginfo=info)


def commented(kind: str, comment: bytes) -> bytes:
    """A file with an Exif user comment."""
    exif = Image.Exif()
    exif.get_ifd(IFD.Exif)[Base.UserComment] = comment
    return saved(kind, exif=exif)
