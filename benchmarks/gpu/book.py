"""Book: saves every result at once, as JSON for programs and as Markdown for people."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from benchmarks.gpu.plan import PARTS, Row
from benchmarks.gpu.result import Found, Machine, Result

TITLES: Final = {"gpu": "GPU figures", "rehearsal": "Rehearsal on the CPU: this says nothing about a GPU"}
COLUMNS: Final = ("what", "arithmetic", "predicted", "floor", "goal", "measured", "on")


class Book:
    """The results in `folder`, including those of earlier runs. Rehearsals have a separate book."""

    def __init__(self, folder: Path, *, rehearsal: bool = False) -> None:
        self._name = "rehearsal" if rehearsal else "gpu"
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._results = {one.key: one for one in read(self.json)} if self.json.exists() else {}

    @property
    def json(self) -> Path:
        """The JSON file of all results."""
        return self._folder / f"{self._name}.json"

    @property
    def markdown(self) -> Path:
        """The Markdown file of all results."""
        return self._folder / f"{self._name}.md"

    @property
    def results(self) -> Sequence[Result]:
        """All results, in the order of the plan."""
        places = {f"{part.name}/{row.key}": place for place, (part, row) in enumerate(_rows())}
        return sorted(self._results.values(), key=lambda one: places.get(one.key, len(places)))

    def add(self, result: Result) -> None:
        """Save a result at once. A row that was left out doesn't replace an earlier measurement."""
        before = self._results.get(result.key)
        if result.found.outcome != "left out" or before is None or before.found.outcome != "measured":
            self._results[result.key] = result
        _write(self.json, json.dumps([asdict(one) for one in self.results], indent=1, ensure_ascii=False) + "\n")
        _write(self.markdown, self.text())

    def text(self) -> str:
        """All results as Markdown."""
        lines = [f"# {TITLES[self._name]}", ""]
        for part in PARTS:
            own = [one for one in self.results if one.part == part.name]
            if own:
                lines += [f"## {part.title}", "", _line(COLUMNS), "|" + " --- |" * len(COLUMNS)]
                lines += [_line(cells(one)) for one in own] + [""]
        return "\n".join(lines)


def read(path: Path) -> list[Result]:
    """The results in a book's JSON file."""
    return [_from_json(one) for one in json.loads(path.read_text(encoding="utf-8"))]


def cells(one: Result) -> tuple[str, ...]:
    """The cells of a result's table row."""
    row = one.row
    return row.what, row.arithmetic, row.predicted, row.floor, row.goal, one.cell, str(one.machine)


def _rows() -> list[tuple[Any, Row]]:
    return [(part, row) for part in PARTS for row in part.rows]


def _line(texts: Sequence[str]) -> str:
    return "| " + " | ".join(" ".join(text.replace("|", "\\|").split()) for text in texts) + " |"


def _from_json(one: dict[str, Any]) -> Result:
    return Result(one["part"], Row(**one["row"]), Found(**one["found"]), Machine(**one["machine"]))


def _write(path: Path, text: str) -> None:
    """Write a file atomically: if this process is stopped, the previous file remains."""
    beside = path.with_suffix(path.suffix + ".part")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)
