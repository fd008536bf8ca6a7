"""Faults on order: the next requests that match are delayed, refused, or answered with an error of the server's."""

from dataclasses import dataclass, field


@dataclass
class Fault:
    """What happens to the next `times` requests of a method whose path holds a piece of text."""

    method: str
    path: str
    status: int | None = None
    delay: float = 0.0
    retry_after: float = 0.05
    times: int = 1


@dataclass
class Faults:
    """The faults that wait for their request, in the order they were ordered."""

    waiting: list[Fault] = field(default_factory=list)

    def order(
        self,
        method: str,
        path: str,
        *,
        status: int | None = None,
        delay: float = 0.0,
        retry_after: float = 0.05,
        times: int = 1,
    ) -> Fault:
        """Order a fault: an error status (429 with its `retry_after` in seconds), a delay in seconds, or both."""
        fault = Fault(method, path, status, delay, retry_after, times)
        self.waiting.append(fault)
        return fault

    def take(self, method: str, path: str) -> Fault | None:
        """The fault for this request, if one waits for it."""
        for fault in self.waiting:
            if fault.method == method and fault.path in path:
                fault.times -= 1
                if fault.times <= 0:
                    self.waiting.remove(fault)
                return fault
        return None
