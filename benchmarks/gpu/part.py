"""Part: the process that measures one part's rows, and says on its output what came of each."""

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
    """Measure the rows of a part from `first` on, beginning none that would not end `until` then, a Unix time."""
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
            say(row, Found("failed", f"the model could not be made: {reason(error)}"))
        return
    say(None)
    measure(rows, subject, options.until)


def measure(rows: Sequence[Row], subject: Subject, until: float) -> None:
    """Measure what fits, and say what came of it. Ends the process where the device is lost."""
    for row in rows:
        left = until - time.time()
        if row.seconds > left:
            say(row, Found("left out", too_short(row.seconds, left)))
            continue
        began = time.monotonic()
        try:
            found = MEASUREMENTS[row.key](subject)
        except Exception as error:  # whatever it is, it is this row's result, and the next row goes on
            traceback.print_exc()
            found = Found("failed", reason(error))
        say(row, replace(found, seconds=round(time.monotonic() - began, 2)))
        gc.collect()
        if subject.device.type == "cuda":
            leave_if_lost()


def leave_if_lost() -> None:
    """Empty the device's cache, or end the process where the device no longer answers it."""
    try:
        torch.cuda.synchronize()
        torch.cuda.empty_cache()
    except RuntimeError:
        sys.exit(LOST)


def say(row: Row | None, found: Found | None = None) -> None:
    """Say what came of a row; of none: that it begins."""
    message = None if row is None or found is None else {"key": row.key, "found": asdict(found)}
    sys.stdout.write(f"{MARK}{json.dumps(message)}\n")
    sys.stdout.flush()


def reason(error: BaseException) -> str:
    """An error in a line, with what caused it."""
    first = next((line for line in str(error).splitlines() if line.strip()), "")
    text = f"{type(error).__name__}: {first}".removesuffix(": ")
    return text if error.__cause__ is None else f"{text} (from {reason(error.__cause__)})"


if __name__ == "__main__":
    main()
