"""Conductor: runs the parts one after the other within a time limit and saves every row.

Each part has its own process, because a CUDA error can break everything after it in the same process, and because only
a process can be stopped in the middle of a call.
"""

import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from benchmarks.gpu.allowance import GRACE, allowance, too_short
from benchmarks.gpu.book import Book
from benchmarks.gpu.following import ending, follow
from benchmarks.gpu.plan import TESTS, Part, Row
from benchmarks.gpu.result import MARK, Found, Machine, Result

LOST: Final = 3
"""The exit code of a part's process that lost its device, after it has reported the row's failure."""
PYTEST: Final = (
    *("-m", "pytest", "tests/engine/test_cuda.py", "-v", "--tb=short", "--color=no"),
    *("-p", "no:cacheprovider"),  # nothing is written into the checkout
    *("-W", "default"),  # a warning of another library version isn't a failure
)
PROCESS: Final = (sys.executable, "-m", "benchmarks.gpu.part")
VERDICT: Final = re.compile(r"^(tests/\S+) (PASSED|FAILED|ERROR|SKIPPED|XFAIL|XPASS)\b")


@dataclass
class Conductor:
    """Runs parts, and reports what happens to `say`, a line at a time."""

    book: Book
    folder: Path
    machine: Machine
    say: Callable[[str], None]
    rehearsal: bool = False
    process: Sequence[str] = PROCESS
    """The command of a part's process."""
    _results: list[Result] = field(default_factory=list)

    def conduct(self, parts: Sequence[Part], seconds: float) -> list[Result]:
        """Run the parts within this many seconds; returns the result of each row."""
        ends = time.monotonic() + seconds
        for place, part in enumerate(parts):
            left = ends - time.monotonic()
            allowed = allowance(part, parts[place + 1 :], left)
            if allowed is None:
                self._leave_out(part, part.rows, too_short(part.starts + part.rows[0].seconds, left - GRACE))
            elif part.name == TESTS:
                self._test(part, allowed)
            else:
                self._measure(part, allowed)
        return self._results

    def _measure(self, part: Part, allowed: float) -> None:
        """Measure a part's rows. If its process dies, its current row has failed, and a new process does the rest."""
        ends, rows = time.monotonic() + allowed, list(part.rows)
        while rows:
            left = ends - time.monotonic()
            if left < part.starts:
                return self._leave_out(part, rows, "the part's time is up")
            self.say(f"== {part.title}: {left:.0f} s at most")
            hearing = Hearing(rows, lambda row, found: self._keep(part, row, found), self.say)
            code = follow(self._command(part, rows[0], left), left + GRACE, hearing)
            rows = hearing.rows
            reason = "; ".join(filter(None, (ending(code), hearing.last)))
            if rows and not hearing.ready:  # the other rows would fail the same way
                return self._fail(part, rows, f"the part couldn't begin: {reason}")
            if rows and code != LOST:
                self._fail(part, rows[:1], reason)
                rows = rows[1:]
        return None

    def _test(self, part: Part, allowed: float) -> None:
        """Run pytest on the CUDA tests."""
        self.say(f"== {part.title}: {allowed:.0f} s at most")
        began, verdicts = time.monotonic(), dict[str, str]()
        with (self.folder / "cuda-tests.txt").open("w", encoding="utf-8") as log:

            def hear(line: str) -> None:
                self.say(line)
                print(line, file=log, flush=True)
                if match := VERDICT.match(line):
                    verdicts[match[1]] = match[2]

            code = follow([sys.executable, *PYTEST], allowed, hear)
        self._keep(part, part.rows[0], verdict(verdicts, code, time.monotonic() - began))

    def _command(self, part: Part, first: Row, seconds: float) -> list[str]:
        options = ["--first", first.key, "--until", f"{time.time() + seconds:.1f}", "--out", str(self.folder)]
        if self.rehearsal:
            options.append("--rehearse")
        return [*self.process, part.name, *options]

    def _leave_out(self, part: Part, rows: Sequence[Row], reason: str) -> None:
        for row in rows:
            self._keep(part, row, Found("left out", reason))

    def _fail(self, part: Part, rows: Sequence[Row], reason: str) -> None:
        for row in rows:
            self._keep(part, row, Found("failed", reason))

    def _keep(self, part: Part, row: Row, found: Found) -> None:
        result = Result(part.name, row, found, self.machine)
        self.book.add(result)
        self._results.append(result)
        self.say(str(result))


class Hearing:
    """Reads the output of a part's process: passes on the result of each row, and prints any other line unchanged."""

    def __init__(self, rows: Sequence[Row], keep: Callable[[Row, Found], None], say: Callable[[str], None]) -> None:
        self.rows = list(rows)
        self.ready = False
        self.last = ""
        """The last line that wasn't a result; if the process ends, it often says why."""
        self._keep = keep
        self._say = say

    def __call__(self, line: str) -> None:
        """Handle a line of output."""
        words, mark, text = line.partition(MARK)
        if words or not mark:
            self.last = words.strip()
            self._say(words)
        if not mark:
            return
        self.last, self.ready = "", True
        message = json.loads(text)
        if message is not None:
            row = next(row for row in self.rows if row.key == message["key"])
            self.rows.remove(row)
            self._keep(row, Found(**message["found"]))


def verdict(verdicts: dict[str, str], code: int | None, seconds: float) -> Found:
    """The result of the tests, from pytest's verdict on each and its exit code."""
    counts = Counter(verdicts.values())
    words = {"PASSED": "passed", "FAILED": "failed", "ERROR": "errors", "SKIPPED": "skipped"}
    text = ", ".join(f"{counts[key]} {word}" for key, word in words.items() if counts[key])
    broken = [name.partition("::")[2] for name, word in verdicts.items() if word in ("FAILED", "ERROR")]
    if broken:
        text += f" ({', '.join(broken)})"
    if code not in (0, 1) or not text:
        text = "; ".join([text, ending(code)]) if text else ending(code)
    values = {word: float(counts[key]) for key, word in words.items()}
    return Found("measured" if code == 0 and text else "failed", text, values, seconds)
