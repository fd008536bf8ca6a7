"""Whether a test run is the whole one, of which a minimum of validated exchanges can be asked."""

from collections.abc import Collection
from pathlib import Path

import pytest

ROOMS = ("e2e", "playground")
"""The folders of tests that the minimum is counted on."""


def is_whole(chosen: Collection[pytest.Item], left_out: Collection[pytest.Item]) -> bool:
    """Every file of the rooms takes part, and nothing of them was left out but what is slow."""
    missed = [one for one in left_out if one.path.parent.name in ROOMS and one.get_closest_marker("slow") is None]
    files = {file for room in ROOMS for file in (Path(__file__).parent.parent / room).glob("test_*.py")}
    return not missed and files <= {one.path for one in (*chosen, *left_out)}
