"""Conformance in every test run: each playground is watched, and a wrong exchange fails the test it happens in.

`DISCORD_OPENAPI` names Discord's OpenAPI document. Without it nothing is watched, and what needs it is skipped, or
fails under CI. With several workers (`-n 2`) each watches its own playgrounds and hands its counts to the controller at
the end. A run of the whole suite that validated too little fails.
"""

import os
import sys
from collections.abc import Generator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest

from tests.conformance.tally import Tally
from tests.conformance.whole import is_whole

if TYPE_CHECKING:
    from tests.conformance.watch import Watch

VARIABLE = "DISCORD_OPENAPI"
OUTPUT = "conformance"
"""The key under which a worker hands over what it counted."""
ON_PURPOSE = ("conformance", "playground")
"""The folders of the tests that send wrong requests on purpose."""


class Conformance:
    """The plugin. `watch` is there once tests that use playgrounds were collected, if there is a document."""

    def __init__(self, document: Path | None) -> None:
        self.watch: Watch | None = None
        self._document = document
        self._left_out: list[pytest.Item] = []
        self._whole = False
        self._workers: list[Tally] = []
        self._patch = pytest.MonkeyPatch()

    def pytest_deselected(self, items: list[pytest.Item]) -> None:
        """Note what is left out."""
        self._left_out += items

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, config: pytest.Config, items: list[pytest.Item]) -> None:
        """Find out whether this is a run of the whole suite."""
        self._whole = not config.option.collectonly and is_whole(items, self._left_out)

    def pytest_collection_finish(self) -> None:
        """Watch every playground from now on. Tests make them in many places, so it is their class that is told."""
        if self._document is None or "playground.server" not in sys.modules:
            return
        # Imported here, so that a run without playgrounds waits for none of it.
        from playground.server import Playground
        from tests.conformance.contract import Contract
        from tests.conformance.watch import Watch

        start, watch = Playground.start, Watch(Contract.load(self._document))

        async def watched(playground: Playground) -> Playground:
            playground.exchanges.listen(watch.hear)
            return await start(playground)

        self._patch.setattr(Playground, "start", watched)
        self.watch = watch

    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        """Let the watch know whether this test sends wrong requests on purpose."""
        if self.watch is not None:
            self.watch.forgives = item.path.parent.name in ON_PURPOSE

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self) -> Generator[None]:
        """Fail a test in whose set-up or body an exchange was wrong."""
        yield
        self._fail()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_teardown(self) -> Generator[None]:
        """The same for what happens while it is cleaned up, or in a test that failed by itself."""
        yield
        self._fail()

    def _fail(self) -> None:
        complaints = [] if self.watch is None else self.watch.take()
        if complaints:
            pytest.fail("Against Discord's document:\n" + "\n".join(map(str, complaints)), pytrace=False)

    @property
    def tally(self) -> Tally | None:
        """What was validated here and by the workers; None where no playground was watched."""
        tallies = self._workers if self.watch is None else [*self._workers, self.watch.tally]
        return sum(tallies, Tally()) if tallies else None

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: object) -> None:
        """Take over what a worker counted. One that crashed says nothing, and has failed the run already."""
        output = getattr(node, "workeroutput", {}).get(OUTPUT)
        if output is not None:
            self._workers.append(Tally(**output["tally"]))
            self._whole = output["whole"]

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Hand the counts to the controller or, where there is none above, judge them."""
        if self.tally is None:
            return
        if hasattr(session.config, "workeroutput"):
            session.config.workeroutput[OUTPUT] = {"tally": asdict(self.tally), "whole": self._whole}
        elif session.exitstatus == pytest.ExitCode.OK and (problem := self.tally.problem(whole=self._whole)):
            session.shouldfail = problem
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Say what was validated."""
        if self._document is None:
            terminalreporter.write_line(f"conformance: not checked, {VARIABLE} is not set")
        elif self.tally is not None:
            terminalreporter.write_line(f"conformance: {self.tally}")

    def pytest_unconfigure(self) -> None:
        """Leave the class as it was."""
        self._patch.undo()


def pytest_configure(config: pytest.Config) -> None:
    """Register the plugin; a document that is named but not there is a mistake."""
    named = os.environ.get(VARIABLE)
    document = None if not named else Path(named)
    if document is not None and not document.is_file():
        raise pytest.UsageError(f"{VARIABLE} names {named}, which is no file.")
    config.pluginmanager.register(Conformance(document), "conformance")


@pytest.fixture
def watch(request: pytest.FixtureRequest) -> "Watch":
    """The watch over this run."""
    plugin = request.config.pluginmanager.get_plugin("conformance")
    assert isinstance(plugin, Conformance)
    if plugin.watch is None:
        miss_document()
    return plugin.watch


def miss_document() -> NoReturn:
    """Skip a test for want of the document; under CI it fails."""
    sentence = f"{VARIABLE} does not name Discord's OpenAPI document"
    if os.environ.get("CI") == "true":
        pytest.fail(sentence, pytrace=False)
    pytest.skip(sentence)
