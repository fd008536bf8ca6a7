"""Charts count right, show days without pictures, and are drawn of nothing and of anything."""

import io
from collections.abc import Sequence
from datetime import date, timedelta

import numpy
import pytest
from PIL import Image, ImageColor

from bot.i18n.localizer import LANGUAGES, Localizer
from bot.pictures.drawings import palette
from bot.pictures.drawings.chart import DAYS, MOST_BARS, WIDTH, dashboard, usage_chart

TODAY = date(2026, 3, 1)


def shown(data: bytes, colour: str) -> numpy.typing.NDArray[numpy.bool_]:
    """Where a colour is."""
    with Image.open(io.BytesIO(data)) as picture:
        assert picture.width == WIDTH
        found: numpy.typing.NDArray[numpy.bool_] = (
            numpy.asarray(picture.convert("RGB")) == ImageColor.getrgb(colour)
        ).all(axis=2)
    return found


def bars(rows: Sequence[tuple[str, float]], title: str, localizer: Localizer) -> bytes:
    """A dashboard of these bars alone, below no days."""
    return dashboard([], [(title, rows)], "", localizer)


def runs(line: numpy.typing.NDArray[numpy.bool_]) -> int:
    return int((numpy.diff(numpy.concatenate(([0], line.astype(int)))) == 1).sum())


def test_every_day_with_pictures_has_a_bar_as_high_as_its_number() -> None:
    found = shown(usage_chart([(TODAY, 30), (TODAY - timedelta(days=2), 15)], "t", Localizer()), palette.BLUE)
    columns = found.sum(axis=0) > 0
    assert runs(columns) == 2
    heights = sorted({int(found[:, x].sum()) for x in columns.nonzero()[0]})
    assert heights[-1] == pytest.approx(2 * heights[0], abs=6)


def test_a_month_of_pictures_is_thirty_bars_and_older_days_are_left_out() -> None:
    days = [(TODAY - timedelta(days=back), 5) for back in range(45)]
    data = usage_chart(days, "t", Localizer())
    assert runs(shown(data, palette.BLUE).sum(axis=0) > 0) == DAYS
    assert data == usage_chart(days[:DAYS], "t", Localizer())  # the total, too
    assert data == usage_chart(list(reversed(days)), "t", Localizer())


def test_the_total_is_written() -> None:
    few, many = (usage_chart([(TODAY, number)], "t", Localizer()) for number in (3, 4))
    assert not numpy.array_equal(shown(few, palette.MUTED)[:110], shown(many, palette.MUTED)[:110])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("days", [[], [(TODAY, 0)]])
def test_of_nothing_a_chart_says_so(days: list[tuple[date, int]], language: str) -> None:
    data = usage_chart(days, "t", Localizer(language))
    assert not shown(data, palette.BLUE).any()
    assert shown(data, palette.MUTED).sum() > 100
    assert bars([], "t", Localizer(language)) == bars([("a", 0.0)], "t", Localizer(language))
    assert not shown(bars([], "t", Localizer(language)), palette.TEAL).any()


def test_bars_are_as_long_as_their_numbers_in_the_order_given() -> None:
    found = shown(bars([("one", 10), ("two", 40.5), ("three", 20)], "t", Localizer()), palette.TEAL)
    rows = found.sum(axis=1)
    lengths = [int(rows[y]) for y in range(1, len(rows)) if rows[y] > 50 and rows[y - 1] <= 50]
    assert lengths[1] == pytest.approx(4.05 * lengths[0], rel=0.05)
    assert lengths[2] == pytest.approx(2 * lengths[0], rel=0.05)


def test_more_rows_than_are_shown_are_counted() -> None:
    rows = [(f"sampler {number}", 40.0 - number) for number in range(MOST_BARS + 5)]
    data = bars(rows, "t", Localizer())
    assert runs(shown(data, palette.TEAL).sum(axis=1) > 50) == MOST_BARS
    empty = shown(bars([("a", 0.0)], "t", Localizer()), palette.MUTED)
    assert shown(data, palette.MUTED).sum() > shown(bars(rows[:MOST_BARS], "t", Localizer()), palette.MUTED).sum() > 0
    assert empty.any()


@pytest.mark.parametrize("text", ["x" * 2000, "$\\frac{$", "猫 🐱 \U0010ffff", "", "\u202e\x00"])
def test_names_and_titles_may_be_anything(text: str) -> None:
    assert shown(bars([(text, 3), ("b", 2)], text, Localizer()), palette.TEAL).any()
    assert shown(usage_chart([(TODAY, 3)], text, Localizer()), palette.BLUE).any()


def test_the_same_numbers_are_the_same_chart() -> None:
    days, rows = usage_chart([(TODAY, 3)], "t", Localizer()), bars([("a", 3)], "t", Localizer())
    assert usage_chart([(TODAY, 4)], "t", Localizer()) != days
    assert bars([("a", 3), ("b", 1)], "t", Localizer()) != rows
    assert usage_chart([(TODAY, 3)], "t", Localizer()) == days
    assert bars([("a", 3)], "t", Localizer()) == rows


def test_a_dashboard_has_the_days_above_and_bars_side_by_side() -> None:
    columns = [("By member", [("ada", 3.0), ("vera", 1.0)]), ("By model", [("demo", 4.0)])]
    data = dashboard([(TODAY, 4)], columns, "By day", Localizer())
    days, rows = shown(data, palette.BLUE), shown(data, palette.TEAL)
    assert numpy.flatnonzero(days.any(axis=1)).max() < numpy.flatnonzero(rows.any(axis=1)).min()
    assert runs(rows[:, : WIDTH // 2].sum(axis=1) > 20) == 2
    assert runs(rows[:, WIDTH // 2 :].sum(axis=1) > 20) == 1
    assert rows.shape[0] < WIDTH, "on a phone it is shown as wide as the screen"
