"""Turns: whose picture begins next, and which pictures the next U-Net call is for."""

from collections import Counter

from bot.engine.engine_job import EngineJob
from bot.engine.painting import Painting


def next_to_begin(jobs: list[EngineJob]) -> EngineJob | None:
    """Whose picture begins next: the job with the fewest begun, of the owner with the fewest in progress."""
    active = active_by_owner(jobs)
    waiting = (job for job in jobs if job.waiting and job.paints)
    return min(waiting, key=lambda job: (active[job.task.owner], job.begun), default=None)


def active_by_owner(jobs: list[EngineJob]) -> Counter[int]:
    """How many pictures each owner has in progress."""
    count: Counter[int] = Counter()
    for job in jobs:
        count[job.task.owner] += len(job.active)
    return count


class Turns:
    """Takes turns between shapes of latents and text, so that a common one never starves a rare size or long prompt."""

    def __init__(self) -> None:
        self._order: list[tuple[int, int, int]] = []

    def next(self, paintings: list[Painting]) -> list[Painting]:
        """The pictures of the shape whose turn it is."""
        present = dict.fromkeys(painting.shape for painting in paintings)
        self._order = [shape for shape in self._order if shape in present]
        self._order += [shape for shape in present if shape not in self._order]
        if not self._order:
            return []
        shape = self._order.pop(0)
        self._order.append(shape)
        return [painting for painting in paintings if painting.shape == shape]
