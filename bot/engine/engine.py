"""DiffusionEngine: paints many jobs at once, a U-Net call a step, with jobs joining and leaving between any two."""

from collections import deque
from contextlib import nullcontext
from dataclasses import dataclass, replace
from typing import Final

import torch
from torch import Tensor

from bot.engine.budget import Budget
from bot.engine.crowd import Crowd
from bot.engine.failures import blame, empty_cache, is_out_of_memory, recovering
from bot.engine.memory import measure, warm_up
from bot.engine.model import Model
from bot.engine.painting import Painting
from bot.engine.protocol import (
    Begun,
    EngineEvent,
    EngineOptions,
    Failed,
    Painted,
    Pixels,
    Report,
    Stepped,
    Task,
)
from bot.engine.run import Run, Turns, next_to_begin, owners
from bot.engine.transfers import Arrival, Pace, PinnedUploads, send_home
from bot.errors import PaintingError
from bot.jobs import ImageRequest
from bot.modelinfo import ModelInfo
from bot.room import Room

MOST_UNDECODED: Final = 4


@dataclass(slots=True, eq=False)
class Landing:
    """A finished picture on its way to the host, with its latents until it is known to be one."""

    painting: Painting
    arrival: Arrival


class DiffusionEngine:
    """Paints the admitted jobs together. `fixed_rows` is the number of rows of every call in reproducible mode."""

    def __init__(self, model: Model, budget: Budget, fixed_rows: int | None = None) -> None:
        self._model = model
        self._budget = budget
        self._crowd = Crowd(model.unet, fixed_rows)
        self._runs: dict[int, Run] = {}
        self._turns = Turns()
        self._pace = Pace(model.device)
        self._undecoded: deque[Painting] = deque()
        model.autoencoder.exact = fixed_rows is not None
        self._landings: list[Landing] = []

    @classmethod
    def load(cls, options: EngineOptions, report: Report = lambda phrase: None) -> "DiffusionEngine":
        """Load a model and measure what the device has room for; raises ModelError."""
        model = Model.load(options, report)
        report("measuring the device's memory")
        request = probe(model.info)
        conditioning = model.condition(request)
        budget = measure(model.pipeline, model.info, conditioning)
        warm_up(model.pipeline, model.info, conditioning, budget.rows, report)
        if not options.reproducible:
            return cls(model, budget)
        torch.backends.cudnn.deterministic = True
        native = model.info.native**2
        rows = budget.fixed_rows(native)
        budget = replace(budget, rows=rows)
        model.info = replace(model.info, max_pixels=max(budget.most_pixels() or 0, native))
        return cls(model, budget, rows)

    @property
    def info(self) -> ModelInfo:
        """What the loaded model can paint."""
        return self._model.info

    @property
    def device(self) -> str:
        """Where it paints, such as "cpu"."""
        return str(self._model.device)

    @property
    def room(self) -> Room:
        """How much more can be painted at once."""
        return self._budget.room(run.task.request for run in self._runs.values() for _ in run.active)

    @property
    def admitted(self) -> tuple[int, ...]:
        """The ids of the jobs that are here."""
        return tuple(self._runs)

    def admit(self, task: Task) -> None:
        """Take a job in; raises RequestError where this model can't paint it."""
        self.info.check(task.request)
        self._runs[task.id] = Run.of(task)

    def cancel(self, job_id: int) -> None:
        """Forget a job, if it is here."""
        self._runs.pop(job_id, None)
        self._undecoded = deque(one for one in self._undecoded if one.job_id != job_id)
        self._landings = [one for one in self._landings if one.painting.job_id != job_id]

    @torch.no_grad()
    def step(self) -> list[EngineEvent]:
        """Begin what there is room for, make one U-Net call, decode at most one picture.

        A job that can't be painted fails alone; raises DeviceError where the device is lost.
        """
        try:
            with self._uploads():
                return self._step()
        except Exception as error:
            blame(error, self._model.device)  # an error of the device is told by whatever waits for it first
            raise

    def _step(self) -> list[EngineEvent]:
        events = self._begin()
        crowd = self._turns.next([painting for run in self._runs.values() for painting in run.active])
        if crowd:
            events += self._advance(crowd)
        if self._undecoded:
            events += self._decode(self._undecoded.popleft())
        if not crowd and not self._undecoded and self._landings:
            self._landings[0].arrival.wait()
        return events + self._land()

    def _begin(self) -> list[EngineEvent]:
        """Begin pictures while there is room; the first one whatever its size.

        At most one upload is encoded a step, and nothing begins while many pictures wait to be decoded: both hold up
        whoever is being painted.
        """
        events: list[EngineEvent] = []
        if len(self._undecoded) > MOST_UNDECODED:
            return events
        while (run := next_to_begin(list(self._runs.values()))) is not None:
            active = owners(list(self._runs.values()))
            newcomer = not active[run.task.owner]
            if active.total() and not self.room.takes(run.task.request, newcomer=newcomer):
                break
            events += self._begin_picture(run)
            if run.task.image is not None:
                break
        return events

    def _begin_picture(self, run: Run) -> list[EngineEvent]:
        number = run.waiting.popleft()
        try:
            painting = recovering(self._model.device, lambda: self._make(run, number))
        except Exception as error:
            return [self._fail(run.task.id, error)]
        run.active.append(painting)
        run.steps = len(painting.timesteps) * run.task.request.images
        return [Begun(run.task.id)] if run.begun == 1 else []

    def _make(self, run: Run, number: int) -> Painting:
        if run.conditioning is None:
            run.conditioning = self._model.condition(run.task.request)
        painting = self._model.begin(run.task, number, run.conditioning)
        if self._crowd.fixed_rows is not None:
            painting.lay_out()
        return painting

    def _advance(self, crowd: list[Painting]) -> list[EngineEvent]:
        try:
            predictions = self._predict(crowd)
        except Exception as error:
            if len(crowd) == 1:
                return [self._fail(crowd[0].job_id, error)]
            # whoever it was: each alone, so that only the one at fault fails
            return [event for painting in crowd if self._here(painting) for event in self._advance([painting])]
        self._pace.launched()
        events: list[EngineEvent] = []
        for painting, prediction in zip(crowd, predictions, strict=True):
            if self._here(painting):
                events.append(self._take(painting, prediction))
        return events

    def _predict(self, crowd: list[Painting]) -> list[Tensor]:
        """The U-Net's predictions, with fewer rows a call from then on where the device runs out of memory.

        Where there can't be fewer, the call is made once more with an empty cache.
        """
        pixels = self._runs[crowd[0].job_id].task.request.pixels
        last = False
        while True:
            rows = self._budget.rows_a_call(pixels)
            try:
                return self._crowd.predict(crowd, rows)
            except RuntimeError as error:
                if last or not is_out_of_memory(error):
                    raise
            empty_cache(self._model.device)
            rows = min(rows, sum(painting.conditioning.rows for painting in crowd))
            last = rows == 1 or self._crowd.fixed_rows is not None
            if not last:
                self._budget = self._budget.after_running_out(rows, pixels)

    def _take(self, painting: Painting, prediction: Tensor) -> EngineEvent:
        run = self._runs[painting.job_id]
        try:
            painting.advance(prediction)
        except Exception as error:
            return self._fail(painting.job_id, error)
        run.steps_done += 1
        preview = self._preview(painting) if painting is run.active[0] else None
        if painting.finished:
            run.active.remove(painting)
            self._undecoded.append(painting)
        return Stepped(painting.job_id, run.steps_done, run.steps, preview)

    def _preview(self, painting: Painting) -> Pixels | None:
        """A preview that has arrived, of this step or one shortly before. One that can't be made is left out."""
        if not painting.finished and painting.index % self._model.previewer.every == 0:
            try:
                painting.preview = send_home(self._model.show(painting.clean()))
            except RuntimeError:
                return None
        if painting.preview is None or not painting.preview.ready:
            return None
        pixels: Pixels = painting.preview.tensors[0].numpy()
        painting.preview = None
        return pixels

    def _decode(self, painting: Painting) -> list[EngineEvent]:
        """Decode a finished picture; in tiles where memory is short, but not where every byte was promised."""
        coder = self._model.autoencoder
        try:
            ways = [lambda: coder.decode(painting.latents), lambda: coder.decode_in_tiles(painting.latents)]
            exact = self._crowd.fixed_rows is not None
            pixels, finite = recovering(self._model.device, *(ways[:1] if exact else ways))
            self._landings.append(Landing(painting, send_home(pixels, finite)))
        except Exception as error:
            return [self._fail(painting.job_id, error)]
        return []

    def _land(self) -> list[EngineEvent]:
        """The pictures that have arrived. One that is not made of numbers is decoded once more, by the VAE in fp32."""
        there = [one for one in self._landings if one.arrival.ready]
        self._landings = [one for one in self._landings if one not in there]
        events: list[EngineEvent] = []
        for landing in there:
            painting = landing.painting
            if not self._here(painting):
                continue  # another picture of its job has failed
            pixels, finite = landing.arrival.tensors
            latents_finite, picture_finite = finite.tolist()
            if picture_finite:
                events.append(self._painted(painting, pixels.numpy()))
            elif latents_finite and not self._model.autoencoder.wide:
                with self._model.autoencoder.widened():
                    events += self._decode(painting)
            else:
                events.append(self._fail(painting.job_id, PaintingError("painting.numbers")))
        return events

    def _painted(self, painting: Painting, pixels: Pixels) -> Painted:
        run = self._runs[painting.job_id]
        run.painted += 1
        if run.finished:
            del self._runs[painting.job_id]
        return Painted(painting.job_id, painting.number, pixels)

    def _fail(self, job_id: int, error: Exception) -> Failed:
        self.cancel(job_id)
        return Failed(job_id, blame(error, self._model.device))

    def _here(self, painting: Painting) -> bool:
        return painting.job_id in self._runs

    def _uploads(self) -> PinnedUploads | nullcontext[None]:
        return PinnedUploads() if self._model.device.type == "cuda" else nullcontext()


def probe(info: ModelInfo) -> ImageRequest:
    """A request of the model's native size, to measure with."""
    return ImageRequest("a picture", info.native, info.native, 1, 1.0, info.scheduler, info.name, 0)
