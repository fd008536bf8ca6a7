"""Faults on demand in what a bot requests: delays, errors, broken downloads, messages that vanish."""

from dataclasses import dataclass

from playground.state.messages import Message
from playground.state.posts import Posts


@dataclass
class Fault:
    """What happens to the next `times` requests with this method and this text in their path."""

    method: str
    path: str
    status: int | None = None
    delay: float = 0.0
    retry_after: float = 0.05
    times: int = 1


@dataclass
class Cut:
    """How the next `times` downloads are cut: which part arrives, and whether the headers promise all of it."""

    keep: float
    broken: bool
    times: int


class RestFaults:
    """The faults that wait for a request, each kind in the order it was asked for."""

    def __init__(self, posts: Posts) -> None:
        self._posts = posts
        self._ordered: list[Fault] = []
        self._cuts: list[Cut] = []
        self._deletions = 0

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
        self._ordered.append(fault)
        return fault

    def truncate_upload(self, *, keep: float = 0.5, broken: bool = True, times: int = 1) -> None:
        """Serve only a part of the next attachments.

        `broken`: the answer promises all bytes and the connection ends early. Otherwise it promises only the part,
        and only the attachment's `size` shows that the rest is missing.
        """
        self._cuts.append(Cut(keep, broken, times))

    def delete_under_edit(self, times: int = 1) -> None:
        """Delete the next messages that the bot edits, after it asked and before the edit."""
        self._deletions += times

    def take_order(self, method: str, path: str) -> Fault | None:
        """The fault for this request, if one waits for it."""
        for fault in self._ordered:
            if fault.method == method and fault.path in path:
                fault.times -= 1
                if fault.times <= 0:
                    self._ordered.remove(fault)
                return fault
        return None

    def take_cut(self) -> Cut | None:
        """How to cut the download that begins now, if at all."""
        if not self._cuts:
            return None
        cut = self._cuts[0]
        cut.times -= 1
        if cut.times <= 0:
            self._cuts.pop(0)
        return cut

    def before_edit(self, message: Message) -> None:
        """Delete a message that the bot is about to edit, if a test asked for that."""
        if self._deletions:
            self._deletions -= 1
            self._posts.delete(message)
