"""Conductor: runs the parts one after the other within the time, each in a process of its own, and keeps every row.

A process of its own, because a CUDA error may spoil everything that follows in the same one, and because only a process
can be stopped in the middle of a call.
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
"""The exit code of a part's process that has said its row's failure, and whose device is of no more use to it."""
PYTEST: Final = (
    *("-m", "pytest", "tests/engine/test_cuda.py", "-v", "--tb=short", "--color=no"),
    *("-p", "no:cacheprovider"),  # nothing is written into the checkout
    *("-W", "default"),  # another version's warning is no failure here
)
PROCESS: Final = (sys.executable, "-m", "benchmarks.gpu.part")
VERDICT: Final = re.compile(r"^(tests/\S+) (PASSED|FAILED|ERROR|SKIPPED|XFAIL|XPASS)\b")


@dataclass
class Conductor:
    """Runs parts; `say` is told what happens, a line at a time."""

    book: Book
    folder: Path
    machine: Machine
    say: Callable[[str], None]
    rehearsal: bool = False
    process: Sequence[str] = PROCESS
    """The command of a part's process."""
    _results: list[Result] = field(default_factory=list)

    def conduct(self, parts: Sequence[Part], seconds: float) -> list[Result]:
        """Run the parts within so many seconds; what came of each row."""
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
        """Measure a part's rows. Where its process breaks off, the row it was at has failed, and the rest goes on."""
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
            if rows and not hearing.ready:  # it would not be otherwise for the other rows
                return self._fail(part, rows, f"the part could not begin: {reason}")
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
    """Hears a part's process: what came of which of its rows. What it doesn't understand is said as it is."""

    def __init__(self, rows: Sequence[Row], keep: Callable[[Row, Found], None], say: Callable[[str], None]) -> None:
        self.rows = list(rows)
        self.ready = False
        self.last = ""
        """What the process said last in its own words: of one that ends, often why."""
        self._keep = keep
        self._say = say

    def __call__(self, line: str) -> None:
        """A line of the process."""
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
    """What came of the tests, of pytest's words for each and its exit code."""
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
