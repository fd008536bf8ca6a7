"""Logs: structlog for Easel's own, the standard library's for discord.py and the rest, one line an event."""

import logging
import os

import structlog


def quiet_libraries() -> None:
    """Keep transformers' remarks on what is not installed off the terminal; before it is imported."""
    os.environ.setdefault("TRANSFORMERS_VERBOSITY", "error")


def set_up_logs(level: str) -> None:
    """Begin to log at this level. Libraries log from WARNING on; prompts and tokens are logged nowhere."""
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
