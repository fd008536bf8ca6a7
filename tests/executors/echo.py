"""EchoEngine: paints two steps a picture, each pixel the seed, and does what some prompts say."""

import numpy

from bot.engine.protocol import EngineEvent, Failed, Painted, Stepped, Task
from bot.errors import PaintingError, RequestError
from bot.modelinfo import ModelInfo

STEPS = 2


class EchoEngine:
    """Paints up to two jobs together. Prompts: "refuse" at admission, "break" a step, "fail" alone, "hold" for ever."""

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
    def free_rows(self) -> int:
        return 2 - len(self._tasks)

    @property
    def admitted(self) -> tuple[int, ...]:
        return tuple(self._tasks)

    def admit(self, task: Task) -> None:
        if task.request.prompt == "refuse":
            raise RequestError("model.other", name=task.request.model, loaded="echo")
        if task.request.prompt == "stumble":
            raise RuntimeError("stumbled")
        self._tasks[task.id] = task
        self._done[task.id] = 0

    def cancel(self, job_id: int) -> None:
        self._tasks.pop(job_id, None)

    def step(self) -> list[EngineEvent]:
        events: list[EngineEvent] = []
        for task in list(self._tasks.values()):
            events += self._step(task)
        return events

    def _step(self, task: Task) -> list[EngineEvent]:
        request = task.request
        match request.prompt:
            case "break":
                raise RuntimeError("out of order")
            case "fail":
                del self._tasks[task.id]
                return [Failed(task.id, PaintingError("painting.memory"))]
            case "hold":
                return []
        done = self._done[task.id] = self._done[task.id] + 1
        number, step = divmod(done - 1, STEPS)
        pixels = numpy.full((4, 4, 3), (request.seed + number) % 256, numpy.uint8)
        events: list[EngineEvent] = [Stepped(task.id, done, STEPS * request.images, pixels if step == 0 else None)]
        if step == STEPS - 1:
            events.append(Painted(task.id, number, pixels if task.image is None else task.image))
            if number == request.images - 1:
                del self._tasks[task.id]
        return events
