"""DiffusionEngine: paints with a loaded pipeline, one step at a time. This first one paints one job at a time."""

from dataclasses import dataclass, field
from typing import Final

import torch
from diffusers import StableDiffusionPipeline

from bot.engine.conditioning import Conditioning, encode
from bot.engine.folder import describe
from bot.engine.loading import choose_device, choose_dtype, find_model, load_pipeline
from bot.engine.painting import Painting
from bot.engine.preview import Previewer
from bot.engine.protocol import EngineEvent, Failed, Painted, Pixels, Stepped, Task
from bot.errors import PaintingError
from bot.modelinfo import ModelInfo

PREVIEW_EVERY: Final = 4


@dataclass(slots=True)
class Run:
    """A job in the making: which of its pictures is being painted, and how many steps are done in all."""

    task: Task
    conditioning: Conditioning
    number: int = 0
    done: int = 0
    painting: Painting | None = field(default=None)


class DiffusionEngine:
    """Paints the admitted job, picture after picture."""

    def __init__(self, pipeline: StableDiffusionPipeline, info: ModelInfo) -> None:
        self._pipeline = pipeline
        self._info = info
        self._preview = Previewer.fit(pipeline.vae, info.native)
        self._run: Run | None = None

    @classmethod
    def load(cls, model: str, device: str, dtype: str) -> "DiffusionEngine":
        """Load a model by its name onto a device, both as the settings name them; raises ModelError."""
        place = choose_device(device)
        path = find_model(model)
        return cls(load_pipeline(path, place, choose_dtype(dtype, place)), describe(model, path))

    @property
    def info(self) -> ModelInfo:
        """What the loaded model can paint."""
        return self._info

    @property
    def device(self) -> str:
        """Where it paints, such as "cpu"."""
        return str(self._pipeline.device)

    @property
    def free_rows(self) -> int:
        """One while nothing is painted."""
        return int(self._run is None)

    @property
    def admitted(self) -> tuple[int, ...]:
        """The id of the job in the making."""
        return () if self._run is None else (self._run.task.id,)

    def admit(self, task: Task) -> None:
        """Take a job in; raises RequestError where this model can't paint it."""
        self._info.check(task.request)
        self._run = Run(task, encode(self._pipeline, task.request))

    def cancel(self, job_id: int) -> None:
        """Forget a job, if it is here."""
        if job_id in self.admitted:
            self._run = None

    @torch.no_grad()
    def step(self) -> list[EngineEvent]:
        """Come one step further. A job that can't be painted fails alone."""
        run = self._run
        if run is None:
            return []
        try:
            return self._step(run)
        except torch.OutOfMemoryError:
            error = PaintingError("painting.memory")
        except PaintingError as failure:
            error = failure
        self._run = None
        return [Failed(run.task.id, error)]

    def _step(self, run: Run) -> list[EngineEvent]:
        request = run.task.request
        painting = run.painting
        if painting is None:
            seed = request.seed + run.number
            painting = run.painting = Painting(self._pipeline, request, run.conditioning, seed, run.task.image)
        self._advance(painting)
        run.done += 1
        total = len(painting.timesteps) * request.images
        events: list[EngineEvent] = [Stepped(run.task.id, run.done, total, self._show(painting))]
        if painting.finished:
            events.append(Painted(run.task.id, run.number, painting.decode(self._pipeline)))
            run.number, run.painting = run.number + 1, None
            if run.number == request.images:
                self._run = None
        return events

    def _advance(self, painting: Painting) -> None:
        rows = painting.rows()
        timestep = painting.timesteps[painting.index]
        prediction = self._pipeline.unet(
            rows, timestep, encoder_hidden_states=painting.conditioning.states, return_dict=False
        )[0]
        painting.advance(rows, prediction)

    def _show(self, painting: Painting) -> Pixels | None:
        if painting.clean is None or painting.finished or painting.index % PREVIEW_EVERY:
            return None
        return self._preview(painting.clean)
