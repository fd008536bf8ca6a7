"""The rules that Discord's OpenAPI document misses are kept all the same."""

import pytest

from playground.server import Playground
from tests.playground.mistakes import codes
from tests.playground.wrong_requests import RULES, Wrong, send


@pytest.mark.parametrize("wrong", RULES, ids=lambda wrong: wrong.rule)
async def test_a_wrong_request_is_refused_with_discords_code(playground: Playground, wrong: Wrong) -> None:
    status, error = await send(playground, wrong)
    assert (status, error["code"]) == (400, wrong.code)
    assert codes(error.get("errors", {})) == ([] if wrong.mistake is None else [wrong.mistake])
