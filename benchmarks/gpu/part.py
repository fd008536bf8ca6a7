"""Part: the process that measures one part's rows and writes each result to its output."""

import argparse
import gc
import json
import sys
import time
import traceback
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

import torch

from benchmarks.gpu.allowance import too_short
from benchmarks.gpu.conductor import LOST
from benchmarks.gpu.measurements import MEASUREMENTS
from benchmarks.gpu.plan import PARTS, Row, rehearsed
from benchmarks.gpu.result import MARK, Found
from benchmarks.gpu.subject import Subject
from bot.cli.logs import set_up_logs


def main() -> None:
    """Measure a part's rows from `--first` on, beginning none that wouldn't end by `--until`, a Unix time."""
    parser = argparse.ArgumentParser("python -m benchmarks.gpu.part")
    parser.add_argument("name")
    parser.add_argument("--first", required=True)
    parser.add_argument("--until", type=float, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--rehearse", action="store_true")
    options = parser.parse_args()
    set_up_logs("ERROR")
    [part] = [part for part in (rehearsed(PARTS) if options.rehearse else PARTS) if part.name == options.name]
    keys = [row.key for row in part.rows]
    rows = part.rows[keys.index(options.first) :]
    make = Subject.rehearsing if options.rehearse else Subject.of
    try:
        subject = make(part.name, options.out)
    except Exception as error:
        traceback.print_exc()
        for row in rows:
            say(row, Found("failed", f"the model couldn't be created: {reason(error)}"))
        return
    say(None)
    measure(rows, subject, options.until)


def measure(rows: Sequence[Row], subject: Subject, until: float) -> None:
    """Measure the rows that fit, and report each. Ends the process if the device is lost."""
    for row in rows:
        left = until - time.time()
        if row.seconds > left:
            say(row, Found("left out", too_short(row.seconds, left)))
            continue
        began = time.monotonic()
        try:
            found = MEASUREMENTS[row.key](subject)
        except Exception as error:  # any error fails this row only; the next one still runs
            traceback.print_exc()
            found = Found("failed", reason(error))
        say(row, replace(found, seconds=round(time.monotonic() - began, 2)))
        gc.collect()
        if subject.device.type == "cuda":
            leave_if_lost()


def leave_if_lost() -> None:
    """Empty the device's cache, or end the process if the device no longer responds."""
    try:
        torch.cuda.synchronize()
        torch.cuda.empty_cache()
    except RuntimeError:
        sys.exit(LOST)


def say(row: Row | None, found: Found | None = None) -> None:
    """Report a row's result; without a row, report that the part is ready."""
    message = None if row is None or found is None else {"key": row.key, "found": asdict(found)}
    sys.stdout.write(f"{MARK}{json.dumps(message)}\n")
    sys.stdout.flush()


def reason(error: BaseException) -> str:
    """An error and its cause in one line."""
    first = next((line for line in str(error).splitlines() if line.strip()), "")
    text = f"{type(error).__name__}: {first}".removesuffix(": ")
    return text if error.__cause__ is None else f"{text} (from {reason(error.__cause__)})"


if __name__ == "__main__":
    main()
