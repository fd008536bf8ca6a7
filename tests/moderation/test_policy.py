"""What becomes of a picture follows from its place and from what a classifier made of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.errors import RequestError
from bot.core.picture import UNREADABLE
from bot.moderation.policy import LENIENT, NEVER, STRICT, SURE, Action, Policy, decide, policy_for

SET = Policy(20, 40, 60, unchecked=True)
OPEN = Policy(NEVER, NEVER, NEVER, unchecked=True)


@pytest.mark.parametrize(
    ("unsafe", "action"),
    [
        (0.0, Action.ALLOW),
        (0.29, Action.ALLOW),
        (0.3, Action.SPOILER),
        (0.5, Action.BLUR),
        (0.7, Action.WITHHOLD),
        (1.0, Action.WITHHOLD),
        (UNREADABLE, Action.WITHHOLD),
        (None, Action.WITHHOLD),
    ],
)
def test_the_more_unsafe_the_stricter(unsafe: float | None, action: Action) -> None:
    assert decide(STRICT, [unsafe], checking=True) is action


def test_the_most_unsafe_of_several_decides() -> None:
    assert decide(STRICT, [0.1, 0.55, 0.3], checking=True) is Action.BLUR


def test_in_an_age_restricted_channel_only_what_could_not_be_looked_at_is_withheld() -> None:
    assert decide(LENIENT, [1.0], checking=True) is Action.SPOILER
    assert decide(LENIENT, [None], checking=True) is Action.ALLOW
    assert decide(OPEN, [UNREADABLE], checking=True) is Action.WITHHOLD


def test_without_a_classifier_everything_is_shown() -> None:
    assert decide(STRICT, [None], checking=False) is Action.ALLOW


def test_a_channels_own_policy_goes_before_the_servers_and_that_before_the_built_in() -> None:
    default = Policy(10, 20, 30, unchecked=False)
    assert policy_for(SET, default, age_restricted=False) == SET
    assert policy_for(None, default, age_restricted=True) == default
    assert policy_for(None, None, age_restricted=True) == LENIENT
    assert policy_for(None, None, age_restricted=False) == STRICT


def test_only_among_adults_nothing_need_be_withheld() -> None:
    assert policy_for(OPEN, None, age_restricted=True).withhold == NEVER
    assert decide(policy_for(OPEN, None, age_restricted=False), [1.0], checking=True) is Action.WITHHOLD
    OPEN.check(age_restricted=True)
    with pytest.raises(RequestError, match="age-restricted"):
        OPEN.check(age_restricted=False)


def test_bounds_stand_in_their_order() -> None:
    with pytest.raises(RequestError, match="≤ `blur` ≤"):
        Policy(50, 40, 60, unchecked=False).check(age_restricted=True)


SCORES = st.none() | st.just(UNREADABLE) | st.floats(0, 1)
BOUNDS = st.lists(st.integers(1, NEVER), min_size=3, max_size=3).map(sorted)
POLICIES = st.builds(
    lambda bounds, unchecked: Policy(bounds[0], bounds[1], bounds[2], unchecked=unchecked), BOUNDS, st.booleans()
)


@given(POLICIES, st.lists(st.floats(0, 1), min_size=2, max_size=5))
def test_what_is_more_unsafe_is_never_treated_more_leniently(policy: Policy, scores: list[float]) -> None:
    decided = [decide(policy, [score], checking=True) for score in sorted(scores)]
    assert decided == sorted(decided)


@given(POLICIES, st.lists(SCORES, max_size=5), st.booleans())
def test_pictures_that_are_shown_together_are_treated_like_the_most_unsafe(
    policy: Policy, scores: list[float | None], checking: bool
) -> None:
    alone = [decide(policy, [score], checking=checking) for score in scores]
    assert decide(policy, scores, checking=checking) == max(alone, default=Action.ALLOW)


@given(POLICIES)
def test_what_can_be_set_among_all_ages_withholds_what_is_surely_unsafe(policy: Policy) -> None:
    held = policy_for(policy, None, age_restricted=False)
    assert decide(held, [1.0], checking=True) is Action.WITHHOLD
    assert held.withhold <= SURE
    if policy.withhold <= SURE:
        policy.check(age_restricted=False)
        assert held == policy


@pytest.mark.parametrize("bounds", [(0, 1, 2), (1, 2, NEVER + 1), (3, 2, 5), (1, 5, 4), (-1, -1, -1)])
@pytest.mark.parametrize("age_restricted", [True, False])
def test_bounds_outside_of_their_order_are_refused_in_every_channel(
    bounds: tuple[int, int, int], age_restricted: bool
) -> None:
    with pytest.raises(RequestError) as refused:
        Policy(*bounds, unchecked=False).check(age_restricted=age_restricted)
    assert refused.value.key == "policy.order"


@pytest.mark.parametrize(
    ("unsafe", "action"),
    [
        (0.294, Action.ALLOW),
        (0.295, Action.SPOILER),
        (0.494, Action.SPOILER),
        (0.695, Action.WITHHOLD),
        (0.694, Action.BLUR),
    ],
)
def test_a_share_is_compared_as_the_whole_percent_that_moderators_read(unsafe: float, action: Action) -> None:
    assert decide(STRICT, [unsafe], checking=True) is action
