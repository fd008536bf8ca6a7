"""Policy: how a picture is shown in a channel, depending on how unsafe the classifier found it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Final

from bot.core.errors import RequestError
from bot.core.picture import UNREADABLE

NEVER: Final = 101
"""A threshold in percent that no picture reaches."""
SURE: Final = 100


class Action(IntEnum):
    """What to do with a picture; the higher the value, the stricter."""

    ALLOW = 0
    SPOILER = 1
    BLUR = 2
    WITHHOLD = 3


@dataclass(frozen=True, slots=True)
class Policy:
    """How many percent unsafe a picture must be to become a spoiler, be blurred, or be withheld for review.

    `unchecked` allows pictures that no classifier checks: live previews, and the charts of studies.
    """

    spoiler: int
    blur: int
    withhold: int
    unchecked: bool

    def check(self, *, age_restricted: bool) -> None:
        """Raise RequestError if the thresholds are out of order, or would withhold nothing where minors can look."""
        if not 1 <= self.spoiler <= self.blur <= self.withhold <= NEVER:
            raise RequestError("policy.order")
        if self.withhold > SURE and not age_restricted:
            raise RequestError("policy.ages")


STRICT: Final = Policy(30, 50, 70, unchecked=False)
"""The built-in policy."""
LENIENT: Final = Policy(50, NEVER, NEVER, unchecked=True)
"""The built-in policy for channels that Discord restricts to adults."""


def policy_for(own: Policy | None, default: Policy | None, *, age_restricted: bool) -> Policy:
    """The policy of a channel: its own, else its server's, else the built-in one.

    Without an age restriction, surely unsafe pictures are withheld whatever was set, because the restriction may have
    been lifted since. Only the operator can turn that off.
    """
    policy = own or default or (LENIENT if age_restricted else STRICT)
    return policy if age_restricted else replace(policy, withhold=min(policy.withhold, SURE))


def decide(policy: Policy, unsafe: Iterable[float | None], *, checking: bool) -> Action:
    """What to do with pictures shown together: what the most unsafe of them requires.

    None stands for a picture that wasn't checked: it is shown if no classifier runs, or if the policy allows it.
    """
    return max((_decide(policy, score, checking=checking) for score in unsafe), default=Action.ALLOW)


def _decide(policy: Policy, unsafe: float | None, *, checking: bool) -> Action:
    if unsafe is None:
        return Action.WITHHOLD if checking and not policy.unchecked else Action.ALLOW
    if unsafe == UNREADABLE:
        return Action.WITHHOLD
    percent = round(100 * unsafe)
    bounds = ((policy.withhold, Action.WITHHOLD), (policy.blur, Action.BLUR), (policy.spoiler, Action.SPOILER))
    return next((action for bound, action in bounds if percent >= bound), Action.ALLOW)
