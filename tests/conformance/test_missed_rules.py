"""The rules that are written by hand are those which Discord's document really misses."""

import pytest

from playground.rest.exchanges import Exchange
from playground.server import Playground
from tests.conformance.watch import Watch
from tests.playground.wrong_requests import RULES, Wrong, send


@pytest.mark.parametrize("wrong", RULES, ids=lambda wrong: wrong.rule)
async def test_the_document_lets_pass_what_the_playground_refuses(watch: Watch, wrong: Wrong) -> None:
    exchanges: list[Exchange] = []
    async with Playground() as playground:
        playground.exchanges.listen(exchanges.append)
        await send(playground, wrong)
    assert exchanges[0].status == 400
    assert watch.contract.check_request(exchanges[0]) == []
