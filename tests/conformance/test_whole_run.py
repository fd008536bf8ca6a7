"""A whole run must validate enough, over all its workers, so that conformance can't pass empty."""

from dataclasses import asdict, dataclass, field
from typing import Any, cast

import pytest

from tests.conformance.plugin import OUTPUT, Conformance
from tests.conformance.tally import LEAST_ANSWERS, LEAST_OPERATIONS, LEAST_REQUESTS, Tally
from tests.conformance.watch import Watch

OPERATIONS = frozenset(map(str, range(LEAST_OPERATIONS)))
ENOUGH = Tally(LEAST_REQUESTS, LEAST_ANSWERS, 0, OPERATIONS)
HALVES = [
    Tally(LEAST_REQUESTS - 9, 9, 0, frozenset(map(str, range(30)))),
    Tally(9, LEAST_ANSWERS - 9, 0, frozenset(map(str, range(20, LEAST_OPERATIONS)))),
]


@dataclass
class Config:
    """As much of a worker's configuration as counts here."""

    workeroutput: dict[str, object] = field(default_factory=dict)


@dataclass
class Session:
    """As much of a session as counts here."""

    config: object = None
    exitstatus: int = pytest.ExitCode.OK
    shouldfail: str = ""


@dataclass
class Node:
    """A worker that has finished."""

    workeroutput: dict[str, object]


def finish(*tallies: Tally, whole: bool = True, exitstatus: int = pytest.ExitCode.OK) -> Session:
    """The session of a controller whose workers counted this."""
    plugin, session = Conformance(None), Session(exitstatus=exitstatus)
    for tally in tallies:
        plugin.pytest_testnodedown(Node({OUTPUT: {"tally": asdict(tally), "whole": whole}}))
    plugin.pytest_sessionfinish(cast(Any, session))
    return session


def test_what_the_workers_counted_is_added_up() -> None:
    assert sum(HALVES, Tally()) == ENOUGH
    assert finish(*HALVES) == Session()


@pytest.mark.parametrize(
    "tally",
    [
        Tally(LEAST_REQUESTS - 1, LEAST_ANSWERS, 0, OPERATIONS),
        Tally(LEAST_REQUESTS, LEAST_ANSWERS - 1, 0, OPERATIONS),
        Tally(LEAST_REQUESTS, LEAST_ANSWERS, 0, OPERATIONS - {"0"}),
    ],
)
def test_a_whole_run_that_validated_too_little_fails(tally: Tally) -> None:
    session = finish(tally, Tally())
    assert session.exitstatus == pytest.ExitCode.TESTS_FAILED
    assert "a whole run validates at least 550 requests and 600 answers of 44 operations" in session.shouldfail
    assert finish(tally, whole=False) == Session()


def test_a_failure_in_any_worker_fails_a_run_of_any_part() -> None:
    session = finish(HALVES[0], Tally(5, 5, 1, frozenset("a")), whole=False)
    assert (session.exitstatus, session.shouldfail) == (pytest.ExitCode.TESTS_FAILED, "conformance: 1 failures")


def test_a_run_that_was_broken_off_stays_what_it_is() -> None:
    broken_off = finish(Tally(), exitstatus=pytest.ExitCode.INTERRUPTED)
    assert (broken_off.exitstatus, broken_off.shouldfail) == (pytest.ExitCode.INTERRUPTED, "")


def test_a_worker_hands_its_counts_to_the_controller(watch: Watch) -> None:
    worker, session = Conformance(None), Session(Config(), exitstatus=pytest.ExitCode.OK)
    worker.watch = Watch(watch.contract)
    worker.watch.requests, worker.watch.failures = 3, 2
    worker.pytest_sessionfinish(cast(Any, session))
    assert session.exitstatus == pytest.ExitCode.OK
    controller = Conformance(None)
    controller.pytest_testnodedown(Node(cast(Any, session.config).workeroutput))
    assert controller.tally == Tally(3, 0, 2)


def test_a_worker_that_crashed_counts_nothing() -> None:
    controller = Conformance(None)
    controller.pytest_testnodedown(object())
    assert controller.tally is None
