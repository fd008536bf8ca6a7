"""Watches the playgrounds of a test run: checks every exchange as it happens, and counts."""

from playground.rest.exchanges import Exchange
from tests.conformance.complaints import Complaint
from tests.conformance.contract import Contract
from tests.conformance.operations import Operation
from tests.conformance.tally import Tally

_FORM_ERRORS = (400, 413)
_NO_SUCH_ADDRESS = (404, 405)


class Watch:
    """Listens to playgrounds. `complaints` wait for the test that is running to take them.

    A request is checked whoever sent it, unless it was refused for what it says (400, 413) in a test that sends wrong
    ones on purpose: `forgives` says that such a test is running. Whatever the playground let through must be right.
    Answers are all checked, but for 5xx: the document has none, and tests order them.
    """

    def __init__(self, contract: Contract) -> None:
        self.contract = contract
        self.forgives = False
        self.requests = 0
        self.answers = 0
        self.failures = 0
        self.operations: set[str] = set()
        self.complaints: list[Complaint] = []

    def hear(self, exchange: Exchange) -> None:
        """Check an exchange."""
        operation, _ = self.contract.operation(exchange)
        found: list[Complaint] = []
        if self._counts(exchange, operation):
            found += self.contract.check_request(exchange)
            self.requests += 1
        if exchange.status < 500:
            found += self.contract.check_answer(exchange)
            self.answers += 1
        if operation is not None:
            self.operations.add(operation.name)
        self.failures += len(found)
        self.complaints += found

    def _counts(self, exchange: Exchange, operation: Operation | None) -> bool:
        """Whether a request is checked."""
        if operation is None:
            return exchange.status not in _NO_SUCH_ADDRESS
        if self.forgives and exchange.status in _FORM_ERRORS:
            return False
        # Faults on order, and refusals such as an unknown token's, come before the body was read.
        return exchange.body is not None or not operation.body_types or exchange.status < 300

    def take(self) -> list[Complaint]:
        """The complaints since the last call."""
        taken, self.complaints = self.complaints, []
        return taken

    @property
    def tally(self) -> Tally:
        """The counts so far."""
        return Tally(self.requests, self.answers, self.failures, frozenset(self.operations))
