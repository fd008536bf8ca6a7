"""The book of GPU results: on disk the moment a row is known, and never worse than it was."""

import json
from pathlib import Path

from benchmarks.gpu.book import Book, read
from benchmarks.gpu.plan import PARTS, Part
from benchmarks.gpu.result import Found, Machine, Result

SD15, SDXL = PARTS[1], PARTS[3]
FIGURE = Found("measured", "3.91", {"P": 5.2, "ours": 1.33}, 12.5)
LEFT_OUT = Found("left out", "it takes up to 60 s, and 12 s are left")
FAILED = Found("failed", "OutOfMemoryError: a | b\nc")


def result(found: Found, part: Part = SD15, place: int = 0) -> Result:
    return Result(part.name, part.rows[place], found, Machine("a device", "2.0", "2026-01-31"))


def test_a_row_is_on_disk_as_soon_as_it_is_added(tmp_path: Path) -> None:
    book = Book(tmp_path / "new")
    book.add(result(FIGURE))
    assert read(book.json) == [result(FIGURE)]
    book.add(result(LEFT_OUT, place=1))
    assert read(book.json) == [result(FIGURE), result(LEFT_OUT, place=1)]
    assert "| 3.91 | a device, torch 2.0, 2026-01-31 |" in book.markdown.read_text()


def test_each_row_of_the_file_has_what_was_expected_and_where_it_was_measured(tmp_path: Path) -> None:
    Book(tmp_path).add(result(FIGURE, place=5))
    [row] = json.loads((tmp_path / "gpu.json").read_text())
    assert row["row"]["predicted"] == "3.5–4.5"
    assert row["row"]["floor"] == "2.0"
    assert row["row"]["goal"] == "4.0"
    assert row["machine"] == {"device": "a device", "torch": "2.0", "date": "2026-01-31"}
    assert row["found"]["values"] == {"P": 5.2, "ours": 1.33}


def test_a_later_run_adds_to_what_is_there(tmp_path: Path) -> None:
    Book(tmp_path).add(result(FIGURE, SDXL))
    later = Book(tmp_path)
    later.add(result(FAILED))
    assert [one.key for one in later.results] == ["sd15/peak", "sdxl/call-2"]  # in the order of the plan
    assert "## SDXL" in later.text()


def test_a_row_that_was_left_out_leaves_an_earlier_figure_in_place(tmp_path: Path) -> None:
    book = Book(tmp_path)
    book.add(result(FAILED))
    book.add(result(LEFT_OUT))
    assert [one.found for one in book.results] == [LEFT_OUT]
    book.add(result(FIGURE))
    book.add(result(LEFT_OUT))
    assert [one.found for one in book.results] == [FIGURE]
    book.add(result(FAILED))
    assert [one.found for one in book.results] == [FAILED]


def test_a_reason_stays_within_its_cell(tmp_path: Path) -> None:
    book = Book(tmp_path)
    book.add(result(FAILED))
    [line] = [line for line in book.text().splitlines() if "OutOfMemoryError" in line]
    assert "failed: OutOfMemoryError: a \\| b c |" in line


def test_a_rehearsal_is_never_taken_for_figures(tmp_path: Path) -> None:
    book = Book(tmp_path, rehearsal=True)
    book.add(result(FIGURE))
    assert book.markdown.read_text().startswith("# Rehearsal")
    assert not (tmp_path / "gpu.json").exists()
