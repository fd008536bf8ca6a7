"""Tables of benchmarks, on the terminal and in the documentation."""

import io

from rich.console import Console

from benchmarks.table import Table


def table() -> Table:
    made = Table("How fast", ("way", "seconds"), remarks=["Ratios matter."], plot="images/fast.png")
    made.add("ours", 1.5)
    made.failed.append("It is below the floor.")
    return made


def test_a_table_is_markdown_with_its_plot_and_remarks() -> None:
    assert table().markdown() == (
        "## How fast\n\n| way | seconds |\n| --- | --- |\n| ours | 1.5 |\n\n![How fast](images/fast.png)\n\n"
        "Ratios matter.\n\nIt is below the floor.\n"
    )


def test_a_table_without_rows_is_its_title_and_remarks() -> None:
    assert Table("GPU", (), remarks=["None was at hand."]).markdown() == "## GPU\n\nNone was at hand.\n"


def test_the_terminal_shows_rows_remarks_and_what_failed() -> None:
    output = io.StringIO()
    table().show(Console(file=output, width=80))
    Table("GPU", (), remarks=["None was at hand."]).show(Console(file=output, width=80))
    shown = output.getvalue()
    for words in ("How fast", "ours", "1.5", "Ratios matter.", "It is below the floor.", "GPU", "None was at hand."):
        assert words in shown
