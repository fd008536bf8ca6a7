"""Logs: structlog for Easel, the standard library for discord.py and the rest, one line per event."""

import logging
import os
import sys
from contextlib import suppress

import structlog


class Unbreakable:
    """A text stream to stdout that loses what can't be written: a closed pipe or a full disk mustn't stop the bot."""

    def write(self, text: str) -> None:
        """Write the text, if possible."""
        with suppress(OSError, ValueError):
            sys.stdout.write(text)

    def flush(self) -> None:
        """Flush stdout, if possible."""
        with suppress(OSError, ValueError):
            sys.stdout.flush()


class NoNetworkTracebacks(logging.Filter):
    """Turns the traceback of a lost connection into its reason: discord.py logs one whenever it connects again."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Shorten the record; it is always logged."""
        error = record.exc_info[1] if record.exc_info else None
        if isinstance(error, OSError) or type(error).__module__.startswith(("discord.", "aiohttp.")):
            record.msg, record.args = f"{record.getMessage()} ({error!r})", None
            record.exc_info = None
        return True


def say(line: str) -> None:
    """Write a line for the operator to stdout, if there still is one."""
    stdout = Unbreakable()
    stdout.write(f"{line}\n")
    stdout.flush()


def quiet_libraries() -> None:
    """Silence transformers' remarks about missing packages; call this before importing transformers."""
    os.environ.setdefault("TRANSFORMERS_VERBOSITY", "error")


def set_up_logs(level: str) -> None:
    """Start logging at this level. Libraries log from WARNING up; prompts and tokens are never logged."""
    quiet_libraries()
    number = logging.getLevelNamesMapping()[level]
    logging.basicConfig(level=max(number, logging.WARNING), format="%(asctime)s [%(levelname)s] %(name)s %(message)s")
    logging.getLogger("discord.client").addFilter(NoNetworkTracebacks())
    structlog.configure(
        logger_factory=structlog.PrintLoggerFactory(Unbreakable()),  # type: ignore[arg-type]  # all it needs
        wrapper_class=structlog.make_filtering_bound_logger(number),
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="%Y-%m-%d %H:%M:%S", utc=False),
            structlog.processors.format_exc_info,
            structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback),
        ],
    )
