"""That a wrong exchange fails its test, and which runs are asked for the minimum."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import pytest

from playground.server import Playground
from tests.conformance.complaints import Complaint
from tests.conformance.plugin import Conformance, miss_document
from tests.conformance.watch import Watch
from tests.conformance.whole import ROOMS, is_whole

TESTS = Path(__file__).parent.parent


@dataclass
class Item:
    """As much of a collected test as counts here."""

    path: Path
    slow: bool = False

    def get_closest_marker(self, name: str) -> object:
        return self if self.slow and name == "slow" else None


def everything() -> list[Any]:
    return [Item(file) for room in ROOMS for file in (TESTS / room).glob("test_*.py")]


def test_a_run_of_everything_is_whole_though_slow_tests_were_left_out() -> None:
    items = everything()
    assert is_whole(items, [])
    assert is_whole(items, [cast(Any, Item(items[0].path, slow=True)), cast(Any, Item(TESTS / "store" / "test_x.py"))])


def test_a_run_of_a_part_is_not_whole() -> None:
    items = everything()
    assert not is_whole(items[1:], [])
    assert not is_whole(items, [cast(Any, Item(items[0].path))])


@pytest.mark.parametrize("phase", ["pytest_runtest_call", "pytest_runtest_teardown"])
def test_a_complaint_fails_the_test_that_runs_once(watch: Watch, phase: str) -> None:
    plugin = Conformance(None)
    plugin.watch = Watch(watch.contract)
    plugin.watch.complaints.append(Complaint("get_message", "answer 200", "/id", "5 is no snowflake"))
    hook = getattr(plugin, phase)()
    next(hook)
    with pytest.raises(pytest.fail.Exception, match="get_message, answer 200, at /id: 5 is no snowflake"):
        next(hook)
    hook = getattr(plugin, phase)()
    next(hook)
    with pytest.raises(StopIteration):
        next(hook)


@pytest.mark.parametrize(("ci", "outcome"), [("true", pytest.fail), ("", pytest.skip)])
def test_without_the_document_ci_fails_and_others_skip(ci: str, outcome: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", ci)
    with pytest.raises(outcome.Exception, match="does not name"):
        miss_document()


async def test_every_playground_of_the_run_is_watched(watch: Watch) -> None:
    async with Playground() as playground:
        assert playground.exchanges._listeners == [watch.hear]
