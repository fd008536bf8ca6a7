"""A studio on a real store, with a scripted executor; `open_studio` opens another one on the same folder."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.store import Store
from tests.studio.rig import Rig


@pytest.fixture
async def store(migrated: Path, tmp_path: Path) -> AsyncIterator[Store]:
    shutil.copytree(migrated, tmp_path, dirs_exist_ok=True)
    opened = await Store.open(tmp_path)
    yield opened
    await opened.close()


@pytest.fixture
async def rig(store: Store) -> AsyncIterator[Rig]:
    made = Rig(store)
    await made.studio.start()
    yield made
    await made.studio.stop()
