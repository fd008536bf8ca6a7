"""A quota fits into a message in every language, and says what is left and until when."""

import pytest

from bot.i18n.localizer import LANGUAGES, Localizer
from bot.moderation.limits import DAY, MOST, Count, Counts, Limits, Terms
from cogs.members.quota_view import quota_text

TEXT = 2000
NOW = 20_000 * DAY + 5.0
RESET = f"<t:{20_001 * DAY}:R>"


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_fits(language: str) -> None:
    counts = Counts(Count(20_000, 3.5, NOW), Count(20_000, 9.0, NOW))
    assert len(quota_text(Terms(MOST, MOST), counts, NOW, Localizer(language))) <= TEXT


def test_a_quota_says_what_is_left_and_when_it_resets() -> None:
    counts = Counts(Count(20_000, 3.5), Count(20_000, 9.0))
    text = quota_text(Terms(Limits(pictures_a_day=10, steps=20), Limits(pictures_a_day=12)), counts, NOW, Localizer())
    assert text.splitlines()[1:] == [
        f"- Today on this server: 6 of 10 pictures left; resets {RESET}",
        f"- Today everywhere: 3 of 12 pictures left; resets {RESET}",
        "- 20 steps",
    ]


def test_without_a_limit_a_day_a_quota_tells_the_count() -> None:
    counts = Counts(Count(20_000, 3.5), Count(20_000, 8.5))
    assert "No daily limit. 9 pictures today; resets" in quota_text(Terms(), counts, NOW, Localizer())
    assert "0 pictures today" in quota_text(Terms(), Counts(Count(19_999, 3.5), Count(19_999, 9.0)), NOW, Localizer())


def test_a_cool_down_that_is_not_over_is_told() -> None:
    terms, counts = Terms(Limits(cooldown_seconds=60)), Counts(Count(20_000, 1.0, NOW - 10))
    assert f"You can ask again <t:{int(NOW) + 50}:R>" in quota_text(terms, counts, NOW, Localizer())
    assert "ask again" not in quota_text(terms, counts, NOW + 50, Localizer())
