"""Codec: how pixels and files become one another; handed in, so that executors know no Pillow."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.core.job import Job
from bot.core.picture import Picture
from bot.core.request import ImageRequest
from bot.core.study import Study
from bot.engine.protocol import Pixels

ReadPixels = Callable[[bytes, int, int], Pixels]
"""Reads a file as pixels of a width and a height."""
EncodePicture = Callable[[Pixels, ImageRequest, int], Picture]
"""Encodes the picture of a request that has this number."""
EncodePreview = Callable[[Pixels], bytes]
EncodeStudy = Callable[[Study, Job], tuple[Picture, ...]]


@dataclass(frozen=True, slots=True)
class Codec:
    """Called on the encoding pool, from several threads at once."""

    read: ReadPixels
    picture: EncodePicture
    preview: EncodePreview
    study: EncodeStudy
