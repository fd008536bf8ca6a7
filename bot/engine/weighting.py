"""Weighting: encodes text that has weights, or is longer than a text encoder's window, with compel.

Text is split into windows of 77 tokens, at each BREAK and elsewhere at the end of a sentence, a phrase or at least a
word, and the states of all windows are concatenated. A weight w moves a token's state z to z₀ + w (z - z₀), where z₀ is
the state of the empty text in the same place.

compel's own call does the same for weights of 1 and above. For each fragment below 1, it encodes the whole text again,
so 500 fragments take 500 times as long, and a fragment without tokens raises TypeError. That part isn't used here.
"""

from typing import Final

import torch
from compel.embeddings_provider import EmbeddingsProvider, ReturnedEmbeddingsType, SplitLongTextMode
from torch import Tensor
from transformers import CLIPTextModel, CLIPTokenizer

from bot.prompts import weights

MOST_WINDOWS: Final = 12
"""The most windows that are encoded, so that no text holds up the others. 2,000 characters of English fit; in scripts
that take more tokens, the rest of a long text is dropped."""


def fits(tokenizer: CLIPTokenizer, text: str) -> bool:
    """Whether a text has no weights and no BREAK and fits into one window, so that it needs no compel."""
    return weights.is_plain(text) and len(tokenizer(weights.plain(text)).input_ids) <= tokenizer.model_max_length


@torch.no_grad()
def weighted_states(tokenizer: CLIPTokenizer, encoder: CLIPTextModel, text: str, *, penultimate: bool) -> Tensor:
    """States (1, 77 × windows, C) of a text; `penultimate` takes the last layer but one, as SDXL does."""
    kinds = ReturnedEmbeddingsType
    kind = kinds.PENULTIMATE_HIDDEN_STATES_NON_NORMALIZED if penultimate else kinds.LAST_HIDDEN_STATES_NORMALIZED
    provider = EmbeddingsProvider(  # new each time: it caches the empty text's states, which a LoRA changes
        tokenizer,
        encoder,
        truncate=False,
        returned_embeddings_type=kind,
        split_long_text_mode=SplitLongTextMode.SENTENCES,
    )
    parts = [
        provider.get_token_ids_and_expand_weights(
            [fragment.text for fragment in part], [fragment.weight for fragment in part], device=encoder.device
        )
        for part in weights.windows(text)[:MOST_WINDOWS]
    ]
    tokens, per_token, mask = (torch.cat(tensors) for tensors in zip(*parts, strict=True))
    most = MOST_WINDOWS * tokenizer.model_max_length
    states: Tensor = provider.build_weighted_embedding_tensor(
        tokens[:most], per_token[:most], mask[:most], device=encoder.device
    )
    return states.to(encoder.dtype)
