"""What all tests share: a browser or an end-to-end part that is missing is a failure in CI, not a skip."""

import os
from collections.abc import Generator

import pytest


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Under CI=true, turn skips of the browser and end-to-end tests into failures."""
    report = yield
    rooms = {"e2e", "page", "playground"}
    if report.skipped and os.environ.get("CI") == "true" and rooms & set(item.path.parts):
        report.outcome = "failed"
        report.longrepr = f"skipped, and nothing may be skipped here in CI: {report.longrepr}"
    return report
