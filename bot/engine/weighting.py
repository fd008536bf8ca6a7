"""Weighting: text with weights, or longer than a text encoder reads at once, as states for the U-Net, by compel.

Text is read in windows of 77 tokens, divided where a sentence, a phrase or at least a word ends, and the states of all
windows stand one after the other. A weight w moves a token's state z to z₀ + w (z - z₀), where z₀ is the state of the
empty text in its place.

compel's own call does the same for weights of 1 and above. For each fragment below 1 it reads the whole text once more,
so that 500 fragments take 500 times as long, and a fragment without tokens raises TypeError. So that part is not used.
"""

from typing import Final

import torch
from compel.embeddings_provider import EmbeddingsProvider, ReturnedEmbeddingsType, SplitLongTextMode
from torch import Tensor
from transformers import CLIPTextModel, CLIPTokenizer

from bot.prompts import weights

MOST_WINDOWS: Final = 12
"""Windows that are read at most, so that no text holds up the others: 2,000 characters of English fit, and scripts that
take more tokens lose what lies beyond."""


def fits(tokenizer: CLIPTokenizer, text: str) -> bool:
    """Whether a text has no weights and is read at once: then there is nothing to do here."""
    return weights.is_plain(text) and len(tokenizer(weights.plain(text)).input_ids) <= tokenizer.model_max_length


@torch.no_grad()
def weighted_states(tokenizer: CLIPTokenizer, encoder: CLIPTextModel, text: str, *, penultimate: bool) -> Tensor:
    """States (1, 77 × windows, C) of a text, those of the last layer but one with `penultimate`, as SDXL wants them."""
    kinds = ReturnedEmbeddingsType
    kind = kinds.PENULTIMATE_HIDDEN_STATES_NON_NORMALIZED if penultimate else kinds.LAST_HIDDEN_STATES_NORMALIZED
    provider = EmbeddingsProvider(  # a fresh one each time: it keeps the empty text's states, which a LoRA changes
        tokenizer,
        encoder,
        truncate=False,
        returned_embeddings_type=kind,
        split_long_text_mode=SplitLongTextMode.SENTENCES,
    )
    fragments = weights.parse(text)
    tokens, per_token, mask = provider.get_token_ids_and_expand_weights(
        [fragment.text for fragment in fragments], [fragment.weight for fragment in fragments], device=encoder.device
    )
    most = MOST_WINDOWS * tokenizer.model_max_length
    states: Tensor = provider.build_weighted_embedding_tensor(
        tokens[:most], per_token[:most], mask[:most], device=encoder.device
    )
    return states.to(encoder.dtype)
