"""Every file is read in a process of its own, within bounds; whatever becomes of it, the next file is read."""

import asyncio
import io
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from pathlib import Path

import psutil
import pytest
from PIL import Image

from bot.core.errors import EaselError, QueueError, RequestError, UploadError
from bot.i18n.localizer import LANGUAGES, Localizer
from bot.pictures.files.hashes import purge_hashes
from bot.pictures.files.parts import MOST, MOST_SCANS, check_parts
from bot.pictures.files.uploads import normalise
from bot.pictures.metadata.reading import read_recipe
from bot.pictures.reader import process
from bot.pictures.reader.bounds import Bounds
from bot.pictures.reader.line import Line
from bot.pictures.reader.messages import LENGTHS, MAX_BODY, MAX_HEAD, lengths
from bot.pictures.reader.reader import PictureReader, Turn
from bot.pictures.reader.tasks import Task
from tests.pictures import hostile_files
from tests.pictures.hostile_files import FILES, gif, interlaced, jpeg, png
from tests.pictures.reader.processes import reading
from tests.pictures.sample_files import saved

PATIENCE = 60.0
"""Seconds: only a guard against hanging, on a machine that is busy."""
ADA, MALLORY = 1, 2


@pytest.fixture
async def reader() -> AsyncIterator[PictureReader]:
    made = PictureReader()
    yield made
    await made.close()


def picture(colour: str = "red", size: tuple[int, int] = (40, 30)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "PNG")
    return out.getvalue()


async def refusal(reader: PictureReader, data: bytes, member_id: int = MALLORY) -> UploadError:
    with pytest.raises(UploadError) as refused:
        async with reader.turn(member_id) as turn:
            await turn.normalise(data)
    assert all(refused.value.localized(Localizer(language)) for language in LANGUAGES)
    return refused.value


async def test_a_process_does_what_the_functions_do(reader: PictureReader) -> None:
    data = picture()
    async with reader.turn(ADA) as turn:
        upright = await turn.normalise(data)
        assert (upright.data, upright.size) == (normalise(data), (40, 30))
        assert await turn.purge_hashes(data) == purge_hashes(data)
        assert await turn.recipe(data) is None
        large = await turn.upscale(data)
        assert (large.width, large.height, large.filename) == (80, 60, "easel-0-80x60.png")
        small = await turn.shrink(large, len(large.data) - 1)
        assert (small.width, small.filename) == (80, "easel-0-80x60.png")
        assert len(small.data) < len(large.data)
        with pytest.raises(RequestError) as refused:
            await turn.upscale(data, 1000)
        assert refused.value.params["limit"] == 4096


async def test_a_recipe_comes_whole(reader: PictureReader) -> None:
    text = "a *cat* 🐈\nSteps: 3, Sampler: DPM adaptive, CFG scale: 3, Seed: 77, Size: 64x64, Clip skip: 2"
    exif = Image.Exif()
    exif[0x010E] = "x"
    out = io.BytesIO()
    Image.new("RGB", (4, 4)).save(out, "PNG", pnginfo=_notes(text))
    async with reader.turn(ADA) as turn:
        assert await turn.recipe(out.getvalue()) == read_recipe(out.getvalue())


def _notes(text: str) -> object:
    from PIL.PngImagePlugin import PngInfo

    notes = PngInfo()
    notes.add_itxt("parameters", text)
    return notes


@pytest.mark.parametrize("data", [b"", b"PK\3\4" + bytes(100), saved("ICO"), saved("ICNS"), b"8BPS"])
async def test_what_is_no_picture_is_refused_as_before(reader: PictureReader, data: bytes) -> None:
    assert (await refusal(reader, data)).key == "upload.kind"


@pytest.mark.parametrize(
    ("bounds", "key"),
    [
        (Bounds(clock=0.5), "upload.slow"),
        (Bounds(memory=400 << 20), "upload.heavy"),
        pytest.param(Bounds(cpu=1), "upload.slow", marks=pytest.mark.slow),
    ],
)
async def test_time_and_memory_are_bounded_and_the_next_file_is_read(bounds: Bounds, key: str) -> None:
    reader = PictureReader(bounds)
    assert (await refusal(reader, interlaced())).key == key
    assert reading() == []
    if bounds.clock > 1:
        async with reader.turn(MALLORY) as turn:
            assert (await turn.normalise(picture())).size == (40, 30)
    await reader.close()


async def test_a_process_that_is_killed_costs_only_its_own_file(reader: PictureReader) -> None:
    slow = asyncio.create_task(refusal(reader, interlaced(5000)))
    other = asyncio.create_task(_size(reader, ADA, picture()))
    victim = await _busiest()
    victim.send_signal(signal.SIGSEGV)
    assert (await slow).key == "upload.broken"
    assert await other == (40, 30)


async def _size(reader: PictureReader, member_id: int, data: bytes) -> tuple[int, int]:
    async with reader.turn(member_id) as turn:
        return (await turn.normalise(data)).size


async def _busiest() -> psutil.Process:
    """The reading process that has come to decode a large picture."""
    async with asyncio.timeout(PATIENCE):
        while True:
            for one in reading():
                try:
                    if one.memory_info().rss > 70 << 20:
                        return one
                except psutil.NoSuchProcess:
                    continue
            await asyncio.sleep(0.01)


async def test_others_do_not_wait_for_a_members_slow_files(reader: PictureReader) -> None:
    slow = [asyncio.create_task(_size(reader, MALLORY, interlaced(3000))) for _ in range(5)]
    await _started()
    assert await _size(reader, ADA, picture()) == (40, 30)
    assert sum(one.done() for one in slow) <= 1
    for one in slow:
        one.cancel()
    await asyncio.gather(*slow, return_exceptions=True)
    assert reading() == []


async def _started() -> None:
    async with asyncio.timeout(PATIENCE):
        while not reading():  # noqa: ASYNC110 - a process has no event of its own
            await asyncio.sleep(0.01)


async def test_no_more_processes_at_once_than_there_may_be() -> None:
    reader = PictureReader(line=Line(places=6), processes=2)
    most = 0
    tasks = [asyncio.create_task(_size(reader, member_id, picture())) for member_id in range(6)]
    while not all(one.done() for one in tasks):
        most = max(most, len(reading()))
        await asyncio.sleep(0.005)
    assert [await one for one in tasks] == [(40, 30)] * 6
    assert 1 <= most <= 2
    await reader.close()


async def test_closing_ends_what_is_read_and_says_so(reader: PictureReader) -> None:
    slow = asyncio.create_task(_size(reader, MALLORY, interlaced(5000)))
    await _busiest()
    await reader.close()
    for task in (slow, asyncio.create_task(_size(reader, ADA, picture()))):
        with pytest.raises(QueueError) as refused:
            await task
        assert refused.value.key == "queue.draining"
    assert reading() == []


LOOK = """
kinds = ("RLIMIT_AS", "RLIMIT_FSIZE", "RLIMIT_NOFILE", "RLIMIT_CPU")
limits = {name: resource.getrlimit(getattr(resource, name))[0] for name in kinds}
paths = [f"/proc/self/fd/{one}" for one in os.listdir("/proc/self/fd")]
files = [os.readlink(one) for one in paths if os.path.exists(one)]
loaded = [one for one in ("torch", "discord", "aiohttp", "fluent", "aiosqlite", "numpy") if one in sys.modules]
return {"environment": sorted(os.environ), "limits": limits, "files": files, "loaded": loaded}, b""
"""


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
async def test_a_process_knows_nothing_and_may_do_nothing_else(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, reader: PictureReader
) -> None:
    body = "\n".join(f"    {line}" for line in LOOK.strip().splitlines())
    (tmp_path / "look.py").write_text(
        "import os, resource, sys\nimport bot.pictures.reader.tasks as tasks\n"
        "from bot.pictures.reader.child import main\n"
        f"\ndef look(data):\n{body}\ntasks.TASKS[tasks.Task.NORMALISE] = look\n"
    )
    start = f"import sys; sys.path[:0] = sys.argv[1:]; sys.path.insert(0, {str(tmp_path)!r}); import look; look.main()"
    monkeypatch.setattr(process, "START", start)
    monkeypatch.setenv("DISCORD_TOKEN", "secret")
    with (tmp_path / "database").open("w") as opened:
        os.set_inheritable(opened.fileno(), True)
        done, _ = await reader.read(ADA, Task.NORMALISE, b"")
    assert "DISCORD_TOKEN" not in done["environment"]
    assert set(done["environment"]) <= {*process.ONE_THREAD, *process.NEEDED, "LC_CTYPE"}
    assert done["loaded"] == []
    assert done["limits"]["RLIMIT_FSIZE"] == 0
    assert done["limits"]["RLIMIT_AS"] == Bounds().memory
    assert done["limits"]["RLIMIT_CPU"] <= Bounds().cpu + 3
    assert done["limits"]["RLIMIT_NOFILE"] <= 16
    assert sum(one.startswith(("pipe:", "socket:")) for one in done["files"]) == 2
    assert not [one for one in done["files"] if "database" in one]


PARENT = """
import asyncio
from bot.pictures.reader import process
from bot.pictures.reader.reader import PictureReader

process.START = '''
import sys, time
sys.path[:0] = sys.argv[1:]
import bot.pictures.reader.tasks as tasks
from bot.pictures.reader.child import main
tasks.TASKS[tasks.Task.NORMALISE] = lambda data: time.sleep(600)
main()
'''

async def read():
    reader = PictureReader()
    async with reader.turn(1) as turn:
        await turn.normalise(b"a file that takes for ever")

asyncio.run(read())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="asks for another process's limits")
def test_a_process_ends_with_the_bot() -> None:
    parent = subprocess.Popen([sys.executable, "-c", PARENT])
    seen = psutil.Process(parent.pid)
    while not (children := seen.children()):
        time.sleep(0.01)
    while children[0].rlimit(psutil.RLIMIT_FSIZE) != (0, 0):  # it is confined, and has begun to read
        time.sleep(0.01)
    parent.kill()
    parent.wait()
    gone, alive = psutil.wait_procs(children, timeout=PATIENCE)
    assert not alive
    assert gone


async def test_a_process_that_listens_to_nothing_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "START", "import time; time.sleep(600)")
    reader = PictureReader(Bounds(clock=0.5))
    assert (await refusal(reader, picture())).key == "upload.slow"
    assert reading() == []
    await reader.close()


async def test_an_answer_that_makes_no_sense_is_a_broken_file(
    monkeypatch: pytest.MonkeyPatch, reader: PictureReader
) -> None:
    for answer in (b"", b"x", LENGTHS.pack(MAX_HEAD + 1, 0), LENGTHS.pack(2, 0) + b"[]", LENGTHS.pack(9, 0) + b"{" * 9):
        monkeypatch.setattr(process, "START", f"import sys; sys.stdout.buffer.write({answer!r})")
        assert (await refusal(reader, picture())).key == "upload.broken"
    with pytest.raises(ValueError, match="too long"):
        lengths(LENGTHS.pack(0, MAX_BODY + 1))


CHEAP = {name for name in FILES if name.startswith(("JPEG with s", "JPEG with c", "GIF with c", "GIF with e"))} | {
    *("JPEG with Exif segments", "PNG with chunks", "PNG with chunks after its pixels", "PNG with empty pixels"),
    *("PNG with texts", "PNG with frames"),
}


@pytest.mark.parametrize("name", sorted(CHEAP))
def test_too_many_parts_are_counted_before_anything_is_read(name: str) -> None:
    with pytest.raises(UploadError) as refused:
        check_parts(FILES[name]())
    assert refused.value.key == "upload.slow"


@pytest.mark.parametrize(
    ("make", "most"),
    [
        (lambda count: hostile_files.segments(count), MOST // 2),
        (lambda count: hostile_files.scans(count, 8), MOST_SCANS),
        (lambda count: hostile_files.chunks(count), MOST // 2),
        (lambda count: hostile_files.gif_comment(count), MOST // 2),
        (lambda count: jpeg() + b"\xff\xda" * 100_000, 1),  # a photo that moves has its film behind it
        (lambda count: png(after=b"\0" * count), 9),
        (lambda count: gif(b"!"), 1),
    ],
)
def test_honest_files_have_fewer_parts(make: Callable[[int], bytes], most: int) -> None:
    check_parts(make(most))
    for data in (
        picture(),
        saved("JPEG", progressive=True),
        saved("GIF"),
        b"",
        b"\xff\xd8",
        b"GIF89a",
        b"\xff\xd8\xff",
    ):
        for length in range(0, len(data), 7):
            check_parts(data[:length])


@pytest.mark.slow
@pytest.mark.parametrize("name", FILES)
async def test_every_hostile_file_ends_within_the_bounds_and_the_next_one_is_read(name: str) -> None:
    reader = PictureReader(Bounds(cpu=6))
    data, before = FILES[name](), resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    tasks: list[Callable[[Turn], Awaitable[object]]] = [
        lambda turn: turn.normalise(data),
        lambda turn: turn.recipe(data),
    ]
    for task in tasks:
        with suppress(EaselError):
            async with reader.turn(MALLORY) as turn:
                await task(turn)
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before < len(tasks) * 9
    assert await _size(reader, ADA, picture()) == (40, 30)
    assert reading() == []
    await reader.close()
