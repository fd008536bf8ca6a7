"""What tests look for in messages and pictures, and pictures to attach."""

import asyncio
import io
import json

from PIL import Image

from bot.app.wiring import Easel
from demo_model.judge.judge import load_judge
from demo_model.scenes.scene import Scene
from playground.testing.seen import SeenMessage

PATIENCE = 60.0
"""Seconds: only a guard against hanging, on a machine that is busy."""


async def settled(easel: Easel) -> None:
    """Wait until no job is open: a picture is seen a moment before its job is marked done."""
    async with asyncio.timeout(PATIENCE):
        while await easel.store.jobs.waiting():  # noqa: ASYNC110 - the store has no event to wait for
            await asyncio.sleep(0.01)


def painted(message: SeenMessage) -> bool:
    """Whether this is a finished picture: a preview has another name."""
    return any("easel-" in url for url in message.pictures())


def picture_file(colour: str = "red", size: tuple[int, int] = (96, 64), kind: str = "PNG") -> bytes:
    """A plain picture."""
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, kind)
    return out.getvalue()


def shown(data: bytes) -> Scene:
    """What the judge sees in a delivered picture of 64 × 64, enlarged to 256 × 256."""
    with Image.open(io.BytesIO(data)) as picture:
        return load_judge().verdicts([picture.convert("RGB").resize((64, 64), Image.Resampling.NEAREST)])[0]


def parameters(data: bytes) -> dict[str, object]:
    """The parameters that a delivered picture carries."""
    with Image.open(io.BytesIO(data)) as picture:
        found: dict[str, object] = json.loads(picture.info["easel"])
    return found


def colours(data: bytes) -> bytes:
    """The pixels in a file, whatever else it holds."""
    with Image.open(io.BytesIO(data)) as picture:
        return picture.convert("RGB").tobytes()


async def painted_as(easel: Easel, job_id: int, number: int) -> bytes:
    """The pixels of a picture of a job, as it is kept."""
    kept = await easel.store.pictures.one(job_id, number)
    assert kept is not None
    return colours(kept.data)


async def painted_from(easel: Easel, job_id: int) -> bytes:
    """The pixels that a job was painted from."""
    job = await easel.store.jobs.get(job_id)
    assert job is not None
    assert job.request.image is not None
    kept = await easel.store.uploads.read(job.request.image)
    assert kept is not None
    return colours(kept)
