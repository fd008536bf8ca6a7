"""The playground by itself: `python -m playground` serves it until Ctrl+C."""

import argparse
import asyncio
import signal
import sys
from contextlib import suppress

from playground.rules.intents import PRIVILEGED
from playground.server import LOOPBACK, Playground


async def serve(port: int) -> None:
    """Serve a playground until Ctrl+C or SIGTERM; OSError if the port is taken.

    Its application has every privileged intent, as if all were switched on in Discord's developer portal.
    """
    async with Playground(port=port, privileged=PRIVILEGED) as playground:
        address = f"{LOOPBACK}:{playground.port}"
        _write(f"The playground's page:  {playground.url}")
        _write(f"REST API for bots:      http://{address}/api/v10")
        _write(f"The bot's token:        {playground.token}")
        _write(f"For Easel:              EASEL_PLAYGROUND={address}")
        await _stopped()


def _write(line: str) -> None:
    # Flushed, because a process that started this one may wait for the address.
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


async def _stopped() -> None:
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):  # Windows has no signal handlers in the loop
            asyncio.get_running_loop().add_signal_handler(number, stop.set)
    await stop.wait()


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m playground", description="A local Discord to try a bot in.")
    parser.add_argument("--port", type=int, default=8080, help="port of page and REST API; 0 takes any free one (8080)")
    port = parser.parse_args().port
    try:
        asyncio.run(serve(port))
    except (OSError, OverflowError) as error:
        parser.error(f"can't use port {port} ({error}). Choose another with --port, or 0 for any free one.")


if __name__ == "__main__":
    main()
