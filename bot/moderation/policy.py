"""Policy: what becomes of a picture in a place, by how unsafe a classifier found it. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Final

from bot.core.errors import RequestError
from bot.core.picture import UNREADABLE

NEVER: Final = 101
"""A bound in percent that nothing reaches."""
SURE: Final = 100


class Action(IntEnum):
    """What is done with a picture; the greater, the stricter."""

    ALLOW = 0
    SPOILER = 1
    BLUR = 2
    WITHHOLD = 3


@dataclass(frozen=True, slots=True)
class Policy:
    """From how many percent unsafe on a picture is veiled, blurred, or withheld for review.

    With `unchecked` pictures may be shown that no classifier looks at: live previews, and the strips of studies.
    """

    spoiler: int
    blur: int
    withhold: int
    unchecked: bool

    def check(self, *, age_restricted: bool) -> None:
        """Raise RequestError where the bounds are in no order, or nothing at all would be withheld among all ages."""
        if not 1 <= self.spoiler <= self.blur <= self.withhold <= NEVER:
            raise RequestError("policy.order")
        if self.withhold > SURE and not age_restricted:
            raise RequestError("policy.ages")


STRICT: Final = Policy(30, 50, 70, unchecked=False)
"""What holds where nothing else is set."""
LENIENT: Final = Policy(50, NEVER, NEVER, unchecked=True)
"""What holds in channels that Discord itself restricts to adults."""


def policy_for(own: Policy | None, default: Policy | None, *, age_restricted: bool) -> Policy:
    """What holds in a channel: its own policy, else its server's, else the built-in one.

    Where there is no age restriction, or no longer one, what is surely unsafe is withheld whatever was set: only the
    operator turns that off.
    """
    policy = own or default or (LENIENT if age_restricted else STRICT)
    return policy if age_restricted else replace(policy, withhold=min(policy.withhold, SURE))


def decide(policy: Policy, unsafe: Iterable[float | None], *, checking: bool) -> Action:
    """What is done with pictures that are shown together: what the most unsafe of them calls for.

    None is a picture that nobody looked at: shown where no classifier runs, or the place allows it.
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
