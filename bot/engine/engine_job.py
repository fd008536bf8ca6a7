"""EngineJob: a job inside the engine, with its waiting pictures, its pictures in progress and its step count."""

from collections import deque
from dataclasses import dataclass, field

from bot.core.events import Painted, Stepped, Studied
from bot.core.request import FORWARD
from bot.engine.conditioning import Conditioning
from bot.engine.decoding import Undecoded
from bot.engine.painting import Painting
from bot.engine.protocol import EngineEvent, Pixels, Task
from bot.engine.study import Film, ReverseFilm
from bot.prompts.schedule import Texts


@dataclass(slots=True)
class EngineJob:
    """A job being painted: `waiting` has the numbers of pictures that haven't begun, `active` those in progress.

    `conditioning` is keyed by texts, since nothing else it depends on differs between the pictures. `film` is set
    once a study has begun. `steps` is the total of U-Net calls and decoded study frames.
    """

    task: Task
    waiting: deque[int] = field(default_factory=deque)
    active: list[Painting] = field(default_factory=list)
    conditioning: dict[Texts, Conditioning] = field(default_factory=dict)
    film: Film | None = None
    painted: int = 0
    steps_done: int = 0
    steps: int = 0

    @classmethod
    def of(cls, task: Task) -> "EngineJob":
        """The job of a task, before any picture has begun."""
        return cls(task, deque(range(task.request.images)))

    @property
    def begun(self) -> int:
        """How many pictures have begun."""
        return self.task.request.images - len(self.waiting)

    @property
    def finished(self) -> bool:
        """Whether all pictures are painted, or all frames of the study are decoded."""
        return self.painted == self.task.request.images if self.film is None else not self.film.undecoded

    @property
    def paints(self) -> bool:
        """Whether it needs the U-Net; a forward study doesn't."""
        return self.task.request.study != FORWARD

    def stepped(self, painting: Painting) -> list[Undecoded]:
        """Count a step of a picture; returns the latents to decode now."""
        self.steps_done += 1
        if painting.finished:
            self.active.remove(painting)
        if isinstance(self.film, ReverseFilm):
            return self.film.kept(painting)
        return [Undecoded(painting.job_id, painting.latents, painting.number)] if painting.finished else []

    def decoded(self, one: Undecoded, pixels: Pixels) -> list[EngineEvent]:
        """The events to report for decoded pixels."""
        if one.show is None or self.film is None:
            self.painted += 1
            return [Painted(one.job_id, one.number, pixels)]
        self.film.add(one.show(pixels))
        self.steps_done += 1
        study = [Studied(one.job_id, self.film.study)] if self.finished else []
        return [Stepped(one.job_id, self.steps_done, self.steps), *study]
