"""A member may make a few reports an hour; older ones are forgotten."""

from cogs.moderation.report_limit import HOUR, MOST, ReportLimit


def test_each_member_has_a_limit_that_an_hour_lifts() -> None:
    now = 100.0
    limit = ReportLimit(lambda: now)
    for _ in range(MOST):
        assert not limit.reached(1)
        limit.count(1)
        now += 1
    assert limit.reached(1)
    assert not limit.reached(2)
    now = 100.0 + HOUR
    assert not limit.reached(1)
    limit.count(1)
    assert limit.reached(1)


def test_reports_of_hours_ago_are_forgotten() -> None:
    now = 0.0
    limit = ReportLimit(lambda: now)
    for user_id in range(1000):
        limit.count(user_id)
        now += HOUR / 10
    assert len(limit._made) == 10
