"""Reports: tables of what the evaluation measured."""

from typing import Final

from rich.console import Console
from rich.table import Table

from demo_model.judge.free_prompts import AMONG, KEPT, UNKNOWN
from demo_model.judge.score import ALL_MAIN, MAIN, Score, chance

GATES: Final = {**dict.fromkeys(MAIN, 0.95), ALL_MAIN: 0.85, "light": 0.9}
"""The shares that the demo model must reach on held-out captions."""
NIGHT_GATES: Final = {"object": 0.9, "sky": 0.9}
"""The shares that img2img must reach: the sky changes and the object stays."""
FREE_GOALS: Final = {UNKNOWN: 0.95, AMONG: 0.95, KEPT: 0.9}
"""The shares that free prompts are to reach one day."""
JUDGE_GATES: Final = dict.fromkeys(MAIN, 0.99)
"""The shares that the judge must reach on unseen renders, or it can't measure the model."""


def percent(rate: float) -> str:
    """A share as text, such as "97.5 %"."""
    return f"{100 * rate:.1f} %"


def gate_cells(rate: float, gate: float | None) -> tuple[str, str]:
    """Table cells with the gate and whether the rate passes it; empty if there is no gate."""
    if gate is None:
        return "", ""
    return f"≥ {percent(gate)}", "[green]pass[/]" if rate >= gate else "[red]FAIL[/]"


def show(console: Console, title: str, table: Table) -> None:
    """Print the table under its title."""
    console.print(f"\n[bold]{title}[/]")
    console.print(table)


def score_table(result: Score, gates: dict[str, float]) -> Table:
    """A table with a row for each attribute: how often it was asked for, how often it was right, and its gate."""
    table = Table("attribute", "asked", "right", "share", "gate", "")
    for name, share in result.items():
        if not share.asked:
            continue
        counts = str(share.asked), str(share.right), percent(share.rate)
        table.add_row(name, *counts, *gate_cells(share.rate, gates.get(name)), end_section=name == "light")
    return table


def judge_table(unseen: Score, shuffled: Score) -> Table:
    """A table of the judge's accuracy on renders and on shuffled captions, where only chance is left."""
    table = Table("attribute", "unseen", "shuffled", "chance", "gate", "")
    for name, share in unseen.items():
        shares = percent(share.rate), percent(shuffled[name].rate), percent(chance(name))
        table.add_row(name, *shares, *gate_cells(share.rate, JUDGE_GATES.get(name)), end_section=name == "light")
    return table
