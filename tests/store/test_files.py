"""Uploads are kept once under their hash, and nothing else can be named."""

import asyncio
from pathlib import Path

import pytest

from bot.store.files import Uploads, write_file


def files(folder: Path) -> list[Path]:
    return [file for file in folder.rglob("*") if file.is_file()]


async def test_the_same_bytes_are_kept_once(tmp_path: Path) -> None:
    uploads = Uploads(tmp_path)
    name = await uploads.keep(b"picture")
    assert await uploads.keep(b"picture") == name
    assert await uploads.keep(b"other") != name
    assert await uploads.read(name) == b"picture"
    assert len(files(tmp_path)) == 2


async def test_what_was_never_kept_is_none(tmp_path: Path) -> None:
    assert await Uploads(tmp_path).read("0" * 64) is None


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "A" * 64, "0" * 63, "0" * 64 + "\n", "/" * 64])
async def test_a_name_that_is_no_hash_is_rejected(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="no content hash"):
        await Uploads(tmp_path).read(name)


def test_a_written_file_replaces_the_old_one_whole(tmp_path: Path) -> None:
    path = tmp_path / "new" / "file"
    write_file(path, b"old")
    write_file(path, b"new")
    assert path.read_bytes() == b"new"
    assert list(path.parent.iterdir()) == [path]


async def test_the_same_picture_can_be_kept_twice_at_once(tmp_path: Path) -> None:
    uploads = Uploads(tmp_path)
    names = await asyncio.gather(*(uploads.keep(b"a picture" * 10_000) for _ in range(20)))
    assert len(set(names)) == 1
    assert await uploads.read(names[0]) == b"a picture" * 10_000
    assert len(files(tmp_path)) == 1
