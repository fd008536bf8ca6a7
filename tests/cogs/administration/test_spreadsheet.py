"""Cells never run as formulas, and large files are zipped."""

import io
import zipfile

import pytest

from cogs.administration.spreadsheet import Spreadsheet, cell


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@x", "\tx", "\rx", "\nx"])
def test_no_cell_is_a_formula(text: str) -> None:
    assert cell(text) == "'" + text


def test_other_cells_stay_as_they_are() -> None:
    assert [cell(one) for one in ("a=1", "", -1, None, 1.5)] == ["a=1", "", -1, None, 1.5]


def test_a_large_table_is_zipped() -> None:
    with Spreadsheet(("a", "b")) as sheet:
        sheet.add([("x" * 600, number) for number in range(2000)])
        file, name = sheet.pack("table")
        assert name == "table.zip"
        with zipfile.ZipFile(io.BytesIO(file.read())) as archive:
            lines = archive.read("table.csv").decode("utf-8-sig").splitlines()
    assert (lines[0], len(lines)) == ("a,b", 2001)
