"""A real store in a temporary folder."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.store import Store


@pytest.fixture
async def store(migrated: Path, tmp_path: Path) -> AsyncIterator[Store]:
    shutil.copytree(migrated, tmp_path, dirs_exist_ok=True)
    opened = await Store.open(tmp_path)
    yield opened
    await opened.close()
