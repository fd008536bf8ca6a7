"""Sketcher: an engine that replaces the demo model in tests that don't judge pictures."""

import random
from collections.abc import Callable

import numpy
from PIL import Image

from bot.core.capacity import Capacity
from bot.core.events import Begun, Painted, Stepped, Studied
from bot.core.model_info import ModelInfo
from bot.core.request import FORWARD, MAX_STEPS, ImageRequest
from bot.core.unet_summary import UNetSummary
from bot.engine.models.folder import read_vocabulary
from bot.engine.protocol import EngineEvent, Pixels, Task
from demo_model import WEIGHTS
from demo_model.scenes.drawing import draw
from demo_model.scenes.scene import random_scene
from tests.executors.echo import UNET_SUMMARY
from tests.pictures.drawings.studies import forward_study, reverse_study

INFO = ModelInfo("demo", 64, 16, 20, 4.0, "dpm++_2m", {"heun": 15, "pndm": 40}, vocabulary=read_vocabulary(WEIGHTS))
"""What the demo model says of itself."""
ROOM = Capacity(rows=8, kept=4)


class Sketch:
    """A job. `begun` counts its pictures in the making or finished, `done` the steps of each, out of `steps`."""

    def __init__(self, task: Task) -> None:
        self.task = task
        requests = [task.request.picture(number) for number in range(task.request.images)]
        self.pictures = [sketched(one, task.image) for one in requests]
        self.steps = [one.painted_steps for one in requests]
        self.done = [0] * len(requests)
        self.begun = 0

    @property
    def active(self) -> list[int]:
        """The numbers of the pictures in the making."""
        return [number for number in range(self.begun) if self.done[number] < self.steps[number]]

    def advance(self) -> list[EngineEvent]:
        """Take a step of every picture in the making."""
        task, request, active = self.task, self.task.request, self.active
        last = request.steps == MAX_STEPS
        for number in active:
            self.done[number] = min(self.done[number] + 1, self.steps[number] - last)
        stepped = Stepped(task.id, sum(self.done), request.all_steps, self.pictures[0])
        finished = [number for number in active if self.done[number] == self.steps[number]]
        if finished and request.study is not None:
            study = forward_study() if request.study == FORWARD else reverse_study(steps=request.steps)
            return [stepped, Studied(task.id, study)]
        return [stepped, *(Painted(task.id, number, self.pictures[number]) for number in finished)]


class Sketcher:
    """Draws a scene for each prompt and seed, in as many steps as were asked for, and calls `pause` before each.

    A job of the most steps there can be never takes its last one: it lasts until it is cancelled. Room is given as the
    real engine gives it: one picture after the other, the last of it to owners of whom nothing is in the making.
    """

    def __init__(self, pause: Callable[[], None]) -> None:
        self._pause = pause
        self._jobs: dict[int, Sketch] = {}

    @property
    def info(self) -> ModelInfo:
        return INFO

    @property
    def device(self) -> str:
        return "cpu"

    @property
    def unet_summary(self) -> UNetSummary:
        return UNET_SUMMARY

    @property
    def capacity(self) -> Capacity:
        return ROOM.without(one.task.request.picture(0) for one in self._jobs.values() for _ in one.active)

    @property
    def admitted(self) -> tuple[int, ...]:
        return tuple(self._jobs)

    def admit(self, task: Task) -> None:
        INFO.check(task.request)
        self._jobs[task.id] = Sketch(task)

    def cancel(self, job_id: int) -> None:
        self._jobs.pop(job_id, None)

    def step(self) -> list[EngineEvent]:
        self._pause()
        events: list[EngineEvent] = []
        for job in self._jobs.values():
            while job.begun < len(job.pictures) and self._takes(job.task):
                job.begun += 1
                events += [Begun(job.task.id)] if job.begun == 1 else []
        for job in self._jobs.values():
            events += job.advance() if job.active else []
        self._jobs = {job_id: job for job_id, job in self._jobs.items() if job.done != job.steps}
        return events

    def _takes(self, task: Task) -> bool:
        newcomer = task.owner not in {one.task.owner for one in self._jobs.values() if one.active}
        return self.capacity.takes(task.request.picture(0), newcomer=newcomer)


def sketched(request: ImageRequest, image: Pixels | None) -> Pixels:
    """A scene that goes by the request's prompt and seed, laid over the picture that it is painted from."""
    rng = random.Random(f"{request.prompt} {request.seed}")
    scene = draw(random_scene(rng), rng).resize((request.width, request.height))
    if image is not None:
        scene = Image.blend(Image.fromarray(image), scene, request.strength)
    return numpy.asarray(scene)
