"""Faults on demand, for tests: the ways in which the real Discord lets a bot down.

drop_socket         the gateway's sockets break without a goodbye
ask_to_reconnect    op 7
invalidate          op 9: the session is over
refuse_resume       the next RESUMEs are answered with op 9
order               the next matching requests are delayed, refused, or answered with an error of the server's
truncate_upload     the next attachments that are read from the CDN arrive cut short
expire_token        an interaction's fifteen minutes are over
delete_under_edit   the next messages that the bot edits are deleted just before
"""

from dataclasses import dataclass

from playground.gateway.server import Gateway
from playground.state.interaction import Interaction
from playground.state.interactions import Interactions
from playground.state.messages import Message
from playground.state.posts import Posts


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
class Cut:
    """How the next `times` downloads are cut: the part that arrives, and whether the headers promise the whole."""

    keep: float
    broken: bool
    times: int


class Faults:
    """The faults that wait for their occasion, each kind in the order in which it was asked for."""

    def __init__(self, gateway: Gateway, interactions: Interactions, posts: Posts) -> None:
        self._gateway = gateway
        self._interactions = interactions
        self._posts = posts
        self._ordered: list[Fault] = []
        self._cuts: list[Cut] = []
        self._deletions = 0

    def drop_socket(self) -> None:
        """Break every gateway socket without a close frame; clients resume."""
        self._gateway.drop()

    def ask_to_reconnect(self) -> None:
        """Op 7: clients reconnect and resume."""
        self._gateway.ask_to_reconnect()

    def invalidate(self) -> None:
        """Op 9: every session is over; clients identify again."""
        self._gateway.invalidate()

    def refuse_resume(self, times: int = 1) -> None:
        """Answer the next RESUMEs with op 9."""
        self._gateway.handshake.refuse_resumes += times

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
        """Serve the next attachments only in part.

        `broken`: the answer promises all bytes, and the connection ends before; otherwise it promises only those that
        come, and the attachment's `size` alone tells of the rest.
        """
        self._cuts.append(Cut(keep, broken, times))

    def expire_token(self, interaction: Interaction) -> None:
        """Let an interaction's fifteen minutes be over now; a test has it from its handle: `used.interaction`."""
        self._interactions.expire(interaction)

    def delete_under_edit(self, times: int = 1) -> None:
        """Delete the next messages that the bot edits, after it asked and before it is done."""
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
        """How the download that begins now is cut, if it is."""
        if not self._cuts:
            return None
        cut = self._cuts[0]
        cut.times -= 1
        if cut.times <= 0:
            self._cuts.pop(0)
        return cut

    def before_edit(self, message: Message) -> None:
        """The bot is about to edit a message."""
        if self._deletions:
            self._deletions -= 1
            self._posts.delete(message)
