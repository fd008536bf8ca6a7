"""NullEngine: finishes every job at once without painting, to measure only the bot, its queue and its store."""

import numpy

from bot.core.capacity import Capacity
from bot.core.events import Begun, Painted, Stepped
from bot.core.model_info import ModelInfo
from bot.core.picture import Picture
from bot.core.request import ImageRequest
from bot.core.unet_summary import UNetSummary
from bot.engine.protocol import EngineEvent, Task

HELD = "held"
"""A prompt whose job never finishes, which keeps the engine busy and the queue full."""
INFO = ModelInfo("null/null", 64, 16, 1, 1.0, "ddim")
PIXELS = numpy.zeros((64, 64, 3), numpy.uint8)


class NullEngine:
    """An engine with one step and one row for each job, and sixteen rows, four of them for newcomers."""

    info = INFO
    device = "cpu"
    unet_summary = UNetSummary((), 0, (0, 0), "epsilon", 0)

    def __init__(self) -> None:
        self._held: set[int] = set()
        self._here: dict[int, Task] = {}

    @property
    def capacity(self) -> Capacity:
        """How much more can be painted at once."""
        return Capacity(16 - len(self._held), kept=4)

    @property
    def admitted(self) -> tuple[int, ...]:
        """The ids of the jobs that need a step; held ones don't once they have begun."""
        return tuple(self._here)

    def admit(self, task: Task) -> None:
        """Accept a job; a held one beyond the capacity is dropped, so that it waits for ever."""
        held = task.request.prompt == HELD
        if not held or self.capacity.takes(task.request, newcomer=False):
            self._here[task.id] = task

    def step(self) -> list[EngineEvent]:
        """Begin all new jobs, and finish those that aren't held."""
        events: list[EngineEvent] = []
        for task in self._here.values():
            events.append(Begun(task.id))
            if task.request.prompt == HELD:
                self._held.add(task.id)
            else:
                events += [Stepped(task.id, 1, 1), Painted(task.id, 0, PIXELS)]
        self._here.clear()
        return events

    def cancel(self, job_id: int) -> None:
        """Drop a job."""
        self._here.pop(job_id, None)
        self._held.discard(job_id)


def encode(pixels: object, request: ImageRequest, number: int) -> Picture:
    """A picture, without the cost of encoding it."""
    del pixels
    return Picture(b"picture", "picture.png", request.seed + number, 64, 64)
