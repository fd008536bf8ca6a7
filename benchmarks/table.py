"""Table: a benchmark's results, for the terminal and for docs/benchmarks.md."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from rich.console import Console
from rich.table import Table as RichTable


@dataclass
class Table:
    """Rows under a title, with remarks. `failed` has a sentence for each missed floor."""

    title: str
    columns: Sequence[str]
    rows: list[tuple[str, ...]] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    plot: str | None = None
    """The path of its plot, relative to docs/."""

    def add(self, *cells: object) -> None:
        """Add a row."""
        self.rows.append(tuple(str(cell) for cell in cells))

    def show(self, console: Console) -> None:
        """Print the table."""
        table = RichTable(*self.columns, title=self.title, title_justify="left")
        for row in self.rows:
            table.add_row(*row)
        if self.rows:
            console.print(table)
        else:
            console.print(f"[bold]{self.title}[/bold]")
        for remark in self.remarks:
            console.print(f"  {remark}")
        for sentence in self.failed:
            console.print(f"  [red]{sentence}[/red]")

    def markdown(self) -> str:
        """The table as Markdown."""
        lines = [f"## {self.title}", ""]
        if self.rows:
            lines += ["| " + " | ".join(self.columns) + " |", "|" + " --- |" * len(self.columns)]
            lines += ["| " + " | ".join(row) + " |" for row in self.rows] + [""]
        if self.plot:
            lines += [f"![{self.title}]({self.plot})", ""]
        for remark in [*self.remarks, *self.failed]:
            lines += [remark, ""]
        return "\n".join(lines)
