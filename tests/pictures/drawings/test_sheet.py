"""A gallery's page is a small WebP, whatever became of its files."""

import io

from PIL import Image

from bot.pictures.drawings.sheet import encode_sheet


def file(colour: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (512, 512), colour).save(out, "PNG")
    return out.getvalue()


def test_a_page_is_a_small_webp_with_its_pictures_in_order() -> None:
    data = encode_sheet([file("red"), None, file("blue")])
    assert len(data) < 100_000
    with Image.open(io.BytesIO(data)) as sheet:
        assert sheet.format == "WEBP"
        step = sheet.width // 3
        colours = [sheet.convert("RGB").getpixel((step * place + step // 2, sheet.height // 4)) for place in range(3)]
    red, gone, blue = colours
    assert isinstance(red, tuple)
    assert isinstance(gone, tuple)
    assert isinstance(blue, tuple)
    assert red[0] > 200 > red[2]
    assert max(gone) < 150
    assert blue[2] > 200 > blue[0]
