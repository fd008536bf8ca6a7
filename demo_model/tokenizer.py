"""The demo model's tokenizer: a byte-level BPE like CLIP's, which can encode any text."""

import json
from collections.abc import Iterable
from typing import Any

import torch
from tokenizers import Tokenizer, models, pre_tokenizers, trainers
from torch import Tensor
from transformers import CLIPTokenizer

SPECIAL = ("<|startoftext|>", "<|endoftext|>")
CONTEXT = 77
"""Tokens a caption is padded to, as in CLIP."""


def train_tokenizer(captions: Iterable[str], vocab_size: int = 1024) -> CLIPTokenizer:
    """Train a CLIPTokenizer of at most vocab_size entries, with merges learned from the captions.

    Every byte is in the alphabet, alone and as the end of a word, so no text is unknown. A typed "<|endoftext|>" stays
    text (split_special_tokens), so it can't end a caption.
    """
    clip: Tokenizer = CLIPTokenizer()._tokenizer  # type: ignore[assignment]  # an empty one has it, too
    bpe = Tokenizer(models.BPE(continuing_subword_prefix="", end_of_word_suffix="</w>"))
    bpe.normalizer, bpe.pre_tokenizer = clip.normalizer, clip.pre_tokenizer
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    bpe.train_from_iterator(
        captions,
        trainers.BpeTrainer(
            vocab_size=vocab_size - len(alphabet) - len(SPECIAL),  # the second half of the alphabet is added below
            initial_alphabet=alphabet,
            continuing_subword_prefix="",
            end_of_word_suffix="</w>",
            show_progress=False,
        ),
    )
    merges = [tuple(pair) for pair in json.loads(bpe.to_str())["model"]["merges"]]
    words = dict.fromkeys([*alphabet, *(f"{c}</w>" for c in alphabet), *("".join(pair) for pair in merges), *SPECIAL])
    vocab = {word: number for number, word in enumerate(words)}
    options: dict[str, Any] = {"merges": merges, "model_max_length": CONTEXT, "split_special_tokens": True}
    return CLIPTokenizer(vocab=vocab, **options)


def caption_ids(tokenizer: CLIPTokenizer, captions: list[str]) -> Tensor:
    """The token ids (B, 77) of captions, padded and truncated to the context."""
    ids: Tensor = tokenizer(
        captions, padding="max_length", max_length=CONTEXT, truncation=True, return_tensors="pt"
    ).input_ids
    return ids


def caption_windows(tokenizer: CLIPTokenizer, captions: list[str], most: int = 12) -> Tensor:
    """The token ids (B, 77 · W) of captions of any length, in as many windows of 77 as the longest needs, up to `most`.

    Text is split at the end of a word, if there is one, and shorter captions are padded with empty windows.
    """
    whole: list[list[int]] = tokenizer(captions, add_special_tokens=False, verbose=False).input_ids
    split = [_split(tokenizer, row)[:most] for row in whole]
    widest = max(map(len, split))
    start, end = int(tokenizer.bos_token_id), int(tokenizer.eos_token_id)
    rows = [
        [token for part in [*parts, *[[]] * (widest - len(parts))] for token in _framed(part, start, end)]
        for parts in split
    ]
    return torch.tensor(rows)


def _split(tokenizer: CLIPTokenizer, tokens: list[int]) -> list[list[int]]:
    """Token ids in parts of at most 75, each but the last up to the end of a word."""
    ends = [token.endswith("</w>") for token in tokenizer.convert_ids_to_tokens(tokens)]
    parts: list[list[int]] = []
    first, size = 0, CONTEXT - 2
    while len(tokens) - first > size:
        last = next((place for place in range(first + size, first, -1) if ends[place - 1]), first + size)
        parts.append(tokens[first:last])
        first = last
    return [*parts, tokens[first:]]


def _framed(part: list[int], start: int, end: int) -> list[int]:
    """A window: start, the tokens, and end tokens up to 77."""
    return [start, *part, *[end] * (CONTEXT - 1 - len(part))]
