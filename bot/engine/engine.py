"""DiffusionEngine: paints many jobs at once, one U-Net call per step; jobs can join and leave between any two steps."""

from contextlib import nullcontext
from dataclasses import replace
from typing import Final

import torch
from torch import Tensor

from bot.core.capacity import Capacity
from bot.core.errors import PaintingError
from bot.core.events import Begun, Failed, Stepped
from bot.core.model_info import ModelInfo
from bot.core.unet_summary import UNetSummary
from bot.engine.batch import BatchPredictor
from bot.engine.budget import Budget
from bot.engine.decoding import Decoding, Undecoded
from bot.engine.engine_job import EngineJob
from bot.engine.failures import classify_error, empty_cache, is_out_of_memory
from bot.engine.models.memory import measure, warm_up
from bot.engine.models.model import Model, probe_request
from bot.engine.painting import Painting
from bot.engine.protocol import EngineEvent, EngineOptions, Pixels, Report, Task
from bot.engine.starting import start_forward_study, start_picture
from bot.engine.transfers import Pace, PinnedUploads, copy_to_host
from bot.engine.turns import Turns, active_by_owner, next_to_begin

MOST_UNDECODED: Final = 4
"""While more pictures than this wait to be decoded, no new picture begins."""
MOST_FRAMES: Final = 20
"""While more frames than this wait to be decoded, no new forward study begins: each keeps its upload in memory."""


class DiffusionEngine:
    """Paints all admitted jobs together. In reproducible mode, `fixed_rows` is the number of rows of every call."""

    def __init__(self, model: Model, budget: Budget, fixed_rows: int | None = None) -> None:
        self._model = model
        self._budget = budget
        self._predictor = BatchPredictor(model.unet, fixed_rows)
        self._jobs: dict[int, EngineJob] = {}
        self._turns = Turns()
        self._pace = Pace(model.device)
        self._decoding = Decoding(model.autoencoder, model.device)
        model.autoencoder.exact = fixed_rows is not None

    @classmethod
    def load(cls, options: EngineOptions, report: Report = lambda stage: None) -> "DiffusionEngine":
        """Load a model and measure how much the device can paint at once; raises ModelError."""
        model = Model.load(options, report)
        report("unet")
        _ = model.unet_summary  # cached, since it costs a U-Net call
        report("memory")
        conditioning = model.condition(probe_request(model.info))
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
    def unet_summary(self) -> UNetSummary:
        """The blocks and sizes of the loaded U-Net."""
        return self._model.unet_summary

    @property
    def capacity(self) -> Capacity:
        """How much more can be painted at once."""
        return self._budget.capacity(job.task.request for job in self._jobs.values() for _ in job.active)

    @property
    def admitted(self) -> tuple[int, ...]:
        """The ids of all jobs in the engine, painting or waiting."""
        return tuple(self._jobs)

    def admit(self, task: Task) -> None:
        """Accept a job; raises RequestError if this model can't paint it."""
        self.info.check(task.request)
        self._jobs[task.id] = EngineJob.of(task)

    def cancel(self, job_id: int) -> None:
        """Drop a job, if the engine has it."""
        self._jobs.pop(job_id, None)
        self._decoding.forget(job_id)

    @torch.no_grad()
    def step(self) -> list[EngineEvent]:
        """Begin what fits, make one U-Net call, and decode at most one picture or study frame.

        A job that can't be painted fails alone; raises DeviceError if the device is lost.
        """
        try:
            with self._uploads():
                return self._step()
        except Exception as error:
            # CUDA reports an error at whichever call waits for the device next
            classify_error(error, self._model.device)
            raise

    def _step(self) -> list[EngineEvent]:
        events = self._begin()
        batch = self._turns.next([painting for job in self._jobs.values() for painting in job.active])
        if batch:
            events += self._advance(batch)
        if (one := self._decoding.next()) is not None:
            events += self._decode(one)
        if not batch and not self._decoding.waiting:
            self._decoding.wait()
        return events + self._land()

    def _begin(self) -> list[EngineEvent]:
        """Begin at most one forward study, which needs no capacity, and pictures while there is capacity.

        The first picture begins whatever its size. Each step encodes at most one upload or the texts of one picture
        that reads several, and no picture begins while many wait to be decoded, because all this holds up the pictures
        in progress.
        """
        events = self._begin_forward() if len(self._decoding.frames) <= MOST_FRAMES else []
        encoded = bool(events)
        while len(self._decoding.pictures) <= MOST_UNDECODED:
            job = next_to_begin(list(self._jobs.values()))
            if job is None or (encoded and job.task.image is not None) or not self._takes(job):
                break
            events += self._begin_picture(job)
            encoded = encoded or job.task.image is not None
            if any(painting.changes for painting in job.active[-1:]):
                break
        return events

    def _takes(self, job: EngineJob) -> bool:
        active = active_by_owner(list(self._jobs.values()))
        return not active.total() or self.capacity.takes(job.task.request, newcomer=not active[job.task.owner])

    def _begin_forward(self) -> list[EngineEvent]:
        """Begin the first waiting forward study, if there is one."""
        job = next((job for job in self._jobs.values() if job.waiting and not job.paints), None)
        if job is None:
            return []
        try:
            undecoded = start_forward_study(job, self._model)
        except Exception as error:
            return [self._fail(job.task.id, error)]
        for one in undecoded:
            self._decoding.add(one)
        return [Begun(job.task.id)]

    def _begin_picture(self, job: EngineJob) -> list[EngineEvent]:
        try:
            start_picture(job, self._model, exact=self._predictor.fixed_rows is not None)
        except Exception as error:
            return [self._fail(job.task.id, error)]
        return [Begun(job.task.id)] if job.begun == 1 else []

    def _advance(self, batch: list[Painting]) -> list[EngineEvent]:
        try:
            predictions = self._predict(batch)
        except Exception as error:
            if len(batch) == 1:
                return [self._fail(batch[0].job_id, error)]
            # retry each picture alone, so that only the one at fault fails
            return [event for painting in batch if self._here(painting) for event in self._advance([painting])]
        self._pace.launched()
        events: list[EngineEvent] = []
        for painting, prediction in zip(batch, predictions, strict=True):
            if self._here(painting):
                events.append(self._take(painting, prediction))
        return events

    def _predict(self, batch: list[Painting]) -> list[Tensor]:
        """The U-Net's predictions; if memory runs out, this and later calls have fewer rows.

        If the rows can't be reduced, the call is repeated once with an empty cache.
        """
        pixels = self._jobs[batch[0].job_id].task.request.pixels
        last = False
        while True:
            rows = self._budget.rows_a_call(pixels)
            try:
                return self._predictor.predict(batch, rows)
            except RuntimeError as error:
                if last or not is_out_of_memory(error):
                    raise
            empty_cache(self._model.device)
            rows = min(rows, sum(painting.conditioning.rows for painting in batch))
            last = rows == 1 or self._predictor.fixed_rows is not None
            if not last:
                self._budget = self._budget.after_running_out(rows, pixels)

    def _take(self, painting: Painting, prediction: Tensor) -> EngineEvent:
        job = self._jobs[painting.job_id]
        try:
            painting.advance(prediction)
        except Exception as error:
            return self._fail(painting.job_id, error)
        preview = self._preview(painting) if painting is job.active[0] else None
        for one in job.stepped(painting):
            self._decoding.add(one)
        return Stepped(painting.job_id, job.steps_done, job.steps, preview)

    def _preview(self, painting: Painting) -> Pixels | None:
        """A preview of this or a recent step, if one has arrived. One that can't be made is skipped."""
        if not painting.finished and painting.index % self._model.previewer.every == 0:
            try:
                painting.preview = copy_to_host(self._model.show(painting.clean()))
            except RuntimeError:
                return None
        if painting.preview is None or not painting.preview.ready:
            return None
        pixels: Pixels = painting.preview.tensors[0].numpy()
        painting.preview = None
        return pixels

    def _decode(self, one: Undecoded) -> list[EngineEvent]:
        try:
            self._decoding.decode(one)
        except Exception as error:
            return [self._fail(one.job_id, error)]
        return []

    def _land(self) -> list[EngineEvent]:
        """The events of decoded pixels that have arrived. If they contain NaN, decode again with the VAE in fp32."""
        events: list[EngineEvent] = []
        for landing in self._decoding.arrived():
            one = landing.source
            if one.job_id not in self._jobs:
                continue  # another picture of its job has failed
            pixels, finite = landing.arrival.tensors
            latents_finite, picture_finite = finite.tolist()
            if picture_finite:
                events += self._landed(one, pixels.numpy())
            elif latents_finite and not self._model.autoencoder.wide:
                with self._model.autoencoder.widened():
                    events += self._decode(one)
            else:
                events.append(self._fail(one.job_id, PaintingError("painting.numbers")))
        return events

    def _landed(self, one: Undecoded, pixels: Pixels) -> list[EngineEvent]:
        job = self._jobs[one.job_id]
        events = job.decoded(one, pixels)
        if job.finished:
            del self._jobs[one.job_id]
        return events

    def _fail(self, job_id: int, error: Exception) -> Failed:
        self.cancel(job_id)
        return Failed(job_id, classify_error(error, self._model.device))

    def _here(self, painting: Painting) -> bool:
        return painting.job_id in self._jobs

    def _uploads(self) -> PinnedUploads | nullcontext[None]:
        return PinnedUploads() if self._model.device.type == "cuda" else nullcontext()
