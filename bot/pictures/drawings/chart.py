"""Charts of what members paint: pictures a day, and how often each option was chosen."""

import io
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Final

from PIL import Image, ImageDraw

from bot.i18n.localizer import Localizer
from bot.pictures.drawings import palette
from bot.pictures.drawings.lettering import fitted, fitting_size, line_height, write
from bot.pictures.drawings.plotting import new_figure, render, style_axes, style_text

WIDTH: Final = 1100
"""In pixels; twice the width at which Discord shows it."""
HEIGHT: Final = 440
"""Of the days with their title."""
SIZE: Final = 26
"""The font size in pixels."""
MARGIN: Final = 24
HEAD: Final = 2 * MARGIN + line_height(SIZE * 5 // 4) + line_height(SIZE)
"""The height of the title and the line below it."""
DAYS: Final = 30
TICKS: Final = 6
"""How many days are labelled below the bars."""
MOST_BARS: Final = 6
BAR: Final = 44
"""Height of a horizontal bar including the space to the next one, in pixels."""
NAME: Final = 0.34
"""The share of the width that a bar's name may take."""


def usage_chart(days: Sequence[tuple[date, int]], title: str, localizer: Localizer) -> bytes:
    """A PNG of pictures a day for the 30 days up to the last one given; missing days count as none."""
    return _png(_days_panel(days, title, localizer))


def dashboard(
    days: Sequence[tuple[date, int]],
    columns: Sequence[tuple[str, Sequence[tuple[str, float]]]],
    title: str,
    localizer: Localizer,
) -> bytes:
    """A PNG of pictures a day, and below it a column of horizontal bars for each title and rows, side by side."""
    upper = _days_panel(days, title, localizer)
    width = WIDTH // len(columns)
    lower = [_bars_panel(rows, title, width, localizer) for title, rows in columns]
    sheet = Image.new("RGB", (WIDTH, upper.height + max(panel.height for panel in lower)), palette.PANEL)
    sheet.paste(upper, (0, 0))
    for number, panel in enumerate(lower):
        sheet.paste(panel, (number * width, upper.height))
    return _png(sheet)


def _days_panel(days: Sequence[tuple[date, int]], title: str, localizer: Localizer) -> Image.Image:
    from matplotlib.ticker import MaxNLocator  # matplotlib is slow to import, so only when a chart is drawn

    counts = _filled(days)
    total = sum(number for _, number in counts)
    if total == 0:
        return _empty(title, WIDTH, localizer)
    figure = new_figure(WIDTH - 2 * MARGIN, HEIGHT - HEAD)
    axes = figure.subplots()
    axes.bar(range(len(counts)), [number for _, number in counts], color=palette.BLUE, width=0.8)
    named = range(len(counts) - 1, -1, -(len(counts) // TICKS))
    axes.set_xticks(named, [_day(counts[number][0], localizer) for number in named])
    axes.set_xlim(-0.6, len(counts) - 0.4)
    axes.yaxis.set_major_locator(MaxNLocator(nbins=5, integer=True))
    axes.grid(axis="y", color=palette.LINE, alpha=0.35)
    axes.set_axisbelow(True)
    style_axes(axes, SIZE)
    return _titled(render(figure), title, localizer("drawings.total", number=total, days=DAYS))


def _bars_panel(rows: Sequence[tuple[str, float]], title: str, width: int, localizer: Localizer) -> Image.Image:
    """Horizontal bars in the given order, each with its number; at most the first MOST_BARS."""
    if not any(value > 0 for _, value in rows):
        return _empty(title, width, localizer)
    shown = rows[:MOST_BARS]
    figure = new_figure(width - 2 * MARGIN, BAR * len(shown) + MARGIN)
    axes = figure.subplots()
    axes.barh(range(len(shown)), [value for _, value in shown], color=palette.TEAL, height=0.7)
    for number, (_, value) in enumerate(shown):
        text = localizer("drawings.number", value=round(value, 1))
        style_text(
            axes.annotate(text, (value, number), (SIZE / 3, 0), textcoords="offset points", va="center_baseline"), SIZE
        )
    axes.set_yticks(range(len(shown)), ["".join(fitted(name, width * NAME, SIZE)) for name, _ in shown])
    axes.set_ylim(len(shown) - 0.4, -0.6)
    axes.margins(x=0.2)
    axes.xaxis.set_visible(False)
    style_axes(axes, SIZE)
    axes.spines["bottom"].set_visible(False)
    axes.tick_params(axis="y", length=0)
    for label in axes.get_yticklabels():
        label.set_parse_math(False)  # dollar signs in a name don't start a formula
        label.set_color(palette.INK)
    left_out = len(rows) - len(shown)
    return _titled(render(figure), title, localizer("drawings.left-out", number=left_out) if left_out else "")


def _filled(days: Sequence[tuple[date, int]]) -> list[tuple[date, int]]:
    """All 30 days up to the last one given, with their numbers."""
    if not days:
        return []
    known = dict(days)
    last = max(known)
    every = [last - timedelta(days=back) for back in range(DAYS - 1, -1, -1)]
    return [(day, known.get(day, 0)) for day in every]


def _day(day: date, localizer: Localizer) -> str:
    return localizer("drawings.day", day=day.day, month=day.month)


def _titled(chart: Image.Image, title: str, text: str) -> Image.Image:
    """The chart below its title and a muted line of text."""
    top = HEAD if text else HEAD - line_height(SIZE)
    sheet = Image.new("RGB", (chart.width + 2 * MARGIN, top + chart.height + MARGIN), palette.PANEL)
    canvas = ImageDraw.Draw(sheet)
    large = SIZE * 5 // 4
    head = "".join(fitted(title, chart.width, large, bold=True))
    write(canvas, (MARGIN, MARGIN), head, large, palette.INK, bold=True)
    write(canvas, (MARGIN, MARGIN + line_height(large)), text, SIZE, palette.MUTED)
    sheet.paste(chart, (MARGIN, top))
    return sheet


def _png(sheet: Image.Image) -> bytes:
    out = io.BytesIO()
    sheet.save(out, "PNG")
    return out.getvalue()


def _empty(title: str, width: int, localizer: Localizer) -> Image.Image:
    """An empty frame that says there is nothing to show yet."""
    chart = Image.new("RGB", (width - 2 * MARGIN, HEIGHT // 2), palette.PANEL)
    canvas = ImageDraw.Draw(chart)
    text = localizer("drawings.empty")
    size = fitting_size([text], chart.width - 2 * MARGIN, SIZE)
    canvas.rounded_rectangle((0, 0, chart.width - 1, chart.height - 1), 20, palette.TILE)
    place = chart.width / 2, (chart.height - line_height(size)) / 2
    write(canvas, place, text, size, palette.MUTED, align="middle")
    return _titled(chart, title, "")


def up_to_today(days: Sequence[tuple[date, int]]) -> Sequence[tuple[date, int]]:
    """The days extended to today, with 0 if there is no picture today yet."""
    today = datetime.now(UTC).date()
    return days if days and days[-1][0] == today else [*days, (today, 0)]
