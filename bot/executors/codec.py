"""Codec: the functions that turn files into pixels and back; passed in, so that executors don't depend on Pillow."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.core.job import Job
from bot.core.picture import Picture
from bot.core.request import ImageRequest
from bot.core.study import Study
from bot.engine.protocol import Pixels

ReadPixels = Callable[[bytes, int, int], Pixels]
"""Reads a file as pixels, scaled to a width and height."""
EncodePicture = Callable[[Pixels, ImageRequest, int], Picture]
"""Encodes the picture with this number of a request."""
EncodePreview = Callable[[Pixels], bytes]
EncodeStudy = Callable[[Study, Job], tuple[Picture, ...]]


@dataclass(frozen=True, slots=True)
class Codec:
    """The functions, called from several threads of the encoding pool at once."""

    read: ReadPixels
    picture: EncodePicture
    preview: EncodePreview
    study: EncodeStudy
