"""Whole processes: wherever a signal or Discord meets one, it ends with its exit code and at most one line."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from playground.server import Playground
from tests.cli.test_main import environment

PATIENCE = 60.0
Process = asyncio.subprocess.Process


@asynccontextmanager
async def easel(
    folder: Path, *, stdout: int | None = asyncio.subprocess.PIPE, **settings: str
) -> AsyncIterator[Process]:
    """A bot in a process of its own, in its own playground unless `settings` say otherwise; killed at the end."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        stdout=stdout,
        stderr=asyncio.subprocess.PIPE,
        cwd=folder,
        env=environment(folder, PYTHONUNBUFFERED="1", EASEL_PLAYGROUND_PORT="0", **settings),
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def said(process: Process, words: str) -> None:
    """Wait until the process has printed these words."""
    assert process.stdout is not None
    async with asyncio.timeout(PATIENCE):
        while words not in (line := (await process.stdout.readline()).decode()):
            assert line, f"it ended without saying {words!r}"


async def end(process: Process) -> tuple[int, list[str]]:
    """The exit code and the lines on stderr."""
    assert process.stderr is not None
    async with asyncio.timeout(PATIENCE):
        if process.stdout is not None:
            await process.stdout.read()
        lines = (await process.stderr.read()).decode().splitlines()
        return await process.wait(), lines


@pytest.mark.slow
@pytest.mark.parametrize(
    ("moment", "number"),
    [("Open http", signal.SIGTERM), ("doing=torch", signal.SIGINT), ("doing=weights", signal.SIGTERM)],
)
async def test_a_signal_ends_it_in_order_at_any_moment(tmp_path: Path, moment: str, number: signal.Signals) -> None:
    async with easel(tmp_path) as process:
        await said(process, moment)
        process.send_signal(number)
        process.send_signal(number)
        assert await end(process) == (0, [])


@pytest.mark.slow
async def test_a_signal_before_login_ends_it_at_once(tmp_path: Path) -> None:
    async with Playground() as playground:
        playground.faults.order("GET", "/users/@me", delay=PATIENCE)
        address = f"127.0.0.1:{playground.port}"
        async with easel(tmp_path, EASEL_PLAYGROUND=address) as process:
            while not list(tmp_path.glob("data/easel.sqlite3-wal")):  # noqa: ASYNC110, ASYNC240 - a file has no event
                await asyncio.sleep(0.02)
            process.send_signal(signal.SIGTERM)
            assert await end(process) == (0, [])


@pytest.mark.slow
@pytest.mark.parametrize("code", [4004])
async def test_what_discord_refuses_while_the_model_loads_is_one_line(tmp_path: Path, code: int) -> None:
    async with Playground() as playground, easel(tmp_path, EASEL_PLAYGROUND=f"127.0.0.1:{playground.port}") as process:
        await said(process, "doing=weights")  # from here on, the engine's thread is in native code
        await playground.bot_online(PATIENCE)
        await playground.gateway.close_all(code)
        exit_code, lines = await end(process)
    assert exit_code == 2
    assert len(lines) == 1


@pytest.mark.slow
async def test_one_folder_belongs_to_one_process_and_a_killed_one_gives_it_up(tmp_path: Path) -> None:
    async with easel(tmp_path) as first:
        await said(first, "Open http")
        async with easel(tmp_path) as second:
            code, lines = await end(second)
        assert code == 2
        [line] = lines
        assert str(tmp_path / "data") in line
        assert "EASEL_DATA" in line
        looked = subprocess.run(  # noqa: ASYNC221 - nothing else has to run meanwhile
            [sys.executable, "-m", "bot", "doctor"], cwd=tmp_path, env=environment(tmp_path), capture_output=True
        )
        assert looked.returncode == 0
        first.kill()
        await first.wait()
    async with easel(tmp_path) as third:
        await said(third, "Open http")
        third.send_signal(signal.SIGTERM)
        assert await end(third) == (0, [])


@pytest.mark.slow
async def test_it_serves_although_nobody_reads_what_it_says(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    async with Playground() as playground:
        address = f"127.0.0.1:{playground.port}"
        async with easel(tmp_path, stdout=writing, EASEL_PLAYGROUND=address) as process:
            os.close(writing)
            await playground.bot_online(PATIENCE)
            ada = playground.member("ada")
            used = await ada.slash("imagine", prompt="a tree", steps=2)
            await used.wait_for(lambda message: bool(message.attachments), PATIENCE)
            process.send_signal(signal.SIGTERM)
            code, lines = await end(process)
    assert (code, lines) == (0, [])


@pytest.mark.slow
def test_it_is_not_confused_by_streams_that_are_closed(tmp_path: Path) -> None:
    script = f"exec {sys.executable} -m bot doctor <&- >&- 2>&-"
    done = subprocess.run(["/bin/sh", "-c", script], cwd=tmp_path, env=environment(tmp_path))
    assert done.returncode == 0
