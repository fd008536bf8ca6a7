"""How much was validated: the counts of one worker or, added up, of the whole run."""

from dataclasses import dataclass

# A little less than tests/playground alone brings about; the end-to-end tests add more, by how fast the machine is.
LEAST_REQUESTS = 550
LEAST_ANSWERS = 600
LEAST_OPERATIONS = 44


@dataclass(frozen=True)
class Tally:
    """Requests and answers that were validated, the operations they belong to, and the mistakes in them."""

    requests: int = 0
    answers: int = 0
    failures: int = 0
    operations: frozenset[str] = frozenset()

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.requests + other.requests,
            self.answers + other.answers,
            self.failures + other.failures,
            self.operations | other.operations,
        )

    def __str__(self) -> str:
        return (
            f"{self.requests} requests and {self.answers} answers of {len(self.operations)} operations validated, "
            f"{self.failures} failures"
        )

    def problem(self, *, whole: bool) -> str:
        """Why a run fails with these counts, or nothing. Only a whole run must reach the minimum."""
        if self.failures:
            return f"conformance: {self.failures} failures"
        counts = (self.requests, self.answers, len(self.operations))
        least = (LEAST_REQUESTS, LEAST_ANSWERS, LEAST_OPERATIONS)
        if whole and any(count < minimum for count, minimum in zip(counts, least, strict=True)):
            wanted = "{} requests and {} answers of {} operations".format(*least)
            return f"conformance: a whole run validates at least {wanted}"
        return ""
