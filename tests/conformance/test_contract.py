"""That the judge can judge: exchanges of a real playground pass, and each mistake in them is found and named."""

import json
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field, replace
from typing import Any

import aiohttp
import pytest

from playground.rest.bodies import Body
from playground.rest.exchanges import Exchange
from playground.server import Playground
from tests.conformance.contract import Contract
from tests.conformance.corrections import CORRECTIONS, correct
from tests.conformance.watch import Watch


@dataclass
class Heard:
    """A playground's last exchange, and how to bring one about."""

    playground: Playground
    exchanges: list[Exchange] = field(default_factory=list)

    async def send(self, method: str, path: str, **options: Any) -> Exchange:
        """Send a request with the bot's token."""
        base = f"http://127.0.0.1:{self.playground.port}/api/v10"
        headers = {"Authorization": f"Bot {self.playground.token}"}
        async with aiohttp.ClientSession(headers=headers) as session, session.request(method, base + path, **options):
            return self.exchanges[-1]

    async def message(self, **payload: Any) -> Exchange:
        """Post a message."""
        studio = next(iter(self.playground.world.guild.channels))
        return await self.send("POST", f"/channels/{studio}/messages", json=payload)


@pytest.fixture
async def heard() -> Any:
    async with Playground() as playground:
        heard = Heard(playground)
        playground.exchanges.listen(heard.exchanges.append)
        yield heard


@pytest.fixture
def contract(watch: Watch) -> Contract:
    return watch.contract


def answered(exchange: Exchange, change: Callable[[Any], object]) -> Exchange:
    """The exchange with its answer changed."""
    answer = json.loads(exchange.answer)
    change(answer)
    return replace(exchange, answer=json.dumps(answer).encode())


def asked(exchange: Exchange, payload: object) -> Exchange:
    """The exchange with another body."""
    return replace(exchange, body=Body(payload))


MESSAGE = {
    "content": "a fox",
    "embeds": [{"title": "t"}],
    "components": [{"type": 1, "components": [{"type": 2, "style": 1, "label": "x", "custom_id": "a"}]}],
}


async def test_a_message_and_its_answer_are_right(contract: Contract, heard: Heard) -> None:
    exchange = await heard.message(**MESSAGE)
    assert exchange.status == 200
    assert contract.check_request(exchange) == []
    assert contract.check_answer(exchange) == []


async def test_a_path_may_be_encoded_more_than_it_must(contract: Contract, heard: Heard) -> None:
    exchange = await heard.send("GET", "/users/@me")
    encoded = replace(exchange, path=exchange.path.replace("@", "%40"))
    assert contract.operation(encoded) == contract.operation(exchange) != (None, {})


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        (lambda message: message.pop("author"), ""),
        (lambda message: message.update(id=5), "/id"),
        (lambda message: message.update(timestamp="yesterday"), "/timestamp"),
        (lambda message: message["author"].update(username=None), "/author/username"),
        (lambda message: message["embeds"][0].update(title=7), "/embeds/0/title"),
        (lambda message: message["author"].update(user_name="ada"), "/author/user_name"),
        (lambda message: message["components"][0]["components"][0].pop("style"), "/components/0/components/0"),
        (lambda message: message["components"][0]["components"][0].update(label=7), "/components/0/components/0/label"),
    ],
)
async def test_a_wrong_answer_is_found(
    contract: Contract, heard: Heard, change: Callable[[Any], object], pointer: str
) -> None:
    exchange = await heard.message(**MESSAGE)
    (complaint,) = contract.check_answer(answered(exchange, change))
    assert complaint.operation == "create_message"
    assert complaint.side == "answer 200"
    assert complaint.pointer == pointer


@pytest.mark.parametrize(
    ("payload", "pointer"),
    [
        ([], "/"),
        ({"content": 5}, "/content"),
        ({"embeds": [{"title": "x" * 257}]}, "/embeds/0/title"),
        ({"components": [{"type": 1, "components": [{"type": 2, "style": 1, "label": 7}]}]}, "/components/0"),
        ({"flags": "64"}, "/flags"),
        ({"attachments": [{"id": -1}]}, "/attachments/0/id"),
        ({"allowed_mentions": {"parse": ["friends"]}}, "/allowed_mentions/parse/0"),
    ],
)
async def test_a_wrong_request_is_found(contract: Contract, heard: Heard, payload: object, pointer: str) -> None:
    exchange = asked(await heard.message(**MESSAGE), payload)
    complaint = contract.check_request(exchange)[0]
    assert (complaint.operation, complaint.side) == ("create_message", "request")
    assert complaint.pointer.startswith(pointer) or pointer == "/"


@pytest.mark.parametrize("field", ["attachments", "message_reference"])
async def test_ids_may_be_numbers_where_discord_py_sends_them_so(contract: Contract, heard: Heard, field: str) -> None:
    exchange = await heard.message(**MESSAGE)
    numbers = {"attachments": [{"id": 0}], "message_reference": {"message_id": 5, "channel_id": 6, "guild_id": 7}}
    assert contract.check_request(asked(exchange, {field: numbers[field]})) == []
    assert contract.check_request(asked(exchange, {"sticker_ids": [5]})) != []


async def test_parameters_are_held_to_their_types(contract: Contract, heard: Heard) -> None:
    studio = next(iter(heard.playground.world.guild.channels))
    exchange = await heard.send("GET", f"/channels/{studio}/messages", params={"limit": "5", "before": "7"})
    assert contract.check_request(exchange) == []
    wrong = {
        ("limit", "101"): "/query/limit",
        ("limit", "many"): "/query/limit",
        ("before", "07"): "/query/before",
        ("colour", "red"): "/query/colour",
    }
    for query, pointer in wrong.items():
        (complaint,) = contract.check_request(replace(exchange, query=(query,)))
        assert complaint.pointer == pointer
    (complaint,) = contract.check_request(replace(exchange, path="/api/v10/channels/studio/messages"))
    assert complaint.pointer == "/path/channel_id"


async def test_only_what_the_document_has_is_right(contract: Contract, heard: Heard) -> None:
    exchange = await heard.send("GET", "/users/@me")
    assert contract.check_request(exchange) == []
    (complaint,) = contract.check_request(replace(exchange, path="/api/v10/users/@me/pictures"))
    assert complaint.sentence == "Discord's document has no such operation."
    (complaint,) = contract.check_answer(replace(exchange, status=201))
    assert "no answer of this status" in complaint.sentence
    (complaint,) = contract.check_answer(replace(exchange, answer_headers={"Content-Type": "application/json; x"}))
    assert complaint.pointer == "/headers/Content-Type"
    headers = {"Content-Type": "application/json", "X-RateLimit-Limit": "0.5"}
    (complaint,) = contract.check_answer(replace(exchange, answer_headers=headers))
    assert complaint.pointer == "/headers/X-RateLimit-Limit"


async def test_refusals_are_held_to_their_shape(contract: Contract, heard: Heard) -> None:
    refused = await heard.message(content="x" * 2001)
    assert refused.status == 400
    assert contract.check_answer(refused) == []
    (complaint,) = contract.check_answer(answered(refused, lambda error: error.pop("code")))
    assert complaint.side == "answer 400"
    assert contract.check_answer(answered(refused, lambda error: error.update(errors={"content": ["too long"]})))
    heard.playground.faults.order("POST", "/messages", status=429)
    limited = await heard.message(content="x")
    assert contract.check_answer(limited) == []
    assert contract.check_answer(answered(limited, lambda error: error.pop("retry_after")))
    unknown = await heard.send("GET", "/nothing/here")
    assert contract.check_answer(unknown) == []
    assert contract.check_answer(answered(unknown, lambda error: error.pop("message")))


async def test_exchanges_are_counted_and_mistakes_kept_for_the_test_that_runs(watch: Watch, heard: Heard) -> None:
    before = (watch.requests, watch.answers)
    exchange = await heard.message(**MESSAGE)
    assert (watch.requests, watch.answers) == (before[0] + 1, before[1] + 1)
    assert watch.take() == []
    own = Watch(watch.contract)
    own.hear(asked(exchange, {"content": 5}))
    assert [str(one) for one in own.take()] == [
        'create_message, request, at /content: 5 is not of types "null", "string"'
    ]
    assert str(own.tally) == "1 requests and 1 answers of 1 operations validated, 1 failures"


async def test_wrong_requests_are_forgiven_only_where_they_are_on_purpose(watch: Watch, heard: Heard) -> None:
    own = Watch(watch.contract)
    own.forgives = True
    refused = await heard.message(content="x" * 4001)
    own.hear(refused)
    assert (own.requests, own.answers, own.take()) == (0, 1, [])
    own.hear(replace(refused, status=200))
    assert own.take() != []
    own.forgives = False
    own.hear(refused)
    assert [one.pointer for one in own.take()] == ["/content"]


def test_a_correction_that_the_document_outgrew_is_refused(contract: Contract) -> None:
    document = deepcopy(contract.schemas.document)
    with pytest.raises(LookupError, match=CORRECTIONS[0].pointer):
        correct(document)
