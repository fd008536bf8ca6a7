"""EchoEngine: paints two steps a picture, each pixel the seed, and does what some prompts say."""

import numpy

from bot.core.capacity import Capacity
from bot.core.errors import DeviceError, PaintingError, RequestError
from bot.core.events import Begun, Failed, Painted, Stepped, Studied
from bot.core.model_info import ModelInfo
from bot.core.study import CLEAN, Frame, Study
from bot.core.unet_summary import Block, UNetSummary
from bot.engine.protocol import EngineEvent, Task

STEPS = 2
ROWS = 2
SHAPE = (4, 16, 16)
UNET_SUMMARY = UNetSummary((Block("in", "Conv2d", SHAPE, SHAPE, 0, 0, 0, 148),), 148, (77, 32), "epsilon", 1000)


class EchoEngine:
    """Paints up to two jobs together; a third waits for room.

    Prompts: "refuse" or "stumble" at admission, "break" a step, "fail" alone, "hold" for ever, "lose" the device.
    """

    def __init__(self) -> None:
        self._tasks: dict[int, Task] = {}
        self._done: dict[int, int] = {}

    @property
    def info(self) -> ModelInfo:
        return ModelInfo("echo", 64, 16, STEPS, 1.0, "ddim")

    @property
    def device(self) -> str:
        return "cpu"

    @property
    def unet_summary(self) -> UNetSummary:
        return UNET_SUMMARY

    @property
    def capacity(self) -> Capacity:
        return Capacity(ROWS - len(self._done))

    @property
    def admitted(self) -> tuple[int, ...]:
        return tuple(self._tasks)

    def admit(self, task: Task) -> None:
        if task.request.prompt == "refuse":
            raise RequestError("model.other", name=task.request.model, loaded="echo")
        if task.request.prompt == "stumble":
            raise RuntimeError("stumbled")
        self._tasks[task.id] = task

    def cancel(self, job_id: int) -> None:
        self._tasks.pop(job_id, None)
        self._done.pop(job_id, None)

    def step(self) -> list[EngineEvent]:
        events: list[EngineEvent] = []
        for job_id in [one for one in self._tasks if one not in self._done][: self.capacity.rows]:
            self._done[job_id] = 0
            events.append(Begun(job_id))
        for job_id in list(self._done):
            events += self._step(self._tasks[job_id])
        return events

    def _step(self, task: Task) -> list[EngineEvent]:
        request = task.request
        match request.prompt:
            case "break":
                raise RuntimeError("out of order")
            case "lose":
                raise DeviceError("device.lost", reason="unplugged")
            case "fail":
                self.cancel(task.id)
                return [Failed(task.id, PaintingError("painting.memory"))]
            case "hold":
                return []
        done = self._done[task.id] = self._done[task.id] + 1
        number, step = divmod(done - 1, STEPS)
        if request.prompt == "backwards":
            number = request.images - 1 - number
        pixels = numpy.full((4, 4, 3), (request.seed + number) % 256, numpy.uint8)
        events: list[EngineEvent] = [Stepped(task.id, done, STEPS * request.images, pixels if step == 0 else None)]
        if step == STEPS - 1 and request.study is not None:
            self.cancel(task.id)
            return [*events, Studied(task.id, Study((Frame(CLEAN, 0, 1.0, pixels),), {}, STEPS))]
        if step == STEPS - 1:
            events.append(Painted(task.id, number, pixels if task.image is None else task.image))
            if done == STEPS * request.images:
                self.cancel(task.id)
        return events
