"""EngineJob: a job in the engine: which of its pictures wait, which are being painted, and how far it is in all."""

from collections import deque
from dataclasses import dataclass, field

from bot.core.events import Painted, Stepped, Studied
from bot.core.request import FORWARD
from bot.engine.conditioning import Conditioning
from bot.engine.decoding import Undecoded
from bot.engine.painting import Painting
from bot.engine.protocol import EngineEvent, Pixels, Task
from bot.engine.study import Film, ReverseFilm


@dataclass(slots=True)
class EngineJob:
    """`waiting` are the numbers of pictures that have not begun, `active` those that the U-Net still works on.

    `conditioning` is by prompt: the rest that it is made from is the same for all pictures. `film` is there once a
    study has begun. `steps` counts U-Net calls, and what is decoded for a study.
    """

    task: Task
    waiting: deque[int] = field(default_factory=deque)
    active: list[Painting] = field(default_factory=list)
    conditioning: dict[str, Conditioning] = field(default_factory=dict)
    film: Film | None = None
    painted: int = 0
    steps_done: int = 0
    steps: int = 0

    @classmethod
    def of(cls, task: Task) -> "EngineJob":
        """The run of a job that has not begun."""
        return cls(task, deque(range(task.request.images)))

    @property
    def begun(self) -> int:
        """How many pictures have begun."""
        return self.task.request.images - len(self.waiting)

    @property
    def finished(self) -> bool:
        """Whether all pictures are painted, or all frames of the study decoded."""
        return self.painted == self.task.request.images if self.film is None else not self.film.undecoded

    @property
    def paints(self) -> bool:
        """Whether it needs the U-Net: a forward study does not."""
        return self.task.request.study != FORWARD

    def stepped(self, painting: Painting) -> list[Undecoded]:
        """A picture came one step further; what is to be decoded of it now."""
        self.steps_done += 1
        if painting.finished:
            self.active.remove(painting)
        if isinstance(self.film, ReverseFilm):
            return self.film.kept(painting)
        return [Undecoded(painting.job_id, painting.latents, painting.number)] if painting.finished else []

    def decoded(self, one: Undecoded, pixels: Pixels) -> list[EngineEvent]:
        """What is told of pixels that have arrived."""
        if one.show is None or self.film is None:
            self.painted += 1
            return [Painted(one.job_id, one.number, pixels)]
        self.film.add(one.show(pixels))
        self.steps_done += 1
        study = [Studied(one.job_id, self.film.study)] if self.finished else []
        return [Stepped(one.job_id, self.steps_done, self.steps), *study]
