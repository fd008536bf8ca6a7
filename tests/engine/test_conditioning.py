"""Prompts are encoded once, and the cache is bounded by bytes."""

from dataclasses import replace

import torch

from bot.engine.conditioning import EncodedText, EncodedTextCache
from bot.engine.engine import DiffusionEngine
from bot.engine.models.model import Model
from tests.engine.painters import REQUEST, ROOMY, paint


def test_a_text_is_encoded_once_and_the_least_used_is_dropped() -> None:
    encoded: list[str | None] = []

    def encode(text: str | None) -> EncodedText:
        encoded.append(text)
        return EncodedText(torch.zeros(1, 10), torch.zeros(1, 10))  # 80 bytes

    cache = EncodedTextCache(encode, limit=200)
    for text in ("a", "b", "a", "c", "a", "b"):
        cache(text)
    assert encoded == ["a", "b", "c", "b"]
    assert cache.bytes == 160


def test_a_text_larger_than_the_cache_is_kept_while_it_is_used() -> None:
    cache = EncodedTextCache(lambda text: EncodedText(torch.zeros(1, 100)), limit=10)
    cache("a")
    assert cache.bytes == 400
    cache("b")
    assert cache.bytes == 400


def test_a_prompt_seen_lately_is_not_encoded_again(sd: Model) -> None:
    calls: list[int] = []
    handle = sd.pipeline.text_encoder.register_forward_pre_hook(lambda module, args: calls.append(1))
    try:
        for seed in range(3):
            paint(DiffusionEngine(sd, ROOMY), replace(REQUEST, prompt="a prompt of its own", seed=seed, images=2))
    finally:
        handle.remove()
    assert len(calls) <= 2  # the prompt and, where no test before needed it, the empty one
