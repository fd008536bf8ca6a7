"""The Chromium that the page's tests run in, and what to install where there is none."""

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.async_api import Playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MISSING = "No Chromium found. Install one: apt-get install chromium fonts-dejavu-core fonts-noto-cjk"
"""The reason of a skip, and so the end of the line that the summary of the run has about it."""


def find_chromium(playwright: "Playwright") -> str:
    """The path of a Chromium. Without one the test is skipped; where CI promises to have it, the test fails."""
    installed = [path for name in NAMES if (path := shutil.which(name))]
    own = playwright.chromium.executable_path
    found = [*installed, own] if Path(own).exists() else installed
    if found:
        return found[0]
    if os.environ.get("CI") == "true":
        pytest.fail(MISSING)
    pytest.skip(MISSING)
