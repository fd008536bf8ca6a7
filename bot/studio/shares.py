"""Shares: what each member has used, and what each job in flight was charged for. No clock: times are given."""

from bot.core.job import Job
from bot.studio.fairness import Share, weighed


class Shares:
    """`of` has the share of each member who used anything."""

    def __init__(self) -> None:
        self.of: dict[int, Share] = {}
        self._charged_at: dict[int, float] = {}

    def charge(self, user_id: int, cost: float, now: float) -> None:
        """Count a weighed cost as used by a member; a negative one gives back."""
        self.of[user_id] = self.of.get(user_id, Share()).charge(cost, now)

    def charge_job(self, job: Job, now: float) -> None:
        """Count a job's cost as used by its owner."""
        self._charged_at[job.id] = now
        self.charge(job.user_id, weighed(job.request.cost, job.priority), now)

    def give_back(self, job: Job, part: float, now: float) -> None:
        """Give back a part (0 to 1) of what a job was charged, as much as is left of it by now."""
        charged = Share(part * weighed(job.request.cost, job.priority), self._charged_at.get(job.id, now))
        self.charge(job.user_id, -charged.now(now), now)

    def forget(self, job_id: int) -> None:
        """A job has ended: nothing more is given back of it."""
        self._charged_at.pop(job_id, None)
