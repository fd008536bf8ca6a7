"""A picture that is too large to upload gets smaller, in its own message, with its parameters."""

import io
import json
from collections.abc import AsyncIterator

import pytest
from PIL import Image
from PIL.ExifTags import Base

from bot.app.wiring import Easel
from playground.server import Playground
from tests.e2e.looks import PATIENCE, painted, settled

LIMIT = 9000
"""Bytes, less than any picture of the demo model has."""


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    """A Discord that takes small files only."""
    async with Playground(attachment_size_limit=LIMIT) as running:
        yield running


@pytest.mark.usefixtures("demo")
async def test_pictures_over_the_limit_come_smaller(playground: Playground, easel: Easel) -> None:
    ada = playground.member("ada")
    used = await ada.slash("imagine", prompt="a red castle on the snow", seed=7, images=2, steps=4)
    message = await used.wait_for(painted, PATIENCE)
    files = [ada.read(file) for file in message.attachments]
    seeds = []
    for data in files:
        assert len(data) <= LIMIT
        with Image.open(io.BytesIO(data)) as picture:
            seeds.append(json.loads(picture.getexif()[Base.ImageDescription])["seed"])
    assert seeds == [7, 8]
    await settled(easel)
    kept = await easel.store.pictures.of(1)
    assert [(picture.filename, len(picture.data) > LIMIT) for picture in kept] == [
        ("easel-1-1.png", True),
        ("easel-1-2.png", True),
    ]
