"""Steps: how much processor time each step of the bot takes on the event loop, whatever else the machine does."""

import asyncio
import time
from asyncio import events
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType

OWN = ("bot", "cogs", "discord", "aiosqlite")
"""Where the tasks of the bot begin. Those of the playground and of the tests run on the same loop."""


@dataclass
class Steps:
    """Seconds of processor time of the longest steps of the bot, by the task that made them."""

    longest: dict[str, float] = field(default_factory=dict)

    def add(self, task: str, seconds: float) -> None:
        """Count a step."""
        self.longest[task] = max(self.longest.get(task, 0.0), seconds)

    def worst(self) -> tuple[float, str]:
        """The longest step and its task."""
        return max(((seconds, task) for task, seconds in self.longest.items()), default=(0.0, ""))


@contextmanager
def watched() -> Iterator[Steps]:
    """Measure every step of the bot's tasks on the event loop."""
    steps, run = Steps(), events.Handle._run

    def measured(handle: events.Handle) -> None:
        task = getattr(handle._callback, "__self__", None)  # type: ignore[attr-defined]
        code = getattr(task.get_coro(), "cr_code", None) if isinstance(task, asyncio.Task) else None
        began = time.thread_time()
        run(handle)
        if isinstance(code, CodeType) and (name := own(code)):
            steps.add(name, time.thread_time() - began)

    events.Handle._run = measured  # type: ignore[method-assign,assignment]
    try:
        yield steps
    finally:
        events.Handle._run = run  # type: ignore[method-assign]


def own(code: CodeType) -> str:
    """The name of a coroutine of the bot, with its file; empty for the others."""
    parts = Path(code.co_filename).parts
    room = next((at for at, part in enumerate(parts) if part in OWN and at > len(parts) - 5), None)
    return "" if room is None else f"{'/'.join(parts[room:])}:{code.co_name}"
