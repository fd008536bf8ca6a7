"""An Ask becomes a request: what it leaves out comes from the model."""

import pytest

from bot.asks import Ask
from bot.errors import RequestError
from bot.jobs import MAX_SEED, STRENGTH
from bot.modelinfo import ModelInfo

INFO = ModelInfo("demo", native=64, multiple=16, steps=20, guidance_scale=4.0, scheduler="ddim")


def test_what_is_not_asked_for_comes_from_the_model() -> None:
    request = Ask("a red house").request(INFO)
    assert (request.width, request.height, request.steps, request.guidance_scale) == (64, 64, 20, 4.0)
    assert (request.scheduler, request.model, request.images, request.strength) == ("ddim", "demo", 1, STRENGTH)
    assert request.negative_prompt == ""
    assert 0 <= request.seed <= MAX_SEED


def test_what_is_asked_for_is_kept() -> None:
    ask = Ask("a red house", "blue", 0.5, 9, 2.0, 7, "80x48", "euler", 3)
    request = ask.request(INFO, "hash", (100, 100))
    assert (request.width, request.height, request.steps, request.guidance_scale) == (80, 48, 9, 2.0)
    assert (request.scheduler, request.seed, request.images, request.strength) == ("euler", 7, 3, 0.5)
    assert (request.negative_prompt, request.image) == ("blue", "hash")


def test_an_upload_gives_its_shape() -> None:
    request = Ask("a red house").request(INFO, "hash", (500, 300))
    assert (request.width, request.height) == (80, 48)


def test_two_asks_without_a_seed_get_different_ones() -> None:
    assert Ask("a").request(INFO).seed != Ask("a").request(INFO).seed


@pytest.mark.parametrize("ask", [Ask(""), Ask("a", steps=0), Ask("a", images=0), Ask("a", size="65x64")])
def test_what_cannot_be_painted_is_refused(ask: Ask) -> None:
    with pytest.raises(RequestError):
        ask.request(INFO)
