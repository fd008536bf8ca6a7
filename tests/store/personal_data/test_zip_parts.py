"""Files are put into as few zip files as they need, each within its size and readable, and none is split or lost."""

import random
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.store.personal_data.zip_parts import ENTRY, Parts

LIMIT = 20_000


def filled(folder: Path, files: list[tuple[str, bytes]], limit: int = LIMIT, most: int | None = None) -> list[bool]:
    """Put files in; which had room."""
    with Parts(folder, "easel", limit) as parts:
        return [parts.add(name, data, most=most) for name, data in files]


def contents(folder: Path) -> list[dict[str, bytes]]:
    """What is in each zip file, in their order, each of which must be sound."""
    found = []
    for number in range(1, len(list(folder.iterdir())) + 1):
        with zipfile.ZipFile(folder / f"easel-{number}.zip") as archive:
            assert archive.testzip() is None
            found.append({name: archive.read(name) for name in archive.namelist()})
    return found


def noise(size: int, seed: int = 1) -> bytes:
    """What nothing can shrink."""
    return random.Random(seed).randbytes(size)


def test_small_files_share_one_zip(tmp_path: Path) -> None:
    files = [(f"{number}.json", b"{}") for number in range(5)]
    assert filled(tmp_path, files) == [True] * 5
    assert contents(tmp_path) == [dict(files)]


def test_without_files_there_is_no_zip(tmp_path: Path) -> None:
    assert filled(tmp_path, []) == []
    assert contents(tmp_path) == []


def test_a_file_that_does_not_fit_any_more_begins_the_next(tmp_path: Path) -> None:
    files = [(f"{number}.png", noise(9_000, number)) for number in range(5)]
    assert filled(tmp_path, files) == [True] * 5
    assert [list(one) for one in contents(tmp_path)] == [["0.png", "1.png"], ["2.png", "3.png"], ["4.png"]]


def test_a_file_that_fits_into_none_is_refused_and_the_next_goes_on(tmp_path: Path) -> None:
    files = [("a.png", b"a"), ("large.png", noise(LIMIT)), ("b.png", b"b")]
    assert filled(tmp_path, files) == [True, False, True]
    assert contents(tmp_path) == [{"a.png": b"a", "b.png": b"b"}]


@pytest.mark.parametrize("most", [1, 2, 3])
def test_there_are_never_more_zips_than_one_wants(tmp_path: Path, most: int) -> None:
    files = [(f"{number}.png", noise(15_000, number)) for number in range(4)]
    assert filled(tmp_path, files, most=most) == [number < most for number in range(4)]
    assert len(contents(tmp_path)) == most


def test_a_small_file_still_finds_room_in_the_last_zip_there_may_be(tmp_path: Path) -> None:
    files = [("a.png", noise(15_000)), ("b.png", noise(15_000)), ("c.png", noise(1_000))]
    assert filled(tmp_path, files, most=1) == [True, False, True]


@pytest.mark.parametrize(("name", "packed"), [("a.json", True), ("a.txt", True), ("a.png", False), ("a.webp", False)])
def test_texts_are_packed_and_pictures_are_not(tmp_path: Path, name: str, packed: bool) -> None:
    filled(tmp_path, [(name, b"a" * 10_000)])
    with zipfile.ZipFile(tmp_path / "easel-1.zip") as archive:
        assert (archive.getinfo(name).compress_size < 1000) is packed


@given(
    st.lists(st.tuples(st.integers(0, LIMIT), st.sampled_from(["json", "png"]), st.booleans()), max_size=12),
    st.sampled_from([LIMIT, LIMIT // 2]),
)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_put_in_no_zip_is_too_large_and_nothing_is_lost(
    tmp_path_factory: pytest.TempPathFactory, sizes: list[tuple[int, str, bool]], limit: int
) -> None:
    folder = tmp_path_factory.mktemp("zips")
    files = [
        (f"pictures/easel-{number}.{kind}", b"a" * size if dull else noise(size, number))
        for number, (size, kind, dull) in enumerate(sizes)
    ]
    had_room = filled(folder, files, limit)
    assert had_room == [len(data) + len(data) // 1000 + 2 * ENTRY <= limit for _, data in files]
    assert all(file.stat().st_size <= limit for file in folder.iterdir())
    together = {name: data for one in contents(folder) for name, data in one.items()}
    assert together == {name: data for (name, data), fits in zip(files, had_room, strict=True) if fits}
