"""Pictures are looked at between two steps, uploads before they are painted from; what can't be looked at is marked."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import replace

import pytest

from bot.core.errors import ModelError, UploadError
from bot.core.events import Finished, Halted, Loading
from bot.core.job import Job, Place
from bot.core.picture import UNREADABLE
from bot.engine.protocol import Pixels
from bot.executors.thread import ThreadExecutor
from tests.executors.test_thread import CODEC, REQUEST, Heard, load_echo

FAULTY = 9


class BrightnessChecker:
    """The brighter, the more unsafe; a picture of brightness FAULTY can't be looked at."""

    def unsafe(self, pictures: Sequence[Pixels]) -> list[float]:
        if any(one[0, 0, 0] == FAULTY for one in pictures):
            raise RuntimeError("out of order")
        return [float(one[0, 0, 0]) / 255 for one in pictures]


@pytest.fixture
async def heard() -> AsyncIterator[Heard]:
    executor = ThreadExecutor(load_echo, CODEC, lambda report: BrightnessChecker())
    yield Heard(executor)
    await executor.stop()


async def finished(heard: Heard, job: Job, image: bytes | None = None) -> Finished:
    heard.executor.hand_over(job, image)
    while True:
        for event in heard.events:
            if isinstance(event, Finished) and event.job_id == job.id:
                return event
        await heard.come()


async def test_each_picture_carries_what_was_found(heard: Heard) -> None:
    done = await finished(heard, Job(1, replace(REQUEST, seed=254, images=2), 7, None, Place(1)))
    assert [one.unsafe for one in done.pictures] == [pytest.approx(254 / 255), 1.0]


async def test_only_what_could_not_be_looked_at_is_marked_so(heard: Heard) -> None:
    job, other = (Job(n, replace(REQUEST, seed=seed), 7, None, Place(1)) for n, seed in ((1, FAULTY), (2, 0)))
    heard.executor.hand_over(job, None)
    assert [one.unsafe for one in (await finished(heard, other)).pictures] == [0.0]
    [picture] = next(one for one in heard.events if isinstance(one, Finished) and one.job_id == 1).pictures
    assert picture.unsafe == UNREADABLE


@pytest.mark.parametrize(
    ("brightness", "limit", "key"),
    [
        (200, 70, "upload.unsafe"),
        (255, 100, "upload.unsafe"),
        (179, 70, "upload.unsafe"),
        (FAULTY, 101, "upload.unchecked"),
    ],
)
async def test_an_unsafe_upload_is_not_painted_from(heard: Heard, brightness: int, limit: int, key: str) -> None:
    job = Job(1, replace(REQUEST, image="0" * 64), 7, None, Place(1, unsafe_limit=limit))
    heard.executor.hand_over(job, bytes([brightness]))
    refusal = (await heard.failed(1)).error
    assert isinstance(refusal, UploadError)
    assert refusal.key == key
    assert not [one for one in heard.events if isinstance(one, Finished)]


@pytest.mark.parametrize(
    ("brightness", "limit"),
    [(200, 101), (200, 79), (177, 70), (0, 1)],  # 200 of 255 is 78.4 percent, 177 69.4
)
async def test_an_upload_below_the_places_bound_is_painted_from(heard: Heard, brightness: int, limit: int) -> None:
    job = Job(1, replace(REQUEST, image="0" * 64), 7, None, Place(1, unsafe_limit=limit))
    done = await finished(heard, job, bytes([brightness]))
    assert [one.data for one in done.pictures] == [bytes([brightness])]
    assert [one.unsafe for one in done.pictures] == [pytest.approx(brightness / 255)]


async def test_without_a_checker_nothing_is_marked() -> None:
    executor = ThreadExecutor(load_echo, CODEC)
    done = await finished(Heard(executor), Job(1, REQUEST, 7, None, Place(1)))
    assert [one.unsafe for one in done.pictures] == [None]
    await executor.stop()


async def test_a_checker_that_cant_be_loaded_is_told() -> None:
    error = ModelError("model.safety", name="nowhere", reason="gone")

    def load(report: object) -> BrightnessChecker:
        raise error

    executor = ThreadExecutor(load_echo, CODEC, load)
    heard = Heard(executor)
    await heard.wait(Loading("warm_up"), Halted(error))
    await executor.stop()
