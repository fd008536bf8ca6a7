"""Durations are read in every unit, whatever the spaces and capitals, up to ten years; all else is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.errors import RequestError
from bot.i18n.localizer import LANGUAGES, Localizer
from bot.moderation.durations import EXAMPLE, MOST, SECONDS, seconds_of

LONGEST = MOST * 86400


@pytest.mark.parametrize("one", EXAMPLE.split(", "))
def test_the_examples_that_people_are_given_are_durations(one: str) -> None:
    assert seconds_of(one) is not None


@given(st.integers(1, 999_999), st.sampled_from(sorted(SECONDS)))
def test_any_number_of_any_unit_is_read_up_to_the_longest(number: int, unit: str) -> None:
    seconds = number * SECONDS[unit]
    for text in (f"{number}{unit}", f" {number} {unit.upper()} "):
        if seconds <= LONGEST:
            assert seconds_of(text) == seconds
        else:
            with pytest.raises(RequestError):
                seconds_of(text)


@pytest.mark.parametrize("text", ["", " ", "forever", "FOREVER", "for ever", " Forever\n"])
def test_nothing_and_forever_are_for_good(text: str) -> None:
    assert seconds_of(text) is None


@given(st.text(max_size=30))
def test_any_text_is_a_duration_for_good_or_refused_in_both_languages(text: str) -> None:
    try:
        seconds = seconds_of(text)
    except RequestError as error:
        refusal = error
    else:
        assert seconds is None or 0 < seconds <= LONGEST
        return
    assert refusal.key == "duration.form"
    for language in LANGUAGES:
        assert EXAMPLE in refusal.localized(Localizer(language))


@pytest.mark.parametrize(
    "text", ["1h 30m", "1,5h", "-5m", "+5m", "5 min", "1month", "0m", "000d", "1e3m", "m5", "٥m", "5ｍ"]
)
def test_what_only_looks_like_a_duration_is_refused(text: str) -> None:
    with pytest.raises(RequestError) as refused:
        seconds_of(text)
    assert refused.value.params["value"] == text[:20]
