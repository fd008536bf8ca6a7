"""A small bot for the playground's tests: the unmodified discord.py client, with a command tree to hang things on."""

import asyncio
from collections.abc import Callable
from typing import Any, TypeVar

import discord
from discord import app_commands

from playground.server import Playground

T = TypeVar("T")

PNG = bytes.fromhex("89504e470d0a1a0a0000000d4948445200000040000000300802000000")
"""The first bytes of a picture of 64 x 48 pixels."""


class Clock:
    """Time that a test moves by hand."""

    def __init__(self, now: float = 1_800_000_000.0) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now


class Robot(discord.Client):
    """Logs in to a playground, syncs its tree, and remembers what it heard and what went wrong."""

    def __init__(self, playground: Playground, *, intents: discord.Intents | None = None, **options: Any) -> None:
        credentials = playground.credentials()
        super().__init__(
            intents=intents or discord.Intents.default(),
            connector=credentials.connector(),
            guild_ready_timeout=0.02,
            **options,
        )
        self.token = credentials.token
        self.tree = app_commands.CommandTree(self)
        self.heard: list[discord.Message] = []
        self.resumes = 0
        self.failures: list[BaseException] = []
        self._running: asyncio.Task[None] | None = None
        self._up = asyncio.Event()
        self._noted = asyncio.Event()
        self.tree.error(self._note_failure)

    async def _note_failure(self, _interaction: discord.Interaction, error: app_commands.AppCommandError) -> None:
        self.failures.append(getattr(error, "original", error))
        self._noted.set()

    async def setup_hook(self) -> None:
        await self.tree.sync()

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """discord.py waits five seconds here before it identifies again; the playground does not mind."""

    async def on_ready(self) -> None:
        self._up.set()

    async def on_resumed(self) -> None:
        self.resumes += 1
        self._noted.set()

    async def on_message(self, message: discord.Message) -> None:
        self.heard.append(message)
        self._noted.set()

    async def up(self) -> "Robot":
        """Log in and wait until ready."""
        self._running = asyncio.create_task(self.start(self.token))
        waiting = asyncio.create_task(self._up.wait())
        await asyncio.wait({self._running, waiting}, return_when=asyncio.FIRST_COMPLETED, timeout=10)
        waiting.cancel()
        if self._running.done():
            await self._running
        return self

    async def down(self) -> None:
        """Log out."""
        await self.close()
        if self._running is not None:
            await asyncio.gather(self._running, return_exceptions=True)

    async def hears(self, content: str) -> discord.Message:
        """Wait until a message with this text has been heard."""
        return await self.until(lambda: next((one for one in self.heard if one.content == content), None))

    async def until(self, read: Callable[[], T | None], timeout: float = 3.0) -> T:
        """Wait until something that the robot notes makes `read()` true."""
        async with asyncio.timeout(timeout):
            while not (value := read()):
                self._noted.clear()
                await self._noted.wait()
        return value
