"""A member may do something a few times in some time; what is longer ago is forgotten."""

from cogs.common.member_limit import MemberLimit

MOST, SECONDS = 5, 3600.0


def test_each_member_has_a_limit_that_time_lifts() -> None:
    now = 100.0
    limit = MemberLimit(MOST, SECONDS, lambda: now)
    for _ in range(MOST):
        assert not limit.reached(1)
        limit.count(1)
        now += 1
    assert limit.reached(1)
    assert not limit.reached(2)
    now = 100.0 + SECONDS
    assert not limit.reached(1)
    limit.count(1)
    assert limit.reached(1)


def test_what_members_did_long_ago_is_forgotten() -> None:
    now = 0.0
    limit = MemberLimit(MOST, SECONDS, lambda: now)
    for user_id in range(1000):
        limit.count(user_id)
        now += SECONDS / 10
    assert len(limit._done) == len(limit._counts) == 10
