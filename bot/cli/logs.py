"""Logs: structlog for Easel, the standard library for discord.py and the rest, one line per event."""

import logging
import os

import structlog


def quiet_libraries() -> None:
    """Silence transformers' remarks about missing packages; call this before importing transformers."""
    os.environ.setdefault("TRANSFORMERS_VERBOSITY", "error")


def set_up_logs(level: str) -> None:
    """Start logging at this level. Libraries log from WARNING up; prompts and tokens are never logged."""
    quiet_libraries()
    number = logging.getLevelNamesMapping()[level]
    logging.basicConfig(level=max(number, logging.WARNING), format="%(asctime)s [%(levelname)s] %(name)s %(message)s")
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(number),
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="%Y-%m-%d %H:%M:%S", utc=False),
            structlog.processors.format_exc_info,
            structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback),
        ],
    )
