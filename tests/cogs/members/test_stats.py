"""The numbers of /stats in words."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.i18n.localizer import Localizer
from bot.pictures.drawings.chart import up_to_today
from bot.store.usage import Summary
from cogs.members.stats import MODELS, described
from cogs.ui.time_spans import span_words


def summary(**values: object) -> Summary:
    plain = Summary(1, 1, 1.0, (), (("/models/demo", 1),), (), 5, 9)
    return Summary(*[values.get(name, getattr(plain, name)) for name in Summary.__slots__])  # type: ignore[arg-type]


def test_one_is_told_as_one() -> None:
    assert described(summary(), Localizer()).splitlines() == [
        "Last 30 days: 1 picture in 1 request, 1 second of painting",
        "In all: 9 pictures in 5 requests",
        "By model: demo 1",
    ]


def test_the_first_models_and_the_members_are_named() -> None:
    models = tuple((f"model_{number}", 10 - number) for number in range(MODELS + 1))
    lines = described(summary(by_model=models, by_member=((42, 3), (43, 1))), Localizer()).splitlines()
    assert lines[2].count("model") == MODELS + 1
    assert r"model\_0 10 · " in lines[2]
    assert lines[3] == "Most pictures: <@42> 3 · <@43> 1"


def test_a_chart_ends_today() -> None:
    today = datetime.now(UTC).date()
    before = (today - timedelta(days=3), 2)
    assert list(up_to_today([before])) == [before, (today, 0)]
    assert list(up_to_today([before, (today, 4)])) == [before, (today, 4)]
    assert list(up_to_today([])) == [(today, 0)]
    assert isinstance(up_to_today([])[0][0], date)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.2, "0 seconds"), (1, "1 second"), (119, "119 seconds"), (150, "2 minutes"), (7200, "2 hours"), (2e5, "2 days")],
)
def test_a_span_is_told_in_a_unit_that_suits_it(seconds: float, words: str) -> None:
    assert span_words(seconds, Localizer()) == words
