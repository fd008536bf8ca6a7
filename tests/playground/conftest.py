"""A playground of its own for each test, and robots that are logged out at its end."""

from collections.abc import AsyncIterator, Callable

import pytest

from playground.server import Playground
from playground.testing.member import Member
from tests.playground.robot import Clock, Robot


@pytest.fixture
def clock() -> Clock:
    """The playground's clock, which stands still until a test moves it."""
    return Clock()


@pytest.fixture
async def playground(clock: Clock) -> AsyncIterator[Playground]:
    async with Playground(clock=clock) as playground:
        yield playground


@pytest.fixture
async def new_robot(playground: Playground) -> AsyncIterator[Callable[..., Robot]]:
    """Make robots; tests bring them up themselves."""
    made: list[Robot] = []

    def make(**options: object) -> Robot:
        robot = Robot(playground, **options)  # type: ignore[arg-type]
        made.append(robot)
        return robot

    yield make
    for robot in made:
        await robot.down()


@pytest.fixture
async def robot(new_robot: Callable[..., Robot]) -> Robot:
    return new_robot()


@pytest.fixture
def ada(playground: Playground) -> Member:
    return playground.member("ada")
