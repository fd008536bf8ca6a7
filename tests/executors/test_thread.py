"""One thread paints; a job that fails does so alone, and stopping ends the thread."""

import asyncio
import threading
from collections.abc import AsyncIterator
from dataclasses import replace

import numpy
import pytest

from bot.core.capacity import Capacity
from bot.core.errors import DeviceError, ModelError
from bot.core.events import (
    Begun,
    CapacityChanged,
    Failed,
    Finished,
    Halted,
    Loaded,
    Loading,
    ReloadFailed,
    Stepped,
)
from bot.core.job import Job, Place
from bot.core.picture import Picture
from bot.core.request import REVERSE, ImageRequest
from bot.core.study import CLEAN, Study
from bot.engine.protocol import Engine, Pixels, Report
from bot.executors.codec import Codec
from bot.executors.protocol import ExecutorEvent
from bot.executors.thread import ThreadExecutor
from tests.executors.echo import STEPS, UNET_SUMMARY, EchoEngine

PATIENCE = 60.0
"""Seconds: only a guard against hanging, on a machine that is busy."""
REQUEST = ImageRequest("a cat", 64, 64, 2, 1.0, "ddim", "echo", 7)


def read(data: bytes, width: int, height: int) -> Pixels:
    return numpy.full((height, width, 3), data[0], numpy.uint8)


def write(pixels: Pixels, request: ImageRequest, number: int) -> Picture:
    if request.prompt == "unwritable":
        raise OSError("no room")
    return Picture(bytes([pixels[0, 0, 0]]), f"{number}.png", request.seed + number, request.width, request.height)


def show(pixels: Pixels) -> bytes:
    return bytes([pixels[0, 0, 0]])


def develop(study: Study, job: Job) -> tuple[Picture, ...]:
    if job.request.prompt == "unwritable":
        raise OSError("no room")
    return tuple(Picture(bytes([one.pixels[0, 0, 0]]), one.what, job.id, study.steps, 0) for one in study.frames)


CODEC = Codec(read, write, show, develop)


def load_echo(report: Report) -> Engine:
    report("warm_up")
    return EchoEngine()


class Heard:
    """An executor and all events that it posted, in their order."""

    def __init__(self, executor: ThreadExecutor) -> None:
        self.executor = executor
        self.events: list[ExecutorEvent] = []
        self._came = asyncio.Event()
        executor.start(self._hear)

    def _hear(self, event: ExecutorEvent) -> None:
        self.events.append(event)
        self._came.set()
        self._came = asyncio.Event()

    async def come(self) -> None:
        """Wait for one more event."""
        async with asyncio.timeout(PATIENCE):
            await self._came.wait()

    async def wait(self, *expected: ExecutorEvent) -> None:
        """Wait until all of these came."""
        while not all(event in self.events for event in expected):
            await self.come()

    async def failed(self, job_id: int) -> Failed:
        """Wait until a job failed."""
        while True:
            for event in self.events:
                if isinstance(event, Failed) and event.job_id == job_id:
                    return event
            await self.come()

    def paint(
        self,
        job_id: int,
        prompt: str = "a cat",
        images: int = 1,
        image: bytes | None = None,
        study: str | None = None,
    ) -> None:
        request = replace(REQUEST, prompt=prompt, images=images, study=study)
        self.executor.hand_over(Job(job_id, request, 1, None, Place(9)), image)


def room(rows: int) -> CapacityChanged:
    return CapacityChanged(Capacity(rows))


def picture(number: int, value: int) -> Picture:
    return Picture(bytes([value]), f"{number}.png", 7 + number, 64, 64)


@pytest.fixture
async def heard() -> AsyncIterator[Heard]:
    made = Heard(ThreadExecutor(load_echo, CODEC))
    await made.wait(room(2))
    yield made
    await made.executor.stop()


async def test_it_says_when_it_is_ready_and_how_much_room_there_is(heard: Heard) -> None:
    assert heard.events == [Loading("warm_up"), Loaded(EchoEngine().info, "cpu", UNET_SUMMARY), room(2)]


async def test_a_job_is_painted_picture_by_picture(heard: Heard) -> None:
    heard.paint(1, images=2)
    await heard.wait(Finished(1, (picture(0, 7), picture(1, 8))))
    await heard.wait(Stepped(1, 1, 4, b"\x07"), Stepped(1, 2, 4, None), Stepped(1, 4, 4, None))
    assert heard.events.index(room(1)) < heard.events.index(Begun(1))  # until both are told it counts twice
    assert heard.events.count(room(2)) == 2


async def test_a_study_comes_as_the_pictures_that_show_it(heard: Heard) -> None:
    heard.paint(1, study=REVERSE)
    await heard.wait(Stepped(1, 2, 2, None), Finished(1, (Picture(b"\x07", CLEAN, 1, STEPS, 0),)))


async def test_a_study_that_can_not_be_encoded_fails_its_job(heard: Heard) -> None:
    heard.paint(1, "unwritable", study=REVERSE)
    assert "no room" in str((await heard.failed(1)).error)
    heard.paint(2)
    await heard.wait(Finished(2, (picture(0, 7),)))


async def test_an_upload_is_read_for_the_engine(heard: Heard) -> None:
    heard.paint(1, image=b"\x63")
    await heard.wait(Finished(1, (picture(0, 0x63),)))


async def test_a_refused_job_fails_and_takes_no_room(heard: Heard) -> None:
    heard.paint(1, "refuse")
    assert (await heard.failed(1)).error.key == "model.other"
    heard.paint(2)
    await heard.wait(Finished(2, (picture(0, 7),)), room(1), Begun(2))


async def test_a_job_beyond_the_room_begins_when_there_is_some(heard: Heard) -> None:
    heard.paint(1, "hold")
    await heard.wait(room(1), Begun(1))
    heard.paint(2, "hold")
    await heard.wait(room(0), Begun(2))
    heard.paint(3)
    heard.executor.cancel(1)
    await heard.wait(room(0), Begun(3), Finished(3, (picture(0, 7),)))


async def test_pictures_that_are_finished_out_of_order_are_told_in_order(heard: Heard) -> None:
    heard.paint(1, "backwards", images=2)
    await heard.wait(Finished(1, (picture(0, 7), picture(1, 8))))


async def test_an_upload_that_can_not_be_read_fails_its_job(heard: Heard) -> None:
    heard.paint(1, image=b"")
    assert (await heard.failed(1)).error.key == "painting.failed"
    heard.paint(2)
    await heard.wait(Finished(2, (picture(0, 7),)))


async def test_a_job_cancelled_while_its_upload_is_read_is_not_painted() -> None:
    reading, go_on = threading.Event(), threading.Event()

    def slow(data: bytes, width: int, height: int) -> Pixels:
        reading.set()
        go_on.wait(PATIENCE)
        return read(data, width, height)

    heard = Heard(ThreadExecutor(load_echo, replace(CODEC, read=slow)))
    await heard.wait(room(2))
    heard.paint(1, image=b"\x63")
    await asyncio.to_thread(reading.wait, PATIENCE)
    heard.executor.cancel(1)
    go_on.set()
    heard.paint(2)
    await heard.wait(Finished(2, (picture(0, 7),)))
    assert not any(isinstance(event, Finished) and event.job_id == 1 for event in heard.events)
    await heard.executor.stop()


async def test_a_lost_device_is_told_and_no_job_is_blamed(heard: Heard) -> None:
    heard.paint(1, "lose")
    while not isinstance(heard.events[-1], Halted):
        await heard.come()
    assert isinstance(heard.events[-1].error, DeviceError)
    assert not any(isinstance(event, Failed) for event in heard.events)


async def test_an_error_at_admission_fails_that_job_only(heard: Heard) -> None:
    heard.paint(1, "stumble")
    heard.paint(2)
    assert "stumbled" in str((await heard.failed(1)).error)
    await heard.wait(Finished(2, (picture(0, 7),)))


async def test_a_failing_step_fails_only_the_jobs_in_it_and_goes_on(heard: Heard) -> None:
    heard.paint(1, "hold")
    heard.paint(2, "break")
    for job_id in (1, 2):
        error = (await heard.failed(job_id)).error
        assert error.key == "painting.failed"
        assert "out of order" in str(error)
    heard.paint(3)
    await heard.wait(Finished(3, (picture(0, 7),)))


async def test_a_job_that_fails_in_the_engine_fails_alone(heard: Heard) -> None:
    heard.paint(1, "fail")
    heard.paint(2)
    assert (await heard.failed(1)).error.key == "painting.memory"
    await heard.wait(Finished(2, (picture(0, 7),)))


async def test_a_picture_that_can_not_be_encoded_fails_its_job(heard: Heard) -> None:
    heard.paint(1, "unwritable")
    assert "no room" in str((await heard.failed(1)).error)


async def test_a_cancelled_job_makes_room_and_no_more_events(heard: Heard) -> None:
    heard.paint(1, "hold")
    await heard.wait(room(1), Begun(1))
    heard.executor.cancel(1)
    heard.paint(2)
    await heard.wait(Finished(2, (picture(0, 7),)))
    assert not any(isinstance(event, Stepped | Finished | Failed) and event.job_id == 1 for event in heard.events)


async def test_a_model_that_can_not_be_loaded_is_told() -> None:
    error = ModelError("model.missing", path="nowhere")

    def load(report: Report) -> Engine:
        raise error

    heard = Heard(ThreadExecutor(load, CODEC))
    await heard.wait(Halted(error))
    await heard.executor.stop()


async def test_an_unexpected_error_while_loading_is_told_in_a_sentence() -> None:
    def load(report: Report) -> Engine:
        raise RuntimeError("bad driver")

    heard = Heard(ThreadExecutor(load, CODEC))
    await heard.come()
    [event] = heard.events
    assert isinstance(event, Halted)
    assert "bad driver" in str(event.error)
    await heard.executor.stop()


async def test_stopping_ends_the_thread_even_while_it_paints() -> None:
    before = set(threading.enumerate())
    heard = Heard(ThreadExecutor(load_echo, CODEC))
    heard.paint(1, "hold")
    await heard.wait(room(1), Begun(1))
    [thread] = [one for one in threading.enumerate() if one not in before and one.name == "engine"]
    await heard.executor.stop()
    assert not thread.is_alive()


async def test_stopping_what_never_began_is_fine() -> None:
    await ThreadExecutor(load_echo, CODEC).stop()


def test_a_loop_that_closed_meanwhile_is_tolerated() -> None:
    go_on = threading.Event()

    def load(report: Report) -> Engine:
        go_on.wait(PATIENCE)
        return EchoEngine()

    executor = ThreadExecutor(load, CODEC)
    events: list[ExecutorEvent] = []

    async def start() -> None:
        executor.start(events.append)

    asyncio.run(start())
    go_on.set()
    asyncio.run(executor.stop())
    assert events == []


async def test_the_model_is_loaded_anew_and_paints() -> None:
    threads: list[int] = []

    def load(report: Report) -> Engine:
        threads.append(threading.get_ident())
        return EchoEngine()

    heard = Heard(ThreadExecutor(load, CODEC))
    heard.executor.reload()
    while len([one for one in heard.events if isinstance(one, Loaded)]) < 2:
        await heard.come()
    assert heard.events.count(room(2)) == 2  # the room is told anew
    heard.paint(1)
    await heard.wait(Finished(1, (picture(0, 7),)))
    assert len(threads) == 2
    assert len(set(threads)) == 1
    await heard.executor.stop()


async def test_a_model_that_can_not_be_loaded_anew_leaves_the_old_one() -> None:
    loads: list[int] = []

    def load(report: Report) -> Engine:
        loads.append(1)
        if len(loads) > 1:
            raise ModelError("model.taesd", name="x", reason="gone")
        return EchoEngine()

    heard = Heard(ThreadExecutor(load, CODEC))
    heard.executor.reload()
    while not any(isinstance(one, ReloadFailed) for one in heard.events):
        await heard.come()
    heard.paint(1)
    await heard.wait(Finished(1, (picture(0, 7),)))
    assert not any(isinstance(one, Halted) for one in heard.events)
    await heard.executor.stop()
