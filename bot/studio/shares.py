"""Shares: what each member has used, and when each job in flight was charged. Callers pass the time."""

from bot.core.job import Job
from bot.studio.fairness import Share, weighed


class Shares:
    """Keeps the share of each member who has used anything, in `of`."""

    def __init__(self) -> None:
        self.of: dict[int, Share] = {}
        self._charged_at: dict[int, float] = {}

    def charge(self, user_id: int, cost: float, now: float) -> None:
        """Charge a weighed cost to a member; a negative cost gives back."""
        self.of[user_id] = self.of.get(user_id, Share()).charge(cost, now)

    def charge_job(self, job: Job, now: float) -> None:
        """Charge a job's cost to its owner."""
        self._charged_at[job.id] = now
        self.charge(job.user_id, weighed(job.request.cost, job.priority), now)

    def give_back(self, job: Job, part: float, now: float) -> None:
        """Give back a part (0 to 1) of a job's charge, as far as the charge hasn't decayed since."""
        charged = Share(part * weighed(job.request.cost, job.priority), self._charged_at.get(job.id, now))
        self.charge(job.user_id, -charged.now(now), now)

    def forget(self, job_id: int) -> None:
        """Forget the charge of a job that has ended."""
        self._charged_at.pop(job_id, None)
