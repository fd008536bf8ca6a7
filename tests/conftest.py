"""What all tests share: a small model, and that a browser or an end-to-end part that is missing fails in CI."""

import os
from collections.abc import Callable, Generator
from pathlib import Path

import pytest

pytest_plugins = ["tests.conformance.plugin"]
SAID = pytest.StashKey[list[str]]()


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
def say(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Adds a line to the summary at the end of the run, for what is measured rather than asserted."""
    return request.config.stash.setdefault(SAID, []).append


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Show what tests said."""
    for line in config.stash.get(SAID, []):
        terminalreporter.write_line(line)


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
