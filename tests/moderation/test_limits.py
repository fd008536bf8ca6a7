"""A member's limits are the most generous of their roles', bounded by the operator's; refusals say what is allowed."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.errors import NotAllowedError, QueueError
from bot.core.request import Variant
from bot.moderation.asker import Asker
from bot.moderation.limits import (
    DAY,
    DEFAULT,
    NAMES,
    Allowed,
    Count,
    Counts,
    Limits,
    Terms,
    check_counts,
    check_place,
    check_request,
    left_of,
    limits_of,
    resets_at,
)
from tests.studio.rig import REQUEST

NOON = 20_000 * DAY + DAY / 2
TODAY = 20_000
VALUES = st.none() | st.integers(1, 9)
LIMITS = st.builds(Limits, *[VALUES] * len(NAMES))


def test_the_most_generous_of_a_members_roles_counts_each_limit_for_itself() -> None:
    by_role = {7: Limits(steps=20, pictures=4, cooldown_seconds=60), 8: Limits(steps=50, cooldown_seconds=10)}
    assert limits_of(by_role, (7, 8)) == Limits(steps=50, pictures=4, cooldown_seconds=10)


def test_a_role_goes_before_the_default_be_it_stricter_or_not() -> None:
    by_role = {DEFAULT: Limits(queued=3, steps=50), 7: Limits(steps=20)}
    assert limits_of(by_role, ()) == Limits(queued=3, steps=50)
    assert limits_of(by_role, (7, 9)) == Limits(queued=3, steps=20)


@given(st.dictionaries(st.integers(1, 5), LIMITS), st.sets(st.integers(1, 5)), st.integers(1, 5))
def test_one_more_role_that_says_something_never_makes_another_roles_limits_stricter(
    by_role: dict[int, Limits], roles: set[int], more: int
) -> None:
    before, after = limits_of(by_role, roles), limits_of(by_role, roles | {more})
    for name in NAMES:
        own, then = getattr(before, name), getattr(after, name)
        if own is not None:
            assert then is not None
            assert then <= own if name == "cooldown_seconds" else then >= own


def test_the_operators_limits_bound_a_servers() -> None:
    here = Limits(queued=9, steps=10, priority=4, cooldown_seconds=5)
    everywhere = Limits(queued=2, steps=50, pixels=64, priority=3, cooldown_seconds=9)
    assert Terms(here, everywhere).both == Limits(queued=2, steps=10, pixels=64, priority=3, cooldown_seconds=9)


def test_the_operators_bound_of_the_priority_raises_nobodys() -> None:
    assert Terms(Limits(), Limits(priority=3)).both.priority == 1
    assert Terms(Limits(priority=2), Limits()).both.priority == 2


def refused(limits: Limits, **values: object) -> str:
    with pytest.raises(NotAllowedError) as error:
        check_request(limits, replace(REQUEST, **values))  # type: ignore[arg-type]
    return str(error.value)


def test_a_request_within_the_limits_passes() -> None:
    check_request(Limits(), REQUEST)
    check_request(Limits(steps=4, pixels=64 * 64, pictures=1), REQUEST)


def test_a_larger_request_is_told_what_is_allowed() -> None:
    assert "3 steps" in refused(Limits(steps=3))
    assert "64x64 is too large here; the limit is 4095 pixels" in refused(Limits(pixels=4095))
    assert "63x63" in refused(Limits(pixels=4095))
    assert "1 picture at once here, not 2" in refused(Limits(pictures=1), images=2)


def test_the_size_of_an_upload_counts_only_once_it_is_known() -> None:
    limits = Limits(pixels=4095, pictures=1)
    check_request(limits, REQUEST, sized=False)
    with pytest.raises(NotAllowedError, match="1 picture at once"):
        check_request(limits, replace(REQUEST, images=2), sized=False)


def test_the_steps_of_a_comparison_are_those_of_its_longest_picture() -> None:
    variants = (Variant(7, steps=2), Variant(7, steps=9))
    assert "not 9" in refused(Limits(steps=8), images=2, variants=variants)
    check_request(Limits(steps=9), replace(REQUEST, images=2, variants=variants))


def denied(terms: Terms, counts: Counts, pictures: int = 1) -> QueueError:
    with pytest.raises(QueueError) as error:
        check_counts(terms, counts, pictures, NOON)
    return error.value


def test_the_days_pictures_end_and_begin_anew_at_midnight_utc() -> None:
    terms, counts = Terms(Limits(pictures_a_day=10)), Counts(Count(TODAY, 8.0))
    check_counts(terms, counts, 2, NOON)
    error = denied(terms, counts, 3)
    assert error.params["left"] == 2
    assert f"<t:{(TODAY + 1) * DAY}:R>" in str(error)
    assert "Your limit on this server is 10 pictures a day" in str(error)
    check_counts(terms, Counts(Count(TODAY - 1, 10.0)), 10, NOON)
    assert resets_at(NOON) == resets_at(NOON - DAY / 2) == (TODAY + 1) * DAY


def test_shares_that_came_back_add_up_to_whole_pictures() -> None:
    thirds = Count(TODAY, 10 - 3 * (1 / 3 + 1e-9))
    assert left_of(10, thirds, NOON) == 1
    assert left_of(10, Count(TODAY, 9.5), NOON) == 0
    assert left_of(10, Count(TODAY, 12.0), NOON) == 0


def test_what_is_counted_in_all_binds_by_the_operators_limit() -> None:
    counts = Counts(Count(TODAY, 1.0), Count(TODAY, 10.0))
    check_counts(Terms(Limits(pictures_a_day=10)), counts, 9, NOON)
    assert "Your limit everywhere" in str(denied(Terms(Limits(), Limits(pictures_a_day=10)), counts))


def test_a_cool_down_says_when_it_is_over() -> None:
    terms = Terms(Limits(cooldown_seconds=60))
    error = denied(terms, Counts(Count(TODAY, 0.0, NOON - 59.5)))
    assert f"<t:{int(NOON) + 1}:R>" in str(error)
    check_counts(terms, Counts(Count(TODAY, 0.0, NOON - 60)), 1, NOON)


@pytest.mark.parametrize(
    ("scope", "terms"), [("here", lambda one: Terms(one)), ("all", lambda one: Terms(Limits(), one))]
)
def test_a_refusal_says_by_whose_limit_and_until_when(scope: str, terms: Callable[[Limits], Terms]) -> None:
    used = Count(TODAY, 10.0, NOON - 10)
    counts = Counts(used) if scope == "here" else Counts(Count(), used)
    error = denied(terms(Limits(cooldown_seconds=60)), counts)
    assert (error.key, error.params) == (
        "limit.cooldown",
        {"seconds": 60, "when": int(NOON) + 50, "scope": scope},
    )
    error = denied(terms(Limits(pictures_a_day=12)), counts, 3)
    assert (error.key, error.params) == (
        "limit.day",
        {"limit": 12, "left": 2, "when": (TODAY + 1) * DAY, "scope": scope},
    )


def test_a_channel_that_is_not_allowed_names_those_that_are() -> None:
    asker = Asker(1, 5, 9, frozenset({7}))
    check_place(Allowed(), asker)
    check_place(Allowed(frozenset({9, 10})), asker)
    with pytest.raises(NotAllowedError, match="<#10>, <#11>"):
        check_place(Allowed(frozenset({10, 11})), asker)


def test_a_member_without_an_allowed_role_is_refused() -> None:
    asker = Asker(1, 5, 9, frozenset({7}))
    check_place(Allowed(roles=frozenset({7, 8})), asker)
    check_place(Allowed(roles=frozenset({5})), asker)  # @everyone
    with pytest.raises(NotAllowedError, match="<@&8>"):
        check_place(Allowed(roles=frozenset({8})), asker)


@pytest.mark.parametrize(("allowed", "more"), [(9, ""), (10, ""), (11, ", …"), (100, ", …")])
def test_a_refusal_names_only_some_of_many_channels_or_roles(allowed: int, more: str) -> None:
    ids = range(100, 100 + allowed)
    for mark, places in (("<#", Allowed(frozenset(ids))), ("<@&", Allowed(roles=frozenset(ids)))):
        with pytest.raises(NotAllowedError) as error:
            check_place(places, Asker(1, 5, 9))
        [named] = error.value.params.values()
        assert named == ", ".join(f"{mark}{one}>" for one in ids[:10]) + more
