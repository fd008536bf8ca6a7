"""A length of time is shown in the largest unit of which it has about two."""

import pytest

from bot.i18n.localizer import LANGUAGES, Localizer
from cogs.ui.time_spans import DAY, HOUR, MINUTE, span_words


@pytest.mark.parametrize(
    ("seconds", "unit", "count"),
    [
        (0, "seconds", 0),
        (0.4, "seconds", 0),
        (1, "seconds", 1),
        (59.6, "seconds", 60),
        (2 * MINUTE - 0.6, "seconds", 119),
        (2 * MINUTE, "minutes", 2),
        (150, "minutes", 2),
        (151, "minutes", 3),
        (2 * HOUR - 1, "minutes", 120),
        (2 * HOUR, "hours", 2),
        (36 * HOUR, "hours", 36),
        (2 * DAY - 1, "hours", 48),
        (2 * DAY, "days", 2),
        (10.4 * DAY, "days", 10),
        (3650 * DAY, "days", 3650),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_length_has_its_unit(seconds: float, unit: str, count: int, language: str) -> None:
    localizer = Localizer(language)
    assert span_words(seconds, localizer) == localizer(f"span.{unit}", count=count)


@pytest.mark.parametrize(
    ("seconds", "english", "german"),
    [
        (1, "1 second", "1 Sekunde"),
        (150, "2 minutes", "2 Minuten"),
        (7200, "2 hours", "2 Stunden"),
        (2 * DAY, "2 days", "2 Tage"),
    ],
)
def test_one_and_several_are_told_as_people_say_them(seconds: float, english: str, german: str) -> None:
    assert english in span_words(seconds, Localizer())
    assert german in span_words(seconds, Localizer("de"))
