"""Group: the pictures of a comparison as one labelled grid, with the parameters they share."""

import io
from collections.abc import Sequence
from dataclasses import replace

from PIL import Image

from bot.core.picture import Picture
from bot.core.request import ImageRequest
from bot.pictures.drawings.grid import labelled_grid
from bot.pictures.metadata.inscription import inscription_of, save_options


def encode_group(pictures: Sequence[Picture], labels: Sequence[Sequence[str]], request: ImageRequest) -> Picture:
    """The labelled grid of a group's pictures, in order."""
    opened = [Image.open(io.BytesIO(picture.data)).convert("RGB") for picture in pictures]
    grid = labelled_grid(opened, labels)
    out = io.BytesIO()
    shared = replace(request, images=1, variants=(), prompt=request.template or request.prompt)
    grid.save(out, "PNG", compress_level=1, **save_options("PNG", inscription_of(shared)))
    return Picture(out.getvalue(), f"easel-grid-{request.seed}.png", request.seed, grid.width, grid.height)
