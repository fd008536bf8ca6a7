"""What all tests share: a small model, an empty database, where they write, and what is said at the end of a run."""

import asyncio
import os
import shutil
from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import hypothesis
import pytest

from tests.chromium import MISSING

pytest_plugins = ["tests.conformance.plugin"]
SAID = "said"
"""The name under which a test's lines for the summary travel in its report, from whichever worker ran it."""

RAM_DISK = Path("/dev/shm")
RAM_DISK_ROOM = 2 << 30
"""Bytes that must be free there: a container's own is often smaller than what the tests write."""


def pytest_configure() -> None:
    """Let each worker keep to its core, and write to memory instead of a disk, which SQLite would wait for."""
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    # A busy machine is no failure.
    slow = [hypothesis.HealthCheck.too_slow]
    hypothesis.settings.register_profile("easel", deadline=None, suppress_health_check=slow)
    hypothesis.settings.load_profile("easel")
    if os.access(RAM_DISK, os.W_OK) and shutil.disk_usage(RAM_DISK).free > RAM_DISK_ROOM:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(RAM_DISK))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Under CI=true, turn skips of the browser, end-to-end and conformance tests into failures."""
    report = yield
    rooms = {"conformance", "e2e", "page", "playground"}
    if report.skipped and os.environ.get("CI") == "true" and rooms & set(item.path.parts):
        report.outcome = "failed"
        report.longrepr = f"skipped, and nothing may be skipped here in CI: {report.longrepr}"
    return report


@pytest.fixture
def say(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """Adds a line to the summary at the end of the run, for what is measured rather than asserted."""
    return lambda line: record_property(SAID, line)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> Generator[None]:
    """Show what tests said and, below the list of what was skipped, what to install where no browser was found."""
    for report in (one for reports in terminalreporter.stats.values() for one in reports):
        if getattr(report, "when", "") == "call":
            for line in (value for name, value in report.user_properties if name == SAID):
                terminalreporter.write_line(line)
    yield
    without_browser = [one for one in terminalreporter.stats.get("skipped", ()) if MISSING in str(one.longrepr)]
    if without_browser:
        terminalreporter.write_line(f"{len(without_browser)} page tests skipped. {MISSING}")


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A complete model folder of the demo model's shape, its weights drawn from one seed: it paints, but not well."""
    import torch  # here, so that tests without a model don't wait for it

    from demo_model.architecture import make_autoencoder, make_scheduler
    from demo_model.folder import save_folder
    from demo_model.tokenizer import train_tokenizer
    from demo_model.training.diffusion import Painter

    path = tmp_path_factory.mktemp("model")
    with torch.random.fork_rng():
        torch.manual_seed(1)
        tokenizer = train_tokenizer(["a red cat on the snow", "a blue boat by day"], vocab_size=600)
        painter = Painter(tokenizer)
        save_folder(path, make_autoencoder(), painter, tokenizer, make_scheduler("cosine", "v_prediction"))
    return path


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with an empty database, to be copied: that takes a fifth of what the migrations take."""
    from bot.store import Store

    folder = tmp_path_factory.mktemp("migrated")

    async def make() -> None:
        await (await Store.open(folder)).close()

    with ThreadPoolExecutor(1) as thread:  # has no event loop yet, whatever the tests have here
        thread.submit(asyncio.run, make()).result()
    return folder
